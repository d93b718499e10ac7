"""What customers think of us: praise, marks and ideas."""

import re
from typing import Any

from bot.dialogue.form import Form, Question
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import Turn

PASS_ON, KEEP = "pass_on", "keep"
# Fewer words only say that there is something to say: "I want to leave feedback".
FEWEST_WORDS, MOST_ANNOUNCING = 3, 9
_ANNOUNCES = re.compile(
    r"\b(?:give|leave|have|got|some|make|send|submit|provide)\b.{0,20}\b(?:feedback|review|suggestions?|comments?|rating)\b",
    re.IGNORECASE,
)
_POOR = re.compile(
    r"\b(?:[0-4] ?(?:/|out of) ?10|[12] ?(?:/|out of) ?5|(?:one|1|two|2|zero|0) stars?|bad|poor|rude|awful|terrible"
    r"|slow|useless|rubbish|disappoint\w*|unhelpful|worst|not (?:good|happy|impressed|helpful))\b",
    re.IGNORECASE,
)
_SUGGESTS = re.compile(
    r"\b(?:should|could|would be (?:nice|good|great)|suggest\w*|idea|wish|please add|why not)\b", re.IGNORECASE
)


class GiveFeedback(Form):
    """Thanks, and a case for who wants the team to have it: nothing is kept that nobody reads."""

    intent = "give_feedback"
    topic = "support"
    questions = (Question("words", free=True), Question("passing", reads=("yes_no",)))
    refusals = {"ticket-already-open": "support.case_known"}

    async def begin(self, turn: Turn, form: Opened) -> bool:
        said = turn.words.strip()
        if len(said.split()) >= FEWEST_WORDS and not (_ANNOUNCES.search(said) and len(said.split()) < MOST_ANNOUNCING):
            form.values["words"] = said
        return True

    async def options_passing(self, turn: Turn, form: Opened) -> list[Reply]:
        pass_on, keep = (Reply(turn.phrase(f"support.{name}"), value=name) for name in (PASS_ON, KEEP))
        complain = [Reply(turn.book.title("complain"), "complain")] if tone(form.values["words"]) == "poor" else []
        return [pass_on, *complain, keep]

    async def facts(self, turn: Turn, form: Opened) -> dict[str, Any]:
        """Asked in the words that fit: thanks for praise, regret for what was bad."""
        words = form.values.get("words")
        return {"thanks": turn.phrase(f"support.thanks_{tone(words)}") if words else ""}

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        if form.values["passing"] in (KEEP, "no"):
            self.finish(turn)
            turn.say("support.feedback_kept")
            return
        title = turn.phrase("support.feedback_title")
        opened = await turn.post("/v1/tickets", {"kind": "request", "title": title, "text": form.values["words"]})
        if await self.went_through(turn, opened):
            say_case(turn, "support.feedback_passed", opened.body["ticket"])


def tone(words: str) -> str:
    if _POOR.search(words):
        return "poor"
    return "idea" if _SUGGESTS.search(words) else "praise"


def say_case(turn: Turn, key: str, ticket: dict[str, Any]) -> None:
    """A number to name, and the day by which somebody answers."""
    turn.say(key, number=ticket["number"], promised=ticket["promised"]["display"])
