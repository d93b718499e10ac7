"""A payment that the bank turned down: what that means today, and what can be done about it."""

from typing import Any

from bot.actions.payments.methods import NEW
from bot.dialogue.memory import Reply
from bot.dialogue.turn import Turn

# What the api tells where the bank told nothing.
NO_REASON = "Not given by the bank"


async def say_declined(turn: Turn, amount: str, why: str | None, key: str = "payments.declined") -> None:
    """The fact, what it means, what can be done. `key` has a form for each way the account can stand."""
    balance = await turn.get("/v1/billing/balance")
    standing = _standing(balance.body) if balance.ok else "unclear"
    told = why if why and why != NO_REASON else None
    turn.say(
        f"{key}_{standing}",
        replies=[Reply(turn.book.title("check_bill"), "check_bill")] if standing == "paid" else ways_on(turn),
        amount=amount,
        reason=turn.phrase("payments.reason", why=told) if told else turn.phrase("payments.reason_none"),
        **(_facts(balance.body) if balance.ok else {}),
    )


def ways_on(turn: Turn) -> list[Reply]:
    return [
        Reply(turn.phrase("payments.another_card"), "pay_bill", {"method": NEW}),
        Reply(turn.phrase("payments.part_now"), "pay_bill", {"ask": "amount"}),
        Reply(turn.phrase("payments.more_time"), "payment_extension"),
    ]


async def told_owed(turn: Turn) -> str:
    """What is still owed, in a sentence."""
    balance = await turn.get("/v1/billing/balance")
    if not balance.ok:
        return turn.phrase("payments.owed_unclear")
    owed = balance.body["owed"]
    return (
        turn.phrase("payments.still_owed", owed=owed["display"])
        if owed["minor"] > 0
        else turn.phrase("payments.owed_none")
    )


def _standing(balance: dict[str, Any]) -> str:
    if balance["owed"]["minor"] <= 0:
        return "paid"
    if balance["suspended"]:
        return "suspended"
    return "overdue" if balance["overdue"] else "due"


def _facts(balance: dict[str, Any]) -> dict[str, Any]:
    due, overdue = balance["next_due_on"], balance["overdue"]
    return {
        "owed": balance["owed"]["display"],
        "due_on": due["display"] if due else "",
        "overdue": overdue["amount"]["display"] if overdue else "",
    }
