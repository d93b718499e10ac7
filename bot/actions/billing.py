"""Bills: what is owed and when, and why it is what it is."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any, TypeVar

from bot.actions.bills import Bill, Comparison, NotAsAgreed
from bot.actions.client import Answer, Outcome
from bot.actions.explanation import explanation
from bot.actions.months import asks_for_another
from bot.dialogue.topic import Topic, TurnUnanswerable
from bot.dialogue.turn import Turn
from bot.dialogue.wording import Book

Read = TypeVar("Read")


class BillTopic(Topic):
    """Asks for a bill, and says why there is none."""

    async def read(self, turn: Turn, path: str, shape: Callable[[Any], Read]) -> Read | None:
        answer = await turn.get(path)
        if answer.ok:
            try:
                return shape(answer.body)
            except (NotAsAgreed, KeyError, TypeError, ValueError):
                answer = Answer(Outcome.unavailable)
        if answer.problem == "no-bill":
            day = answer.body.get("next_bill_on")
            turn.say("billing.none" if day else "billing.none_undated", next_bill_on=day["display"] if day else None)
        else:
            await self.excuse(turn, answer)
        return None


class CheckBill(BillTopic):
    """The amount and the date."""

    intent = "check_bill"

    async def answer(self, turn: Turn) -> None:
        bill = await self.read(turn, "/v1/billing/current", Bill.read)
        if bill is None:
            return
        if asks_for_another(turn.words, bill.name):
            turn.say("billing.only_latest", name=bill.name)
            return
        turn.say(
            _bill_key(bill),
            custom={"card": bill_card(turn.book, bill), "teaser": turn.phrase("billing.teaser")},
            name=bill.name,
            total=bill.total.display,
            outstanding=bill.outstanding.display,
            due_on=bill.due_on.display,
            method=bill.autopay.method if bill.autopay else "",
            takes_on=bill.autopay.takes_on.display if bill.autopay else "",
            owed=bill.earlier.owed.display if bill.earlier else "",
            earlier=bill.earlier.amount.display if bill.earlier else "",
            since=bill.earlier.since.display if bill.earlier else "",
        )


class ExplainBill(BillTopic):
    """The total beside the month before, and the causes of the difference."""

    intent = "explain_bill"

    async def answer(self, turn: Turn) -> None:
        comparison = await self.read(turn, "/v1/billing/current/comparison", Comparison.read)
        if comparison is None:
            return
        if asks_for_another(turn.words, comparison.name):
            turn.say("billing.only_latest", name=comparison.name)
            return
        key, facts = explanation(turn.book, comparison)
        card = comparison_card(turn.book, comparison)
        shown = {"card": card, "teaser": turn.phrase("billing.teaser")} if card else {}
        turn.say(key, custom=shown, **facts)


def bill_card(book: Book, bill: Bill) -> dict[str, Any]:
    """The bill in the shape that every channel can draw."""
    owed = bill.total if bill.state == "paid" else bill.outstanding
    return {
        "kind": "bill",
        "state": bill.state,
        "amount": asdict(owed),
        "total": asdict(bill.total),
        "due_on": asdict(bill.due_on),
        "payment": _payment(book, bill),
        "change": _change(book, bill),
        "period": book.text("billing.period", starts=bill.starts.display, ends=bill.ends.display),
        "account": bill.account,
        "as_of": bill.as_of,
        "bill_id": bill.bill_id,
    }


def comparison_card(book: Book, comparison: Comparison) -> dict[str, Any] | None:
    """The two bills side by side; None when there is no earlier one."""
    if comparison.previous_total is None or comparison.difference is None or comparison.gap is None:
        return None
    way = {-1: "down", 0: "same", 1: "up"}[_sign(comparison.difference.minor)]
    return {
        "kind": "bill_comparison",
        "headline": book.text(
            f"billing.headline_{way}",
            gap=comparison.gap.display,
            previous=comparison.previous_name,
        ),
        "current": {"name": comparison.name, "amount": asdict(comparison.total)},
        "previous": {"name": comparison.previous_name, "amount": asdict(comparison.previous_total)},
        "difference": asdict(comparison.difference),
        "causes": [cause.as_card() for cause in comparison.causes],
        "rest": asdict(comparison.rest) if comparison.rest else None,
        "as_of": comparison.as_of,
        "bill_id": comparison.bill_id,
    }


def _bill_key(bill: Bill) -> str:
    """Which sentence fits the state. What will be taken by itself needs another than what must be paid."""
    if bill.earlier:
        return "billing.earlier_suspended" if bill.earlier.suspended else "billing.earlier"
    if bill.state in ("due", "part_paid") and bill.autopay:
        return f"billing.{bill.state}_autopay"
    if bill.state in ("due", "overdue", "paid", "part_paid", "disputed"):
        return f"billing.{bill.state}"
    raise TurnUnanswerable(f"A bill cannot be {bill.state}.")


def _payment(book: Book, bill: Bill) -> str | None:
    if bill.earlier:
        earlier, since = bill.earlier.amount.display, bill.earlier.since.display
        return book.text("billing.payment_earlier", earlier=earlier, since=since)
    if bill.state == "paid":
        return None
    return book.first(
        ["billing.payment_autopay", "billing.payment_manual"],
        method=bill.autopay.method if bill.autopay else None,
        takes_on=bill.autopay.takes_on.display if bill.autopay else None,
    )


def _change(book: Book, bill: Bill) -> str | None:
    if bill.change is None:
        return None
    key = "billing.change" if bill.change.minor else "billing.change_none"
    return book.text(key, change=bill.change.display, previous=bill.previous_name)


def _sign(minor: int) -> int:
    return (minor > 0) - (minor < 0)
