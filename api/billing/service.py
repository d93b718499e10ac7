"""Billing's decisions: which bill, who may see it, and how it is told."""

import uuid
from datetime import date, timedelta

from api.access import held_account
from api.auth import Caller
from api.billing.comparison import Comparison, compare
from api.billing.rendering import bill_out, comparison_out
from api.billing.schemas import BillOut, ComparisonOut
from api.errors import NotFound
from api.formats import Formats, Money
from api.parts import Parts
from api.systems.base import Answered
from api.systems.ports.account import Account
from api.systems.ports.billing import Bill
from models.base import now

# The newest, the one it is compared with, and those that may have been left unpaid.
BILLS_LOOKED_AT = 13


class NoBill(NotFound):
    """The first bill has not been made."""

    title = "No bill yet"


async def current_bill(parts: Parts, caller: Caller, account_id: uuid.UUID | None) -> BillOut:
    account, bills = await _latest(parts, caller, account_id)
    today = parts.formats.today(now())
    return bill_out(account, bills.value, parts.formats, today=today, as_of=parts.formats.clock(bills.as_of))


async def compare_current(parts: Parts, caller: Caller, account_id: uuid.UUID | None) -> ComparisonOut:
    _, bills = await _latest(parts, caller, account_id)
    bill = bills.value[0]
    previous = bills.value[1] if len(bills.value) > 1 else None
    comparison = compare(bill, previous) if previous else Comparison(Money(0, bill.total.currency), (), None)
    return comparison_out(bill, previous, comparison, parts.formats, as_of=parts.formats.clock(bills.as_of))


async def _latest(parts: Parts, caller: Caller, account_id: uuid.UUID | None) -> tuple[Account, Answered[list[Bill]]]:
    account = await held_account(parts.systems.account, caller, account_id)
    bills = await parts.systems.billing.latest_bills(account.id, BILLS_LOOKED_AT)
    if not bills.value:
        raise _no_bill_yet(account, parts.formats)
    return account, bills


def _no_bill_yet(account: Account, formats: Formats) -> NoBill:
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
