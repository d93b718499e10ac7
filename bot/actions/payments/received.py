"""What we have received: the newest payment and how it stands, and the last few as a list."""

import re

from bot.actions.payments.declines import say_declined, told_owed
from bot.actions.payments.twice import HELD, Payment
from bot.dialogue.memory import Reply
from bot.dialogue.turn import Turn

WAITING, REFUSED = ("pending", "unknown"), ("declined", "failed")
MOST_LISTED = 3
# Wants to see what came in, and tells nothing of a payment.
_RECEIVED = re.compile(
    r"\b(?:show|see|list|tell|check|look at|which|what)\b.{0,40}"
    r"\b(?:(?:you(?:'?ve| have| did)?|u) (?:received?|got|had|seen?|get)"
    r"|payments (?:i(?:'?ve| have)?|you|have|did|from|came|there)|(?:my|the|all|last|recent) (?:\w+ )?payments"
    r"|(?:has|have|did) (?:come|came|arrived?|gone through))\b",
    re.IGNORECASE,
)


def asks_what_came(words: str) -> bool:
    return _RECEIVED.search(words) is not None


async def list_received(turn: Turn) -> None:
    answer = await turn.get("/v1/payments", limit=MOST_LISTED)
    payments: list[Payment] = answer.body["items"] if answer.ok else []
    listed = ", ".join(
        f"{one['amount']['display']} on {one['day']['display']}" for one in payments if one["state"] not in REFUSED
    )
    turn.say("payments.received" if listed else "payments.received_none", listed=listed)


async def tell_last(turn: Turn, last: Payment, intent: str) -> None:
    """How the newest one stands."""
    facts = {"amount": last["amount"]["display"], "day": last["day"]["display"], "number": last["number"]}
    if last["state"] in REFUSED:
        await say_declined(turn, facts["amount"], last["why"])
    elif last["state"] in WAITING:
        turn.say("payments.waiting", told=last["next_step"] or "", **facts)
    else:
        key = "payments.held" if last["state"] == HELD else "payments.arrived"
        another = Reply(turn.phrase("payments.another_payment"), intent, {"find": True})
        ways = [Reply(turn.book.title(one), one) for one in ("pay_bill", "request_human")]
        turn.say(key, replies=[another, *ways], told=last["told"], owed=await told_owed(turn), **facts)
