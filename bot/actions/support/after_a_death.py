"""After a death was told: whoever fears that the line is cut off or cancelled hears that it stays."""

import re

from bot.dialogue.topic import Topic
from bot.dialogue.turn import Turn

BEREAVEMENT = "bereavement"
_STAYS = re.compile(
    r"\b(?:cut|switch|turn|shut) (?:us|me|it|everything|the \w+|my \w+) off\b|\b(?:get|be|been|are we) cut off\b"
    r"|\b(?:don'?t|do not|not|never) (?:want (?:to )?|wanna )?(?:cancel|end|stop|close|lose|cut)\b"
    r"|\b(?:keep|put|have|change|transfer|move) (?:it|everything|the \w+|this|that)? ?"
    r"(?:in|into|to|over to) my (?:own )?name\b",
    re.IGNORECASE,
)


class AfterADeath(Topic):
    intent = "after_a_death"
    by_its_words = comes_first = True
    leads_back = False

    def fits(self, turn: Turn) -> bool:
        return BEREAVEMENT in turn.memory.told and turn.memory.form is None and _STAYS.search(turn.words) is not None

    async def answer(self, turn: Turn) -> None:
        turn.say("sensitive.bereavement_stays")
