"""Several wishes in one message. Careful: a second wish that is none costs more than one that was not noticed."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.understanding.intents import Guess

# What opens, closes or steers a talk is no wish of its own.
NO_WISH = frozenset(
    {
        "greet",
        "goodbye",
        "thank",
        "affirm",
        "deny",
        "help",
        "repeat",
        "stop",
        "correct",
        "bot_challenge",
        "out_of_scope",
        "complain",
        "give_feedback",
        "request_human",
    }
)
# Said beside a wish, these are only manners.
MANNERS = frozenset({"greet", "thank", "goodbye", "help"})
# Sides of one need: who says both, one after the other, is telling one thing.
ONE_NEED = (
    {"check_bill", "explain_bill", "get_invoice", "view_account"},
    {"explain_bill", "dispute_charge"},
    {"pay_bill", "payment_problem", "payment_extension", "setup_autopay"},
    {"pay_bill", "payment_extension", "payment_problem", "check_bill", "setup_autopay"},
    {"report_outage", "check_outage", "internet_problem", "tv_problem", "mobile_problem", "service_request"},
    {"book_technician", "internet_problem", "tv_problem", "mobile_problem", "report_outage", "service_request"},
    {"check_ticket", "internet_problem", "tv_problem", "mobile_problem", "report_outage", "book_technician"},
    {"check_ticket", "dispute_charge", "payment_problem", "order_status", "book_technician"},
    {"view_plan", "compare_plans", "change_plan", "manage_addon", "new_service"},
    {"check_usage", "top_up", "manage_addon", "change_plan"},
    {"new_service", "port_number", "sim_help", "order_status", "book_technician", "service_request"},
    {"lost_phone", "sim_help", "mobile_problem", "new_service", "privacy_request", "login_help"},
    {"roaming_help", "manage_addon", "mobile_problem"},
    {"roaming_help", "explain_bill", "dispute_charge"},
    {"cancel_service", "port_number", "move_service", "change_plan", "manage_addon", "new_service"},
    {"update_contact", "move_service", "view_account", "login_help", "privacy_request", "service_request"},
)
# Sides of one need, but two matters where each is ordered: "pay 20 of it and turn autopay on".
APART = (
    {"pay_bill", "setup_autopay"},
    {"check_bill", "get_invoice"},
    {"check_bill", "pay_bill"},
    {"change_plan", "manage_addon"},
    {"check_usage", "top_up"},
    {"move_service", "update_contact"},
    {"view_account", "update_contact"},
)
FEWEST_WORDS, MOST_CLAUSES = 6, 5
SURE = 0.7
# How one says what is to be done.
ORDER = re.compile(
    r"(?:(?:please|pls|plz|just|first|i (?:want|need|would like|'?d like) (?:you )?to|(?:can|could|will) (?:you|u|i|we)"
    r"|let me)\s+)*(?:pay|take|send|text|email|e-?mail|show|tell|give|get|check|see|change|move|switch|turn|set|put"
    r"|add|remove|order|upgrade|downgrade|update|top|buy|download|start|stop)\b",
    re.IGNORECASE,
)
# How one begins a message, before saying what it is about.
OPENING = re.compile(
    r"^(?:(?:hi+|hello|hey+|hiya|howdy|yo|good (?:morning|afternoon|evening|day)|morning|evening|ok(?:ay)?|thanks"
    r"|thank you|there|all|team|everyone|guys|folks|sir|madam|mate|love|bot)\b[\s,.!:;-]*)+",
    re.IGNORECASE,
)
# Where one ends and the next begins.
BREAK = re.compile(
    r"[.?!;]+(?=\s)|\n+"
    # "Change my plan, pay my bill": what follows begins with what is to be done.
    r"|,\s+(?=(?:pay|report|change|cancel|book|move|check|show|update|add|order|upgrade|track|fix)"
    r" (?:(?:my|an?|the)\b|[£$€₹]?\d))"
    r"|,?\s+(?:and|also|plus|then|but)(?:\s+(?:also|then|second(?:ly)?|another thing))?\s"
    # Without a stop or an "and": "what did we use last month can u send me the invoice".
    r"|\s+(?=(?:can|could|will) (?:you|u) (?:also |please |pls )?"
    r"(?:send|text|tell|show|give|change|move|cancel|pay|put)\b)",
    re.IGNORECASE,
)


def after_opening(text: str) -> str:
    return OPENING.sub("", text)


def clauses(text: str) -> list[str]:
    """The parts of a message that may be wishes of their own; none if it is too short to have several."""
    if len(text.split()) < FEWEST_WORDS:
        return []
    parts = [part.strip(" ,.?!;") for part in BREAK.split(text)]
    parts = [part for part in parts if len(part.split()) > 1]
    return parts[:MOST_CLAUSES] if len(parts) > 1 else []


class Wanted(NamedTuple):
    intent: str
    # The part of the message that says it.
    clause: str


def wishes(heard: Iterable[tuple[str, Sequence[Guess]]]) -> list[Wanted]:
    """What the clauses surely ask for, in the order said, without what is another side of the same need."""
    found: list[Wanted] = []
    for clause, guesses in heard:
        wanted = Wanted(guesses[0].intent, clause)
        if wanted.intent not in NO_WISH and _sureness(guesses) >= SURE and not _is_told(wanted, found):
            found.append(wanted)
    return found


def _sureness(guesses: Sequence[Guess]) -> float:
    """Which side of a need it is may be unsure: that there is one is what counts."""
    first = guesses[0].intent
    sides = {first}.union(*(need for need in ONE_NEED if first in need))
    return sum(guess.confidence for guess in guesses if guess.intent in sides)


def _is_told(wanted: Wanted, found: list[Wanted]) -> bool:
    return any(wanted.intent == other.intent or _one_need(wanted, other) for other in found)


def _one_need(one: Wanted, other: Wanted) -> bool:
    pair = {one.intent, other.intent}
    if pair in APART and ORDER.match(one.clause) and ORDER.match(other.clause):
        return False
    return any(pair <= need for need in ONE_NEED)
