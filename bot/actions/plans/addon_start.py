"""From when an extra holds: whatever is added starts today, so who names a later day is asked whether to wait."""

from typing import Any

from bot.actions.other_line import OfOneLine
from bot.actions.plans.addon_words import ADD, REMOVE
from bot.dialogue.form import refuse
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import Turn
from bot.reading import yes_or_no

WAIT, TODAY, LATER = "wait", "today", "later"


class WithStart(OfOneLine):
    """The part of an extra's form that asks for its day."""

    async def options_start(self, turn: Turn, form: Opened) -> list[Reply]:
        return [Reply(turn.phrase(f"plans.addon_{when}"), value=when) for when in (WAIT, TODAY)]

    async def read_start(self, turn: Turn, form: Opened, words: str) -> Any:
        if "line_id" in form.facts and action_of(form) == REMOVE:
            return None
        day = next((one.value for one in turn.found(text=words) if one.kind == "day"), None)
        if day and day > turn.today and "name" not in form.facts:
            form.facts["later"] = True  # asked about once it is known what is to start
            return None
        if day and day > turn.today:
            return WAIT if form.asked == "start" else LATER
        return {"yes": WAIT, "no": TODAY}.get(yes_or_no(words) or "") if form.asked == "start" else None

    async def check_start(self, turn: Turn, form: Opened, value: str) -> Any:
        if value == LATER:
            form.facts["later"] = True
            return refuse("plans.addon_starts_today")
        if value == WAIT:
            await self.declined(turn, form)
        return value


def action_of(form: Opened) -> str:
    """What is wanted with it. Where that was not said, what is there is dropped, and else it is added."""
    has_it = form.facts["line_id"] in form.facts["having"]
    return form.facts["action"] or (REMOVE if has_it else ADD)
