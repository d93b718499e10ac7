"""Billing's decisions: which bill, who may see it, and how it is told."""

import uuid
from datetime import date, timedelta

from api.access import AccountUnknown, NotAccountHolder, held_account
from api.auth import Caller
from api.billing.comparison import Comparison, compare
from api.billing.overview import balance_out, bill_summary_out
from api.billing.rendering import Context, bill_in_full_out, bill_out, comparison_out
from api.billing.schemas import BalanceOut, BillInFullOut, BillOut, BillSummaryOut, ComparisonOut
from api.errors import NotFound, NotUnderstood
from api.formats import Formats, Money
from api.paging import Asked, Page
from api.parts import Parts
from api.systems.base import Answered
from api.systems.ports.account import Account
from api.systems.ports.billing import Bill
from models import AccountState
from models.base import now

# The newest, and the one it is compared with.
BILLS_LOOKED_AT = 2


class NoBill(NotFound):
    """The first bill has not been made."""

    title = "No bill yet"


class BillUnknown(NotFound):
    """No such bill, or none on an account that this customer holds."""


class NotComparable(NotUnderstood):
    """Only two bills of one account can be laid side by side."""

    title = "These two can't be compared"


async def balance(parts: Parts, caller: Caller, account_id: uuid.UUID | None) -> BalanceOut:
    account = await held_account(parts.systems.account, caller, account_id)
    today = parts.formats.today(now())
    answer = await parts.systems.billing.balance(account.id, today)
    return balance_out(account, answer, _next_bill_on(account, today), parts.formats)


async def list_bills(parts: Parts, caller: Caller, account_id: uuid.UUID | None, asked: Asked) -> Page[BillSummaryOut]:
    account = await held_account(parts.systems.account, caller, account_id)
    bills = (await parts.systems.billing.bills(account.id, asked.cursor, asked.limit)).value
    today = parts.formats.today(now())
    return Page(items=[bill_summary_out(bill, parts.formats, today) for bill in bills.items], next=bills.next)


async def current_bill(parts: Parts, caller: Caller, account_id: uuid.UUID | None) -> BillOut:
    account, bills = await _latest(parts, caller, account_id)
    bill, *older = bills.value
    context = await _context(parts, account, Answered(bill, bills.as_of, bills.stale), older[0] if older else None)
    return bill_out(bill, context, parts.formats)


async def one_bill(parts: Parts, caller: Caller, bill_id: uuid.UUID) -> BillInFullOut:
    bill, context = await bill_in_context(parts, caller, bill_id)
    return bill_in_full_out(bill, context, parts.formats)


async def bill_in_context(parts: Parts, caller: Caller, bill_id: uuid.UUID) -> tuple[Bill, Context]:
    account, bill = await own_bill(parts, caller, bill_id)
    previous = (await parts.systems.billing.bill_before(bill_id)).value
    return bill.value, await _context(parts, account, bill, previous)


async def compare_current(parts: Parts, caller: Caller, account_id: uuid.UUID | None) -> ComparisonOut:
    _, bills = await _latest(parts, caller, account_id)
    bill = bills.value[0]
    previous = bills.value[1] if len(bills.value) > 1 else None
    comparison = compare(bill, previous) if previous else Comparison(Money(0, bill.total.currency), (), None)
    return comparison_out(bill, previous, comparison, parts.formats, as_of=parts.formats.clock(bills.as_of))


async def compare_two(parts: Parts, caller: Caller, bill_id: uuid.UUID, other_id: uuid.UUID) -> ComparisonOut:
    """The later one against the earlier one, whichever was named first."""
    if bill_id == other_id:
        raise NotComparable("That is the same bill twice. Name another one.", field="other_id")
    _, one = await own_bill(parts, caller, bill_id)
    _, other = await own_bill(parts, caller, other_id)
    if one.value.account_id != other.value.account_id:
        raise NotComparable("These bills are of two accounts. Name two of the same.", field="other_id")
    earlier, later = sorted((one.value, other.value), key=lambda bill: (bill.issued_on, bill.number))
    as_of = parts.formats.clock(min(one.as_of, other.as_of))
    return comparison_out(later, earlier, compare(later, earlier), parts.formats, as_of=as_of)


async def own_bill(
    parts: Parts, caller: Caller, bill_id: uuid.UUID, *, fresh: bool = False
) -> tuple[Account, Answered[Bill]]:
    """Somebody else's is as unknown as one that does not exist."""
    # A line's user hears that bills are the holder's, whatever id they name.
    account = await held_account(parts.systems.account, caller, fresh=fresh)
    found = await parts.systems.billing.bill(bill_id)
    unknown = BillUnknown("There is no such bill. The list of bills has those there are.")
    if found.value is None:
        raise unknown
    if found.value.account_id != account.id:
        try:
            account = await held_account(parts.systems.account, caller, found.value.account_id, fresh=fresh)
        except (AccountUnknown, NotAccountHolder):
            raise unknown from None
    return account, Answered(found.value, found.as_of, found.stale)


async def _context(parts: Parts, account: Account, bill: Answered[Bill], previous: Bill | None) -> Context:
    today = parts.formats.today(now())
    before = await parts.systems.billing.balance(account.id, today, bill.value.issued_on)
    as_of, is_stale = min(bill.as_of, before.as_of), bill.stale or before.stale
    return Context(account, previous, before.value, today, as_of, is_stale)


async def _latest(parts: Parts, caller: Caller, account_id: uuid.UUID | None) -> tuple[Account, Answered[list[Bill]]]:
    account = await held_account(parts.systems.account, caller, account_id)
    bills = await parts.systems.billing.latest_bills(account.id, BILLS_LOOKED_AT)
    if not bills.value:
        raise _no_bill_yet(account, parts.formats)
    return account, bills


def _no_bill_yet(account: Account, formats: Formats) -> NoBill:
    if account.billing_day is None:
        return NoBill("A prepaid account has no bills.", next_bill_on=None)
    expected = _next_bill_on(account, formats.today(now()))
    if expected is None:
        return NoBill("This account is closed, and no bill was ever made.", next_bill_on=None)
    return NoBill("The first bill has not been made.", next_bill_on=formats.day(expected).model_dump(mode="json"))


def _next_bill_on(account: Account, today: date) -> date | None:
    """Billing days end at 28, so that every month has them. A prepaid or closed account gets no bill."""
    if account.billing_day is None or account.state is AccountState.closed:
        return None
    this_month = today.replace(day=min(account.billing_day, 28))
    if this_month > today:
        return this_month
    return (today.replace(day=1) + timedelta(days=32)).replace(day=min(account.billing_day, 28))
