"""The way to a person: into the line, or what there is instead while nobody answers. The assistant never pretends."""

import re
from typing import Any

from bot.actions.client import Outcome
from bot.actions.support import calling_back
from bot.actions.support.card import LOST, told
from bot.dialogue.memory import Reply
from bot.dialogue.moments import FRAUD
from bot.dialogue.topic import Topic
from bot.dialogue.turn import Turn

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
HANDOFFS = "/v1/handoffs"
NIGHT = "helpline_night"
# Minutes. Whoever may have to wait for so long can be rung instead.
LONG = 10
COMES = ("called", "with_agent")
# They left the page, and wait or are answered on their phone.
BY_TEXT = "by_text"


def wants_a_call(words: str) -> bool:
    return _RING_ME.search(words) is not None


class RequestHuman(Topic):
    """What was going on stays open, and goes on when the assistant is asked again."""

    intent = "request_human"
    leads_back = False

    def claims(self, turn: Turn) -> bool:
        """ "And someone ring me about it after 5"."""
        return wants_a_call(turn.words)

    async def answer(self, turn: Turn) -> None:
        if _NO_PERSON.search(turn.words):
            turn.say("support.no_person", replies=self._instead(turn))
            return
        asked = await turn.post(HANDOFFS, told(turn))
        if asked.outcome is Outcome.token_refused:
            await self.excuse(turn, asked)
        elif not asked.ok or (asked.body["state"] == "closed" and not asked.body["opens"]):
            # No team is set up, or nobody knows when one answers: there is the telephone.
            _by_phone(turn)
        elif asked.body["state"] == "closed":
            _closed(turn, asked.body["opens"]["display"])
        else:
            _in_line(turn, asked.body)

    def _instead(self, turn: Turn) -> list[Reply] | None:
        """What else the message may have been about; else the wording's own."""
        near = [intent for intent in turn.near(NEAR) if intent in turn.book.titles and intent != self.intent]
        return [Reply(turn.book.title(intent), intent) for intent in near[:MOST_NEAR]] or None


def _by_phone(turn: Turn) -> None:
    again = any(str(said.get("key")).startswith("support.request_human") for said in turn.memory.said)
    within = "support.request_human_within" if turn.memory.form else "support.request_human"
    turn.say("support.request_human_again" if again else within)


def _closed(turn: Turn, opens: str) -> None:
    memory = turn.memory
    hurries = FRAUD in memory.told or LOST in (memory.last, memory.form.intent if memory.form else None)
    night = hurries and NIGHT in turn.operator.helplines
    if night:
        turn.say("support.desk_closed_night", opens=opens)
    else:
        case, rest = (Reply(turn.book.title(intent), intent) for intent in ("service_request", "help"))
        turn.say("support.desk_closed", replies=[calling_back.offer(turn), case, rest], opens=opens)


def _in_line(turn: Turn, stands: dict[str, Any]) -> None:
    if stands["state"] in COMES:
        turn.say("support.person_comes")
        return
    if stands["state"] == BY_TEXT:
        _by_text(turn, stands)
        return
    ways = [Reply(turn.phrase("support.back"))]
    if (stands["expected_most_minutes"] or 0) >= LONG:
        ways.insert(0, calling_back.offer(turn))
    turn.say("support.in_line", replies=ways, where=_where(turn, stands), wait=_wait(turn, stands))


def _by_text(turn: Turn, stands: dict[str, Any]) -> None:
    if stands["place"]:
        turn.say("support.in_line_by_text", where=_where(turn, stands), number=stands["texts_to"])
    else:
        turn.say("support.person_by_text", number=stands["texts_to"])


def _where(turn: Turn, stands: dict[str, Any]) -> str:
    place = stands["place"]
    return turn.phrase("support.place_next") if place == 1 else turn.phrase("support.place_number", place=place)


def _wait(turn: Turn, stands: dict[str, Any]) -> str:
    """As a range that was measured, or honestly none."""
    least, most = stands["expected_minutes"], stands["expected_most_minutes"]
    if least is None or most is None:
        return turn.phrase("support.wait_unknown")
    if least == most:
        return turn.phrase("support.wait_about", most=most)
    return turn.phrase("support.wait_range", least=least, most=most)
