"""The time of a visit: which of the free ones is meant, and which are offered."""

from typing import Any

from bot.actions.orders import slots
from bot.actions.orders.slot_cards import slots_card
from bot.actions.orders.visit_shown import ShownVisit
from bot.dialogue.correcting import keep
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.question import Question, refuse
from bot.dialogue.turn import Turn
from bot.reading import agrees

# A time of day or a day that does not say which of the free times it means.
SEVERAL = "several"


class TimedVisit(ShownVisit):
    """The part of the form about visits that asks for the time."""

    async def options_slot(self, turn: Turn, form: Opened) -> list[Reply]:
        free = await self.free(turn, form)
        if free == []:
            turn.memory.form = None
            turn.say("visits.none_free")
        near = form.facts.get("near")
        return self._replies(turn, form, [one for one in free or [] if one["id"] in near] if near else free or [])

    async def drawn(self, turn: Turn, form: Opened, question: Question, options: list[Reply]) -> dict[str, Any] | None:
        return slots_card(turn, form.facts.get("drawn", []), options) if question.name == "slot" else None

    async def read_slot(self, turn: Turn, form: Opened, words: str) -> str | None:
        """The one that fits. Where several do or none does, those that come nearest are offered next."""
        if form.asked == "slot" and len(form.options) == 1 and agrees(words) == "yes":
            return str(form.options[0].value)
        soonest = slots.says_soonest(words)
        # "It drops every evening" is no time for a visit; asked for one, "evening" is.
        kinds = {one.kind for one in slots.when_said(turn, words)} - (set() if form.asked else {"hours"})
        if not soonest and not kinds:
            return None
        every, known = await self.free(turn, form) or [], form.values.get("slot")
        following = slots.following(every, known, words)
        free = following or slots.of_known_day(every, known, kinds)
        fitting = free[:1] if soonest else self._fitting(turn, form, free, words) or following
        exact = [one for one in fitting if not slots.begins_before(turn, one, words)]
        if len(exact) == 1:
            return str(exact[0]["id"])
        near = exact or fitting or slots.nearest(turn, free, words)
        form.facts["near"] = [one["id"] for one in near][: slots.MOST_OFFERED]
        form.facts["fits"] = "several_fit" if exact else "begins_before" if fitting else "day_not_free"
        return SEVERAL if free else None

    def _fitting(self, turn: Turn, form: Opened, free: list[slots.Slot], words: str) -> list[slots.Slot]:
        """Of those that were offered, if one fits; "Monday" is the Monday that was offered, and not a nearer one."""
        options = [option.value for option in form.options]
        offered = [one for one in free if one["id"] in options]
        fitting = slots.meant(turn, offered, words) or slots.of_weekday(turn, offered, free, words)
        return fitting or slots.meant(turn, free, words)

    async def check_slot(self, turn: Turn, form: Opened, value: str) -> Any:
        free = await self.free(turn, form) or []
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
        form.facts |= {"listed": slots.listed(turn, shown), "drawn": [slots.brief(one) for one in shown]}
        return [slots.reply(turn, one) for one in shown]

    async def free(self, turn: Turn, form: Opened) -> list[slots.Slot] | None:
        """All free times, but for the one that it is booked for."""
        found = await slots.free(turn, form.facts["kind"], form.facts["site"])
        if not found.ok:
            await self.stop(turn, found)
            return None
        return [one for one in found.body["items"] if slots.when(turn, one) != form.facts.get("was")]

    async def keep_slot(self, turn: Turn, form: Opened, key: str | None = None) -> bool:
        if value := await self.read_slot(turn, form, turn.words):
            await keep(turn, self, form, self.question("slot"), value, key)
        return value is not None
