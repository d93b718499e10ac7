"""How customers tell of a payment that is missing, was made twice, or was turned down."""

import re
from datetime import date

from bot.actions.payments.twice import Payment
from bot.dialogue.turn import Turn
from bot.reading.wonders import LONG, kinds_in

MISSING = re.compile(
    r"\b(?:i(?:'ve| have)? (?:already )?(?:paid|payed|payd|sent|transferred)|not show\w*|isn'?t showing"
    r"|has ?n[o']?t (?:shown|arrived|come)|missing|disappeared|still (?:says?|shows?|showing|get)|st?il says|lost"
    r"|where (?:is|has|did)|never (?:got|arrived|came)|not (?:received|on your system|up)|gone out|left my account"
    r"|wrong (?:line|account))\b",
    re.IGNORECASE,
)
BOTH = re.compile(r"\b(?:both|two|twice|took it all)\b", re.IGNORECASE)
ONE = re.compile(r"\b(?:fine|just one|only one|one of them|a hold|pending)\b", re.IGNORECASE)
WANTS_BACK = re.compile(
    r"\b(?:(?:my|the|our|some) money(?: back)?|(?:it|one|that|them) back|refund\w*|reimburse\w*|pay me back)\b",
    re.IGNORECASE,
)
# After a payment that was turned down these are a wish to pay.
PAYS_AGAIN = re.compile(
    r"\b(?:(?:try|do|take|run|charge|attempt) (?:(?:it|that|the payment|the card|my card) )?(?:once more|again)|re-?try"
    r"|(?:use|try|with|pay (?:by|with)|on) (?:the|my|a|an)? ?(?:\w+ )?(?:card|one|account|visa|mastercard))\b",
    re.IGNORECASE,
)
ASKED_AS = {
    LONG: re.compile(
        r"\b(?:how (?:long|soon|many days)|when (?:do|will|would|can) i (?:get|have|see) (?:it|my|the|them)"
        r"|when (?:does|will|is|would) (?:the|that|this|my) (?:hold|money|other))\b"
    )
}
# A payment this new is the one they speak of, where they name no other day.
NEW = 3


def is_it(turn: Turn, last: Payment) -> bool:
    """Whether the newest payment is the one they say they made."""
    made = date.fromisoformat(last["day"]["iso"])
    named = [one for one in turn.found(past=True) if one.kind in ("day", "money")]
    days = {one.value for one in named if one.kind == "day"}
    return made in days or (not named and (turn.today - made).days <= NEW)


def asks_how_long(words: str) -> bool:
    return LONG in kinds_in(words, ASKED_AS)


def was_declined(turn: Turn) -> bool:
    return any(said["key"].startswith("payments.declined") for said in turn.memory.said)
