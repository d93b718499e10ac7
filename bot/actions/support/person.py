"""The way to a person, and what customers think of us."""

import re
from typing import Any

from bot.dialogue.form import Form, Question
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.topic import Topic
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


# "I don't want to talk to a human": taken for the wish for one.
_NO_PERSON = re.compile(
    r"\b(?:don'?t|do not) (?:want|need|wish)(?: to (?:talk|speak|ring|call|phone))?(?: (?:to|with))?"
    r"(?: an?| any| your)?(?: real| live)? (?:person|people|humans?|agents?|someone|somebody|anyone|anybody)\b",
    re.IGNORECASE,
)
_RING_ME = re.compile(
    r"\b(?:some ?one|some ?body|a person|an? (?:agent|adviser|advisor|manager)|you|u)\b(?: \w+){0,2}? "
    r"(?:ring|call|phone) (?:me|us)\b",
    re.IGNORECASE,
)
NEAR, MOST_NEAR = 0.05, 3


def wants_a_call(words: str) -> bool:
    return _RING_ME.search(words) is not None


class RequestHuman(Topic):
    """How, when, and what to do outside of those hours. What was going on stays open and is not asked again now."""

    intent = "request_human"
    leads_back = False

    def claims(self, turn: Turn) -> bool:
        """ "And someone ring me about it after 5"."""
        return wants_a_call(turn.words)

    async def answer(self, turn: Turn) -> None:
        if _NO_PERSON.search(turn.words):
            turn.say("support.no_person", replies=self._instead(turn))
        else:
            again = any(str(said.get("key")).startswith("support.request_human") for said in turn.memory.said)
            within = "support.request_human_within" if turn.memory.form else "support.request_human"
            turn.say("support.request_human_again" if again else within)

    def _instead(self, turn: Turn) -> list[Reply] | None:
        """What else the message may have been about; else the wording's own."""
        near = [intent for intent in turn.near(NEAR) if intent in turn.book.titles and intent != self.intent]
        return [Reply(turn.book.title(intent), intent) for intent in near[:MOST_NEAR]] or None


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
