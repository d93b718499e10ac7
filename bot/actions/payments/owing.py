"""What is owed: in the form's facts, as what a message may mean of it, and once it is paid."""

from typing import Any

from bot.actions.payments.receipt_cards import DONE, receipt_card
from bot.dialogue.form import Form
from bot.dialogue.memory import Opened, Reply, Wish
from bot.dialogue.turn import Turn
from bot.reading import yes_or_no
from bot.reading.money import Money

ALL, OVERDUE = "full", "overdue"
# The topics of paying, and of paying later.
PAY, EXTENSION = "pay_bill", "payment_extension"


def owed_facts(balance: dict[str, Any]) -> dict[str, Any]:
    owed, overdue = balance["owed"], balance["overdue"]
    facts = {"owed_minor": owed["minor"], "owed": owed["display"]}
    if overdue and overdue["amount"]["minor"] < owed["minor"]:
        facts |= {"overdue_minor": overdue["amount"]["minor"], "overdue": overdue["amount"]["display"]}
    return facts | ({"suspended": True} if balance.get("suspended") else {})


def minor_units(value: Any, owed: int) -> int:
    """An amount in the smallest unit, or a share of what is owed."""
    if isinstance(value, int):
        return value
    return value.minor if isinstance(value, Money) else round(owed * value)


def say_nothing_owed(turn: Turn, balance: dict[str, Any]) -> None:
    """Only who pays ahead has credit and no bill to come."""
    ahead = balance["credit"] and not balance["next_bill_on"]
    turn.say("payments.prepaid" if ahead else "payments.nothing_owed")


def say_later(turn: Turn, balance: dict[str, Any]) -> None:
    """Nothing is taken on a day to come, but there are ways to the same end."""
    due = balance["next_due_on"]
    replies = [Reply(turn.book.title(intent), intent) for intent in (EXTENSION, "setup_autopay")]
    replies.insert(0, Reply(turn.phrase("payments.pay_now"), PAY))
    key = "payments.later" if due and not balance["overdue"] else "payments.later_overdue"
    turn.say(key, replies=replies, owed=balance["owed"]["display"], due_on=due["display"] if due else "")
    # Whoever then wants more time has named the day already.
    turn.memory.again = Wish(EXTENSION, turn.words)


async def left_alone(topic: Form, turn: Turn, form: Opened) -> bool | None:
    """ "No" to how much is none of the amounts, and "tomorrow instead" is no payment now."""
    if any(one.kind in ("money", "share") for one in turn.found()):
        return None
    if yes_or_no(turn.words) == "no":
        await topic.declined(turn, form)
        return True
    balance = await turn.get("/v1/billing/balance") if _is_ahead(turn) else None
    if balance is None or not balance.ok:
        return None
    topic.finish(turn)
    say_later(turn, balance.body)
    return True


def _is_ahead(turn: Turn) -> bool:
    day = turn.first("day")
    return day is not None and day > turn.today


async def say_receipt(turn: Turn, receipt: dict[str, Any], *, was_suspended: bool) -> None:
    key, is_back = "payments.paid_part" if receipt["left"]["minor"] else "payments.paid", False
    if receipt["state"] not in DONE:
        key = "payments.pending"
    elif was_suspended:
        balance = await turn.get("/v1/billing/balance")
        is_back = balance.ok and not balance.body["suspended"]
        key += "_back" if is_back else ""
    facts = {"number": receipt["number"], "amount": receipt["amount"]["display"], "left": receipt["left"]["display"]}
    turn.say(key, custom=receipt_card(turn, receipt, is_back=is_back), method=receipt["method"], **facts)
