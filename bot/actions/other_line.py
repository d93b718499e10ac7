"""A form about one of several lines: another one can be named in the middle, and it begins again for that one.

Of two that are named at once, each in its own half of the message, the second waits until the first is seen to.
"""

import re
from collections.abc import Sequence

from bot.actions.lines import Line, ask_which, known_lines
from bot.dialogue.answers import is_title
from bot.dialogue.form import Form
from bot.dialogue.lines import called
from bot.dialogue.lines import meant as meant_lines
from bot.dialogue.memory import Opened, Wish
from bot.dialogue.turn import Turn
from bot.reading import last_digits, means_other_line, yes_or_no

# Who says more tells a story.
MOST_WORDS = 8
ASKS_FOR_LINE = ("line", "service")
MOST_WORDS_OF_TWO = 16
_AND = re.compile(r"\s*(?:,\s*(?:and\b)?|&|\band\b|\bplus\b)\s*(?:also\s+)?", re.IGNORECASE)


class OfOneLine(Form):
    def words_again(self, form: Opened) -> str:
        """The words by which it begins again with what is known so far, whichever line it is about."""
        return ""

    async def answer(self, turn: Turn) -> None:
        if halves := await _of_two_lines(turn):
            first, second = halves
            turn.as_if(self.intent, first)
            turn.memory.next = Wish(self.intent, second)
        await super().answer(turn)

    async def take(self, turn: Turn, form: Opened) -> bool | None:
        line_id = form.facts.get("line_id") or form.values.get("line")
        if not line_id or not _may_name_one(turn, form):
            return None
        fitting = await _fitting(turn, line_id)
        if fitting:
            await self._begin_again(turn, form, fitting)
        return True if fitting else None

    async def _begin_again(self, turn: Turn, form: Opened, fitting: Sequence[Line]) -> None:
        turn.memory.form = None
        turn.as_if(self.intent, self.words_again(form))
        if len(fitting) > 1:
            await ask_which(self, turn, fitting)
            return
        service = fitting[0]["service"]
        turn.choose_line(service["kind"], service["id"])
        await self.answer(turn)


async def _of_two_lines(turn: Turn) -> list[str] | None:
    """ "Cancel van 1 and van 2" in halves, where each names another line."""
    halves = [half for half in _AND.split(turn.words, maxsplit=1) if half]
    if len(halves) < 2 or len(turn.words.split()) > MOST_WORDS_OF_TWO:
        return None
    services = [line["service"] for line in await known_lines(turn)]
    named = [meant_lines(half, turn.found(text=half), services) for half in halves]
    ids = {lines[0]["id"] for lines in named if len(lines) == 1}
    return halves if len(ids) == len(halves) else None


def _may_name_one(turn: Turn, form: Opened) -> bool:
    """A yes, a no or one of the choices names none, and where a line was asked for it is an answer like others."""
    if form.asked in (None, *ASKS_FOR_LINE) or is_title(turn):
        return False
    return 0 < len(turn.words.split()) <= MOST_WORDS and yes_or_no(turn.words) is None


async def _fitting(turn: Turn, line_id: str) -> list[Line]:
    """The one of the same kind that is named; of "the other line" all others."""
    lines = await known_lines(turn)
    kind = next((line["service"]["kind"] for line in lines if line["service"]["id"] == line_id), None)
    alike = [line for line in lines if line["service"]["kind"] == kind]
    named = [line for line in alike if called(turn.words, line["service"]["label"])]
    if not named and means_other_line(turn.words):
        digits = last_digits(turn.words)
        named = [line for line in alike if digits and line["service"]["label"].endswith(digits)] or alike
        return [line for line in named if line["service"]["id"] != line_id]
    return named if len(named) == 1 and named[0]["service"]["id"] != line_id else []
