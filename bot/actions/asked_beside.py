"""What is asked about a change before it is agreed to: its cost, its start, the way back, what becomes of the rest.

Found by its name, the nearest first; the open question comes again after it.

    plans.change_plan_about_cost_next_bill      on the summary, which keeps its facts and its case with `keep_told`
    plans.change_plan_about_cost_open           before it
    plans.change_plan_about_cost                either
"""

import re
from typing import Any

from bot.dialogue.form import CONFIRM, Form
from bot.dialogue.memory import Opened
from bot.dialogue.turn import Turn
from bot.reading import asks
from bot.reading.tidy import plain

TOLD, CASE, OPEN = "told", "case", "open"
# Who says more has something else to say.
MOST_WORDS = 10
_KINDS = {
    "number": (
        r"\bkeep (?:my|the|the same) (?:\w+ )?(?:number|sim)\b|\b(?:number|sim) (?:stay|change|remain)\b"
        r"|\bnew (?:number|sim)\b"
    ),
    "lose": (
        r"\blose\b|\b(?:have|is|i'?ve) left\b|\bleft ?over\b"
        r"|\bkeep (?:my|the|what) (?:\w+ ){0,2}?(?:data|left|minutes)\b"
    ),
    "back": (
        r"\b(?:go|change|switch|move|swap|get) (?:it |me )?back\b|\bchange my mind\b|\b(?:undo|reverse)\b"
        r"|\b(?:cancel|drop|stop|remove|change|downgrade)(?: it| that| this)?"
        r" (?:later|after\w*|any ?time|again|whenever)\b"
    ),
    "term": r"\b(?:contract|term|tied|locked|commit\w*|minimum)\b",
    "start": (
        r"\b(?:when|how soon|how quickly)\b.*"
        r"\b(?:start\w*|begin\w*|kick\w* in|active\w*|happen\w*|change\w*|use it|work\w*)\b"
        r"|\b(?:start|begin|work|be on) (?:straight ?away|right away|now|today|at once|immediately)\b"
    ),
    "difference": r"\bdifferen\w*\b",
    "cost": (
        r"^(?:\W|so|and|but|ok|wait)*(?:will|does|do|is|are|how much|what)\b.{0,25}?"
        r"\b(?:costs?|charged?|charges?|pay|free|fees?|extra)"
        r"(?: (?:me|i|it|that|this|for|to|change|anything|extra|more|money|now|then|do))*\W*$"
    ),
}
_PATTERNS = {name: re.compile(words) for name, words in _KINDS.items()}
_ASKS = re.compile(
    r"^\W*(?:(?:and|so|but|ok|wait|yes)\W+)*(?:can|could|what|whats|when|how|will|does|do|is|are)\b|\?\W*$"
)


def kind_of(words: str) -> str | None:
    text = plain(words)
    if len(text.split()) > MOST_WORDS or not (asks(text) or _ASKS.search(text)):
        return None
    return next((name for name, pattern in _PATTERNS.items() if pattern.search(text)), None)


def keep_told(form: Opened, case: str, **facts: Any) -> dict[str, Any]:
    """What a summary says, kept to answer what is asked about it."""
    form.facts |= {CASE: case, TOLD: facts}
    return facts


def words_about(turn: Turn, about: str, kind: str, case: str) -> str | None:
    """The key of what is said to it; None where nothing is."""
    return next((key for key in (f"{about}_about_{kind}_{case}", f"{about}_about_{kind}") if key in turn.book), None)


async def told_beside(topic: Form, turn: Turn, form: Opened) -> bool:
    kind = kind_of(turn.words) if form.asked else None
    if kind is None or turn.first("country"):
        return False
    case = str(form.facts.get(CASE, OPEN)) if form.asked == CONFIRM else OPEN
    key = words_about(turn, f"{topic.topic}.{topic.intent}", kind, case)
    if key is None:
        return False
    turn.say(key, replies=[], **{**await topic.facts(turn, form), **form.facts.get(TOLD, {})})
    await topic.ask_again(turn, form)
    return True
