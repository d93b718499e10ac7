"""Billing's decisions: which bill, who may see it, and how it is told."""

import uuid
from datetime import date, timedelta

from api.auth import Caller
from api.billing.comparison import Comparison, compare
from api.billing.rendering import bill_out, comparison_out
from api.billing.schemas import BillOut, ComparisonOut
from api.errors import NotAllowed, NotFound
from api.formats import Formats, Money
from api.systems.base import Answered, Bill, BilledAccount, BillingSystem
from models import Level
from models.base import now

# The newest, the one it is compared with, and those that may have been left unpaid.
BILLS_LOOKED_AT = 13


class NotAccountHolder(NotAllowed):
    """A line's user who is not the account holder sees no bill."""

    title = "Only the account holder sees bills"


class NoBill(NotFound):
    """The first bill has not been made."""

    title = "No bill yet"


async def current_bill(billing: BillingSystem, formats: Formats, caller: Caller) -> BillOut:
    account, bills = await _latest(billing, formats, caller)
    today = formats.today(now())
    return bill_out(account, bills.value, formats, today=today, as_of=formats.clock(bills.as_of))


async def compare_current(billing: BillingSystem, formats: Formats, caller: Caller) -> ComparisonOut:
    _, bills = await _latest(billing, formats, caller)
    bill = bills.value[0]
    previous = bills.value[1] if len(bills.value) > 1 else None
    comparison = compare(bill, previous) if previous else Comparison(Money(0, bill.total.currency), (), None)
    return comparison_out(bill, previous, comparison, formats, as_of=formats.clock(bills.as_of))


async def _latest(
    billing: BillingSystem, formats: Formats, caller: Caller
) -> tuple[BilledAccount, Answered[list[Bill]]]:
    customer_id = caller.require(Level.identified)
    account = _held(await billing.accounts_of(customer_id), customer_id)
    bills = await billing.latest_bills(account.id, BILLS_LOOKED_AT)
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
