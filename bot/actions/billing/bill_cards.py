"""Bills and their comparison in the shape that every channel can draw."""

from dataclasses import asdict
from typing import Any

from bot.actions.billing.bills import Bill, Comparison
from bot.dialogue.wording import Book


def bill_card(book: Book, bill: Bill) -> dict[str, Any]:
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
