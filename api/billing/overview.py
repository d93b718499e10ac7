"""An account's standing and its list of bills as they go over the wire."""

from datetime import date

from api.billing.rendering import shown_state
from api.billing.schemas import AccountOut, BalanceOut, BillSummaryOut, OverdueOut
from api.formats import Formats, Money
from api.systems.base import Answered
from api.systems.ports.account import Account
from api.systems.ports.billing import Balance, BillBrief


def bill_summary_out(bill: BillBrief, formats: Formats, today: date) -> BillSummaryOut:
    return BillSummaryOut(
        id=bill.id,
        name=formats.month(bill.issued_on),
        full_name=formats.month_and_year(bill.issued_on),
        number=bill.number,
        state=shown_state(bill, today),
        issued_on=formats.day(bill.issued_on),
        due_on=formats.day(bill.due_on),
        total=formats.money(bill.total),
        outstanding=formats.money(bill.outstanding),
        held=formats.money(bill.held) if bill.held.minor else None,
    )


def balance_out(account: Account, answer: Answered[Balance], next_bill_on: date | None, formats: Formats) -> BalanceOut:
    balance = answer.value
    credit = balance.credit + (account.prepaid_balance or Money(0, balance.credit.currency))
    is_prepaid = account.prepaid_balance is not None
    return BalanceOut(
        account=AccountOut(id=account.id, label=account.label),
        owed=formats.money(balance.owed),
        overdue=_overdue(balance, formats),
        held=formats.money(balance.held) if balance.held.minor else None,
        unpaid_bills=balance.unpaid_bills,
        next_due_on=formats.day(balance.next_due_on) if balance.next_due_on else None,
        next_bill_on=formats.day(next_bill_on) if next_bill_on else None,
        credit=formats.money(credit) if credit.minor or is_prepaid else None,
        suspended=account.is_suspended,
        as_of=formats.clock(answer.as_of),
        is_stale=answer.stale,
    )


def _overdue(balance: Balance, formats: Formats) -> OverdueOut | None:
    """Where anything is overdue, the oldest that is owed is."""
    if not balance.overdue.minor or balance.oldest_due_on is None:
        return None
    return OverdueOut(amount=formats.money(balance.overdue), since=formats.day(balance.oldest_due_on))
