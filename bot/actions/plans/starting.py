"""From when a new plan holds: today, or with the next bill."""

import re
from typing import Any

from bot.actions.plans.plan_form import PlanForm
from bot.dialogue.form import refuse
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import Turn
from bot.reading import yes_or_no

NOW, NEXT_BILL, NEITHER = "now", "next_bill", "neither"
# As they stand in a menu. The 2nd of the month is meant only where the bill comes on it.
PLACES = {"1": NOW, "2": NEXT_BILL}
_BILL = re.compile(r"\bbill\b", re.IGNORECASE)
_NOW = re.compile(r"\b(?:now|straight ?away|right away|at once|immediately|asap)\b", re.IGNORECASE)


class WithDay(PlanForm):
    """The part of a change that asks for its day."""

    async def options_when(self, turn: Turn, form: Opened) -> list[Reply]:
        return [Reply(turn.phrase("plans.today"), value=NOW), Reply(form.facts["next_bill"], value=NEXT_BILL)]

    async def read_when(self, turn: Turn, form: Opened, words: str) -> Any:
        """A day that is behind us tells since when something is so, unless a day was asked for."""
        found = turn.found(asked="day" if form.asked == "when" else None, text=words)
        day = next((one.value for one in found if one.kind == "day"), None)
        if form.asked != "when":
            return day if day and day >= turn.today else None
        if words.strip(" .") in PLACES and (day is None or day.isoformat() != form.facts["next_iso"]):
            return PLACES[words.strip(" .")]
        if day:
            return day
        # A yes to two days is one to the better of them, which is summed up first.
        said = NEXT_BILL if _BILL.search(words) else NOW if _NOW.search(words) else None
        return said or {"yes": NEXT_BILL, "no": NEITHER}.get(yes_or_no(words) or "")

    async def check_when(self, turn: Turn, form: Opened, value: Any) -> Any:
        """ "The 1st of January" is no first place in the menu, and no day on which a change is possible."""
        if value == NEITHER:
            await self.declined(turn, form)
            return value
        day = turn.first("day") if isinstance(value, str) else value
        if day is None or "next_iso" not in form.facts:
            return value if isinstance(value, str) else NEXT_BILL
        possible = {turn.today.isoformat(): NOW, form.facts["next_iso"]: NEXT_BILL}
        return possible.get(day.isoformat()) or refuse("plans.change_plan_when_only", **form.facts)
