"""A technician's visit: when it is, and booking, moving or cancelling it."""

from typing import Any

from bot.actions.client import Answer
from bot.actions.orders import slots
from bot.actions.orders.visit_reasons import about_trouble, book, find_reason, symptoms, tells_trouble
from bot.actions.orders.visit_shown import ShownVisit
from bot.actions.orders.visit_wants import BOOK, CANCEL, MOVE, SHOW, books, cannot_be_in, show, wanted
from bot.dialogue.correcting import keep
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.question import Question, refuse
from bot.dialogue.turn import Turn
from bot.reading import asks

# A time of day or a day that does not say which of the free times it means.
SEVERAL = "several"
# From here on, asking for a visit says what it is for.
ENOUGH_WORDS = 9
# Of so many words, only the time was said.
MOST_WHEN = 6


class BookTechnician(ShownVisit):
    """Tells of the visit that is booked, unless it is to be changed; books one where there is none."""

    intent = "book_technician"
    topic = "visits"
    questions = (
        Question("trouble", free=True, needed=lambda form: "needs_trouble" in form.facts),
        Question("slot", needed=lambda form: form.facts["what"] != CANCEL),
    )
    refusals = {
        "service-unknown": "visits.no_home",
        "no-visit-needed": "visits.not_needed",
        "slot-taken": "visits.slot_taken",
        "slot-unknown": "visits.slot_taken",
        "visit-booked": "visits.booked_already",
        "visit-moved": "visits.changed_meanwhile",
        "visit-over": "visits.changed_meanwhile",
        "too-late-to-change": "visits.too_late",
        "order-over": "visits.not_needed",
        "case-over": "visits.case_over",
    }

    def changes(self, turn: Turn) -> bool:
        return wanted(turn.words) != SHOW

    def undo(self, form: Opened) -> str | None:
        return None if form.facts["what"] == CANCEL else "cancel the visit"

    def claims(self, turn: Turn) -> bool:
        return cannot_be_in(turn.words)

    async def answer(self, turn: Turn) -> None:
        if self.changes(turn):
            await super().answer(turn)
        elif (coming := await self.coming(turn)) is not None:
            self.tell(turn, coming[0])

    async def begin(self, turn: Turn, form: Opened) -> bool:
        what = form.facts["what"] = wanted(turn.words)
        coming = await self.coming(turn, may_book=what == BOOK)
        if coming is None:
            return False
        if not coming:
            return await self._look_for_reason(turn, form)
        visit = coming[0]
        if what == BOOK and slots.when_said(turn, turn.words) and not books(turn.words):
            # "Can he come on Friday" is about the one that is booked.
            what = form.facts["what"] = MOVE
        if what == BOOK:
            show(turn, visit)
        elif not visit["may_change"]:
            turn.say("visits.too_late", when=slots.when(turn, visit))
        else:
            site = {"order_id": visit["order_id"]} if visit["order_id"] else {"service_id": visit["service_id"]}
            form.facts |= {"visit": visit["id"], "was": slots.when(turn, visit), "site": site, "kind": visit["kind"]}
            return True
        return False

    async def _look_for_reason(self, turn: Turn, form: Opened) -> bool:
        found = await find_reason(turn)
        if isinstance(found, Answer):
            await self.stop(turn, found)
        elif isinstance(found, str):
            turn.say("visits.outage", text=found)
        else:
            form.facts |= found
            # Whether anybody can come at all is known before they are asked what for.
            return await self._free(turn, form) is not None
        return False

    async def take(self, turn: Turn, form: Opened) -> bool | None:
        """Asked what for, they may say when first, and the other way round. A question is neither."""
        says_when = slots.when_said(turn, turn.words)
        if form.asked in ("slot", "trouble") and asks(turn.words) and not says_when and not symptoms(turn, turn.words):
            return False
        if form.asked == "slot" and "needs_trouble" in form.facts and tells_trouble(turn):
            form.values["trouble"] = turn.words.strip()
            await self.ask_again(turn, form)
            return True
        if form.asked != "trouble" or not says_when or tells_trouble(turn) or len(turn.words.split()) > MOST_WHEN:
            return await super().take(turn, form)
        if value := await self.read_slot(turn, form, turn.words):
            await keep(turn, self, form, self.question("slot"), value, "visits.time_noted")
        return value is not None

    async def options_slot(self, turn: Turn, form: Opened) -> list[Reply]:
        free = await self._free(turn, form)
        if free == []:
            turn.memory.form = None
            turn.say("visits.none_free")
        near = form.facts.get("near")
        return self._replies(turn, form, [one for one in free or [] if one["id"] in near] if near else free or [])

    async def read_slot(self, turn: Turn, form: Opened, words: str) -> str | None:
        """The one that fits. Where several do or none does, those that come nearest are offered next."""
        soonest = slots.says_soonest(words)
        # "It drops every evening" is no time for a visit; asked for one, "evening" is.
        kinds = {one.kind for one in slots.when_said(turn, words)} - (set() if form.asked else {"hours"})
        if not soonest and not kinds:
            return None
        free = slots.of_known_day(await self._free(turn, form) or [], form.values.get("slot"), kinds)
        options = [option.value for option in form.options]
        offered = [one for one in free if one["id"] in options]
        fitting = free[:1] if soonest else slots.meant(turn, offered, words) or slots.meant(turn, free, words)
        exact = [one for one in fitting if not slots.begins_before(turn, one, words)]
        if len(exact) == 1:
            return str(exact[0]["id"])
        near = exact or fitting or slots.nearest(turn, free, words)
        form.facts["near"] = [one["id"] for one in near][: slots.MOST_OFFERED]
        form.facts["fits"] = "several_fit" if exact else "begins_before" if fitting else "day_not_free"
        return SEVERAL if free else None

    async def check_slot(self, turn: Turn, form: Opened, value: str) -> Any:
        free = await self._free(turn, form) or []
        if value == SEVERAL:
            form.options = self._replies(turn, form, [one for one in free if one["id"] in form.facts["near"]])
            return refuse(f"visits.{form.facts['fits']}")
        slot = next((one for one in free if one["id"] == value), None)
        if slot is None:
            return refuse("visits.book_technician_slot_again")
        said = slots.as_said(turn, free, slot)
        if said is None:
            form.options = self._replies(turn, form, slots.same_day(free, slot))
            return refuse("visits.day_not_free")
        form.facts["when"] = slots.when(turn, said)
        return said["id"]

    def _replies(self, turn: Turn, form: Opened, free: list[slots.Slot]) -> list[Reply]:
        shown = free if len(free) <= slots.MOST_OFFERED else slots.spread(free)
        form.facts["listed"] = slots.listed(turn, shown)
        return [slots.reply(turn, one) for one in shown]

    async def _free(self, turn: Turn, form: Opened) -> list[slots.Slot] | None:
        """All free times, but for the one that it is booked for."""
        found = await slots.free(turn, form.facts["kind"], form.facts["site"])
        if not found.ok:
            await self.stop(turn, found)
            return None
        return [one for one in found.body["items"] if slots.when(turn, one) != form.facts.get("was")]

    async def read_trouble(self, turn: Turn, form: Opened, words: str) -> str | None:
        """What a technician is told. Asked for a visit in one breath with the reason, they have said it."""
        if "needs_trouble" not in form.facts:
            return None
        asked = form.asked == "trouble"
        says_why = symptoms(turn, words) or len(words.split()) >= ENOUGH_WORDS
        return words.strip() if (asked and about_trouble(turn)) or (not asked and says_why) else None

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        what = form.facts["what"]
        known = {name: form.facts.get(name) for name in ("when", "was")}
        yes, no = (turn.phrase(f"visits.{what}_{answer}") for answer in ("yes", "no"))
        change = {} if what == CANCEL else {"slot": turn.phrase("visits.other_time")}
        form.facts.pop("near", None)
        self.confirm(turn, f"visits.{what}_confirm", yes=yes, no=no, change=change, **known)

    async def act(self, turn: Turn, form: Opened) -> None:
        facts, what = form.facts, form.facts["what"]
        if what == CANCEL:
            done = await turn.post(f"/v1/orders/appointments/{facts['visit']}/cancellation")
        elif what == MOVE:
            done = await turn.post(f"/v1/orders/appointments/{facts['visit']}/move", {"slot_id": form.values["slot"]})
        else:
            done = await book(turn, form)
        if await self.went_through(turn, done):
            turn.say(f"visits.{what}_done", when=slots.when(turn, done.body), address=done.body["address"])

    async def stop(self, turn: Turn, answer: Answer) -> None:
        form = turn.memory.form
        if form and answer.problem in ("slot-taken", "slot-unknown") and form.values.pop("slot", None):
            # Somebody was faster: the times that are free now.
            options = await self.options_slot(turn, form)
            await self.ask(turn, form, self.question("slot"), options, "visits.slot_taken_choose")
            return
        await super().stop(turn, answer)
