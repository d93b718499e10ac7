"""Billing's decisions: which bill, who may see it, and how it is told."""

import uuid
from datetime import date, timedelta
from typing import Literal

from api.auth import Caller
from api.billing.comparison import Cause, Comparison, compare
from api.billing.schemas import (
    AccountOut,
    AutopayOut,
    BillBriefOut,
    BillOut,
    CauseOut,
    ComparisonOut,
    LineOut,
    PeriodOut,
    ServiceOut,
)
from api.errors import NotAllowed, NotFound
from api.formats import Formats, Money
from api.systems.base import Answered, Bill, BilledAccount, BilledService, BillingSystem
from models import BillState, Level
from models.base import now

Shown = Literal["due", "overdue", "paid", "part_paid", "disputed"]


class NotAccountHolder(NotAllowed):
    """A line's user who is not the account holder sees no bill."""

    title = "Only the account holder sees bills"


class NoBill(NotFound):
    """The first bill has not been made."""

    title = "No bill yet"


async def current_bill(billing: BillingSystem, formats: Formats, caller: Caller) -> BillOut:
    account, bills = await _latest(billing, formats, caller)
    bill = bills.value[0]
    previous = bills.value[1] if len(bills.value) > 1 else None
    today = formats.today(now())
    return BillOut(
        id=bill.id,
        number=bill.number,
        account=AccountOut(id=account.id, label=account.label),
        state=_shown_state(bill, today),
        period=PeriodOut(
            starts=formats.day(bill.starts_on),
            ends=formats.day(bill.ends_on),
            name=formats.month(bill.issued_on),
        ),
        issued_on=formats.day(bill.issued_on),
        due_on=formats.day(bill.due_on),
        due_in=_from_today((bill.due_on - today).days),
        total=formats.money(bill.total),
        outstanding=formats.money(bill.outstanding),
        change=formats.money(bill.total - previous.total, signed=True) if previous else None,
        previous_name=formats.month(previous.issued_on) if previous else None,
        autopay=_autopay(account, bill, formats),
        lines=[
            LineOut(
                id=line.id,
                kind=line.kind,
                title=line.title,
                detail=line.detail,
                service=_service(line.service),
                amount=formats.money(line.amount),
            )
            for line in bill.lines
        ],
        as_of=formats.clock(bills.as_of),
    )


async def compare_current(billing: BillingSystem, formats: Formats, caller: Caller) -> ComparisonOut:
    _, bills = await _latest(billing, formats, caller)
    bill = bills.value[0]
    previous = bills.value[1] if len(bills.value) > 1 else None
    if previous is None:
        nothing = Money(0, bill.total.currency)
        comparison = Comparison(nothing, (), None)
    else:
        comparison = compare(bill, previous)
    return ComparisonOut(
        bill=_brief(bill, formats),
        previous=_brief(previous, formats) if previous else None,
        direction=_direction(comparison.difference, previous),
        difference=formats.money(comparison.difference, signed=True),
        gap=formats.money(abs(comparison.difference)),
        causes=[_cause(cause, formats) for cause in comparison.causes],
        rest=formats.money(comparison.rest, signed=True) if comparison.rest else None,
        as_of=formats.clock(bills.as_of),
    )


async def _latest(
    billing: BillingSystem, formats: Formats, caller: Caller
) -> tuple[BilledAccount, Answered[list[Bill]]]:
    customer_id = caller.require(Level.identified)
    account = _held(await billing.accounts_of(customer_id), customer_id)
    bills = await billing.latest_bills(account.id, 2)
    if not bills.value:
        raise _no_bill_yet(account, formats)
    return account, bills


def _held(accounts: list[BilledAccount], customer_id: uuid.UUID) -> BilledAccount:
    held = [account for account in accounts if account.holder_id == customer_id]
    if held:
        return held[0]
    if accounts:
        raise NotAccountHolder("This line belongs to somebody else's account.")
    raise NoBill("There is no account under this name.", next_bill_on=None)


def _no_bill_yet(account: BilledAccount, formats: Formats) -> NoBill:
    if account.billing_day is None:
        return NoBill("A prepaid account has no bills.", next_bill_on=None)
    expected = formats.day(_next_billing_day(account.billing_day, formats.today(now())))
    return NoBill("The first bill has not been made.", next_bill_on=expected.model_dump(mode="json"))


def _next_billing_day(day: int, today: date) -> date:
    """Billing days end at 28, so that every month has them."""
    this_month = today.replace(day=min(day, 28))
    if this_month > today:
        return this_month
    return (today.replace(day=1) + timedelta(days=32)).replace(day=min(day, 28))


def _shown_state(bill: Bill, today: date) -> Shown:
    if bill.state is BillState.disputed:
        return "disputed"
    if bill.outstanding.minor <= 0:
        return "paid"
    if bill.due_on < today:
        return "overdue"
    return "part_paid" if bill.outstanding.minor < bill.total.minor else "due"


def _from_today(days: int) -> str:
    match days:
        case 0:
            return "today"
        case 1:
            return "tomorrow"
        case -1:
            return "yesterday"
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def _autopay(account: BilledAccount, bill: Bill, formats: Formats) -> AutopayOut:
    if account.autopay_method is None:
        return AutopayOut(on=False)
    return AutopayOut(on=True, takes_on=formats.day(bill.due_on), method=account.autopay_method)


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
