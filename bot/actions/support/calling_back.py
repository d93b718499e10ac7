"""A call instead of waiting: one question, between which hours, and a number to name."""

import re
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.actions.support.card import CALL_BACK, told
from bot.dialogue.form import Form, Question
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import Turn

WINDOW = "window"
CALLBACKS, WINDOWS, MINE = "/v1/callbacks", "/v1/callbacks/windows", "/v1/callbacks/mine"
# "I'll ring you back" is no wish, and a case that is followed up has its own way to pass a wished call on.
_RING = re.compile(
    r"\b(?:(?:call|ring|phone) (?:me|us) back|(?:a|the) call ?back|callback"
    r"|(?:call|ring|phone) me (?:later|tomorrow|instead)"
    r"|(?:can|could|will|would) (?:you|u|someone|somebody|a person|an agent) (?:please )?(?:call|ring|phone) me)\b",
    re.IGNORECASE,
)
_CALLS_OFF = re.compile(
    r"\b(?:cancel|stop|drop|call off|don'?t need|no need for|forget) (?:the|that|my|your|a) call(?: ?back)?\b",
    re.IGNORECASE,
)
CASES = "check_ticket"
CANCEL = "cancel the call"
MOST = 3


def offer(turn: Turn) -> Reply:
    return Reply(turn.book.title(CALL_BACK), CALL_BACK, value="call me back")


class CallBack(Form):
    """The number is the one on the account; another is for a person to note."""

    intent = CALL_BACK
    topic = "support"
    by_its_words = comes_first = True
    questions = (Question(WINDOW),)
    refusals = {"no-hours": "support.call_none", "number-needed": "support.call_no_number"}
    anew = {"window-gone": (WINDOW, "support.call_back_window_gone")}

    def fits(self, turn: Turn) -> bool:
        if turn.memory.form is not None or turn.memory.last == CASES:
            return False
        return _CALLS_OFF.search(turn.words) is not None or _RING.search(turn.words) is not None

    async def begin(self, turn: Turn, form: Opened) -> bool:
        if _CALLS_OFF.search(turn.words) or turn.words == CANCEL:
            await self._call_off(turn)
            return False
        mine = await turn.get(MINE)
        if not mine.ok:
            await self.excuse(turn, mine)
            return False
        if mine.body["state"] != "none":
            self._say_when(turn, "support.call_known", mine.body)
            return False
        form.facts["asked"] = told(turn)
        return True

    async def options_window(self, turn: Turn, form: Opened) -> list[Reply]:
        found = await turn.get(WINDOWS, topic=form.facts["asked"].get("topic"))
        if not found.ok:
            await self.stop(turn, found)
            return []
        items = found.body["items"][:MOST]
        if not items:
            self.finish(turn)
            turn.say("support.call_none")
            return []
        form.facts["phone"] = found.body["phone"] or turn.phrase("support.call_your_number")
        return [Reply(_title(turn, one), value=one["begins"]) for one in items]

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        """Nothing is bought, and it can be called off: the choice is the yes."""
        asked = {name: form.facts["asked"].get(name) for name in ("topic", "reason", "card")}
        promised = await turn.post(CALLBACKS, {"begins": form.values[WINDOW], **asked})
        if await self.went_through(turn, promised):
            key = "support.call_promised" if promised.body["is_new"] else "support.call_known"
            self._say_when(turn, key, promised.body)

    def _say_when(self, turn: Turn, key: str, call: dict[str, Any]) -> None:
        off = Reply(turn.phrase("support.call_off"), CALL_BACK, value=CANCEL)
        turn.say(key, replies=[off], window=call["window"]["display"], phone=call["phone"], number=call["number"])

    def undo(self, form: Opened) -> str | None:
        return CANCEL

    async def _call_off(self, turn: Turn) -> None:
        called_off = await turn.delete(MINE)
        if not called_off.ok:
            await self.excuse(turn, called_off)
        elif called_off.body["state"] == "none":
            turn.say("support.call_none_coming")
        else:
            turn.say("support.call_called_off", number=called_off.body["number"])


def _title(turn: Turn, window: dict[str, Any]) -> str:
    """ "Mon 08:00 to 10:00", on the operator's clock."""
    zone = ZoneInfo(turn.operator.timezone)
    begins, ends = (datetime.fromisoformat(window[end].replace("Z", "+00:00")) for end in ("begins", "ends"))
    return f"{begins.astimezone(zone):%a %H:%M} to {ends.astimezone(zone):%H:%M}"
