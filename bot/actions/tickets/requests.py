"""A case in the customer's own words, for what has no topic of its own, or when they were not understood."""

import re
from typing import Any

from bot.dialogue.form import Form, Question, refuse
from bot.dialogue.memory import Opened
from bot.dialogue.turn import Turn

TEXT = "text"
# Less than this tells nobody what to do.
FEWEST_WORDS = 3
LONGEST_SHOWN = 110
# "I'd like to put in a request" asks for something and does not say what.
FEWEST_SAID = 2
NOTHING_SAID = frozenset(
    {
        *("i", "id", "im", "a", "an", "the", "to", "for", "in", "of", "on", "with", "and", "or", "it", "this", "that"),
        *("is", "can", "could", "would", "will", "please", "pls", "you", "your", "my", "me", "we", "like", "want"),
        *("need", "wish", "have", "has", "get", "make", "put", "raise", "open", "log", "submit", "send", "do", "new"),
        *("another", "ask", "asking", "request", "requests", "service", "services", "something", "thing", "case"),
        *("ticket", "issue", "query", "question", "help", "hi", "hello", "done", "general", "team", "else"),
    }
)
_MONEY = re.compile(
    r"\b(?:bills?|charge[ds]?|refund\w*|pa(?:y|id|yment)\w*|money|credit note|invoice\w*)\b", re.IGNORECASE
)
_COMPLAINT = re.compile(r"\bcomplain\w*\b", re.IGNORECASE)


class ServiceRequest(Form):
    """What will be written is shown before it is sent, for a person acts on it."""

    intent = "service_request"
    topic = "tickets"
    questions = (Question(TEXT, free=True),)
    refusals = {"ticket-already-open": "tickets.request_there"}

    async def begin(self, turn: Turn, form: Opened) -> bool:
        known = await turn.get("/v1/accounts/me")
        if not known.ok:
            await self.excuse(turn, known)
            return False
        misheard = " / ".join(turn.memory.misheard)
        said = turn.words or misheard
        if len(set(_words(said)) - NOTHING_SAID) >= FEWEST_SAID:
            form.values[TEXT] = said
        return True

    async def check_text(self, turn: Turn, form: Opened, value: Any) -> Any:
        if len(str(value).split()) < FEWEST_WORDS:
            return refuse("tickets.service_request_text_again")
        return value

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        said = form.values[TEXT]
        kind = _kind(said)
        form.facts["kind"] = kind
        self.confirm(
            turn,
            f"tickets.service_request_confirm_{kind}",
            yes=turn.phrase("tickets.service_request_yes"),
            no=turn.phrase("tickets.service_request_no"),
            change={TEXT: turn.phrase("tickets.service_request_other")},
            words=_shown(said),
        )

    async def act(self, turn: Turn, form: Opened) -> None:
        said = form.values[TEXT]
        # What was tried on one service says nothing of another.
        about = {one.value for one in turn.found(text=said) if one.kind == "service"} & turn.memory.tried.keys()
        tried = "\n".join(line for kind in sorted(about) for line in turn.memory.tried[kind])
        text = said + (f"\n\nFound and tried before:\n{tried}" if tried else "")
        opened = await turn.post("/v1/tickets", {"kind": form.facts["kind"], "text": text})
        if await self.went_through(turn, opened):
            turn.memory.misheard = []
            turn.memory.tried = {kind: lines for kind, lines in turn.memory.tried.items() if kind not in about}
            case = opened.body["ticket"]
            day = case["promised"] or case["solve_by"]
            turn.say("tickets.opened", number=case["number"], promised=day["display"])


def _words(said: str) -> list[str]:
    return re.findall(r"\w+", said.replace("'", "").lower())


def _kind(said: str) -> str:
    """A fault is about a line and has its own topics; here it is written down as something to be done."""
    if _COMPLAINT.search(said):
        return "complaint"
    return "billing" if _MONEY.search(said) else "request"


def _shown(said: str) -> str:
    line = " ".join(said.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[:LONGEST_SHOWN].rsplit(' ', 1)[0]}\N{HORIZONTAL ELLIPSIS}"
