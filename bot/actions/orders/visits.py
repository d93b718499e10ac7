"""A technician's visit: when it is, and booking, moving or cancelling it."""

from bot.actions.client import Answer
from bot.actions.orders import slots
from bot.actions.orders.visit_reasons import about_trouble, book, find_reason, says_trouble, tells_trouble
from bot.actions.orders.visit_times import TimedVisit
from bot.actions.orders.visit_wants import BOOK, CANCEL, MOVE, SHOW, books, cannot_be_in, show, wanted, wants_call_ahead
from bot.dialogue.answers import is_title
from bot.dialogue.memory import Opened
from bot.dialogue.question import Question
from bot.dialogue.turn import Turn
from bot.reading import asks

# From here on, asking for a visit says what it is for.
ENOUGH_WORDS = 9
# Of so many words, only the time was said.
MOST_WHEN = 6


class BookTechnician(TimedVisit):
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
        return wanted(turn.words) != SHOW and not wants_call_ahead(turn.words)

    def undo(self, form: Opened) -> str | None:
        return None if form.facts["what"] == CANCEL else "cancel the visit"

    def claims(self, turn: Turn) -> bool:
        after_one = turn.memory.last == self.intent
        return cannot_be_in(turn.words) or (after_one and wants_call_ahead(turn.words))

    async def answer(self, turn: Turn) -> None:
        if wants_call_ahead(turn.words):
            self.tell_of_calls(turn)
        elif self.changes(turn):
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
            return await self.free(turn, form) is not None
        return False

    async def take(self, turn: Turn, form: Opened) -> bool | None:
        """Asked what for, they may say when first, and the other way round. A question is neither."""
        says_when = slots.when_said(turn, turn.words)
        if form.asked == "slot" and slots.names_when(turn, turn.words) and not (is_title(turn) or asks(turn.words)):
            # "Tuesday am" has a word of "Mon 23 November am" in it, and is another day.
            await self.keep_slot(turn, form)
            return True
        says_what = says_trouble(turn, turn.words)
        if form.asked in ("slot", "trouble") and asks(turn.words) and not says_when and not says_what:
            return False
        if form.asked == "slot" and "needs_trouble" in form.facts and tells_trouble(turn):
            form.values["trouble"] = turn.words.strip()
            await self.ask_again(turn, form)
            return True
        if form.asked != "trouble" or not says_when or tells_trouble(turn) or len(turn.words.split()) > MOST_WHEN:
            return await super().take(turn, form)
        return await self.keep_slot(turn, form, "visits.time_noted")

    async def read_trouble(self, turn: Turn, form: Opened, words: str) -> str | None:
        """What a technician is told. Asked for a visit in one breath with the reason, they have said it."""
        if "needs_trouble" not in form.facts:
            return None
        asked = form.asked == "trouble"
        says_why = says_trouble(turn, words) or len(words.split()) >= ENOUGH_WORDS
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
