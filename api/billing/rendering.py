"""A bill and a comparison as they go over the wire, in the brand's format."""

from datetime import date, timedelta
from typing import Literal

from api.billing.comparison import Cause, Comparison
from api.billing.schemas import (
    AccountOut,
    AutopayOut,
    BillBriefOut,
    BillOut,
    CauseOut,
    ComparisonOut,
    EarlierOut,
    LineOut,
    PeriodOut,
    ServiceOut,
)
from api.formats import Formats, Money
from api.systems.ports.account import Account
from api.systems.ports.billing import Bill, BilledService, BillLine
from models import BillState

# Not owed while somebody looks into it, or not any more.
SETTLED_OTHERWISE = frozenset({BillState.disputed, BillState.written_off})
Shown = Literal["due", "overdue", "paid", "part_paid", "disputed"]


def bill_out(account: Account, bills: list[Bill], formats: Formats, *, today: date, as_of: str) -> BillOut:
    """The newest of an account's bills, beside the older ones."""
    bill, *older = bills
    previous = older[0] if older else None
    return BillOut(
        id=bill.id,
        number=bill.number,
        account=AccountOut(id=account.id, label=account.label),
        state=_shown_state(bill, today),
        period=PeriodOut(
            starts=formats.day(bill.starts_on), ends=formats.day(bill.ends_on), name=formats.month(bill.issued_on)
        ),
        issued_on=formats.day(bill.issued_on),
        due_on=formats.day(bill.due_on),
        due_in=_from_today((bill.due_on - today).days),
        total=formats.money(bill.total),
        outstanding=formats.money(bill.outstanding),
        earlier=_earlier(account, bill, older, formats),
        change=formats.money(bill.total - previous.total, signed=True) if previous else None,
        previous_name=formats.month(previous.issued_on) if previous else None,
        autopay=_autopay(account, bill, formats),
        lines=[_line(line, formats) for line in bill.lines],
        as_of=as_of,
    )


def comparison_out(
    bill: Bill, previous: Bill | None, comparison: Comparison, formats: Formats, *, as_of: str
) -> ComparisonOut:
    return ComparisonOut(
        bill=_brief(bill, formats),
        previous=_brief(previous, formats) if previous else None,
        direction=_direction(comparison.difference, previous),
        difference=formats.money(comparison.difference, signed=True),
        gap=formats.money(abs(comparison.difference)),
        causes=[_cause(cause, formats) for cause in comparison.causes],
        rest=formats.money(comparison.rest, signed=True) if comparison.rest else None,
        as_of=as_of,
    )


def _shown_state(bill: Bill, today: date) -> Shown:
    if bill.state is BillState.disputed:
        return "disputed"
    if bill.outstanding.minor <= 0 or bill.state is BillState.written_off:
        return "paid"
    if bill.due_on < today:
        return "overdue"
    return "part_paid" if bill.outstanding.minor < bill.total.minor else "due"


def _earlier(account: Account, newest: Bill, older: list[Bill], formats: Formats) -> EarlierOut | None:
    unpaid = [bill for bill in older if bill.outstanding.minor > 0 and bill.state not in SETTLED_OTHERWISE]
    if not unpaid:
        return None
    amount = Money(sum(bill.outstanding.minor for bill in unpaid), newest.outstanding.currency)
    return EarlierOut(
        amount=formats.money(amount),
        since=formats.day(min(bill.due_on for bill in unpaid)),
        owed=formats.money(amount + newest.outstanding),
        suspended=account.is_suspended,
    )


def _line(line: BillLine, formats: Formats) -> LineOut:
    return LineOut(
        id=line.id,
        kind=line.kind,
        title=line.title,
        detail=line.detail,
        service=_service(line.service),
        amount=formats.money(line.amount),
    )


def _from_today(days: int) -> str:
    match days:
        case 0:
            return "today"
        case 1:
            return "tomorrow"
        case -1:
            return "yesterday"
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def taken_on(bill: Bill, day: int | None) -> date:
    """The first such day after the bill was made; where the customer has chosen none, the day it is due."""
    if day is None:
        return bill.due_on
    this_month = bill.issued_on.replace(day=day)
    if this_month >= bill.issued_on:
        return this_month
    return (bill.issued_on.replace(day=1) + timedelta(days=32)).replace(day=day)


def _autopay(account: Account, bill: Bill, formats: Formats) -> AutopayOut:
    if account.autopay_method is None or bill.outstanding.minor <= 0:
        return AutopayOut(on=False)
    return AutopayOut(on=True, takes_on=formats.day(taken_on(bill, account.autopay_day)), method=account.autopay_method)


def _direction(difference: Money, previous: Bill | None) -> Literal["up", "down", "same", "first"]:
    if previous is None:
        return "first"
    if difference.minor == 0:
        return "same"
    return "up" if difference.minor > 0 else "down"


def _brief(bill: Bill, formats: Formats) -> BillBriefOut:
    return BillBriefOut(id=bill.id, name=formats.month(bill.issued_on), total=formats.money(bill.total))


def _service(service: BilledService | None) -> ServiceOut | None:
    return ServiceOut(id=service.id, label=service.label) if service else None


def _cause(cause: Cause, formats: Formats) -> CauseOut:
    return CauseOut(
        kind=cause.kind,
        title=cause.title,
        detail=cause.detail,
        service=_service(cause.service),
        amount=formats.money(cause.amount, signed=True),
        size=formats.money(abs(cause.amount)),
        cadence=cause.cadence,
        since=formats.day(cause.since) if cause.since else None,
        reason=cause.reason,
    )
