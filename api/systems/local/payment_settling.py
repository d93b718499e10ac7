"""What follows from money that came in: bills are paid, instalments are kept, what was suspended works again."""

from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from api.systems.local.payment_rows import UNKEPT, open_bills
from api.systems.ports.arrangement import GRACE
from models import (
    Account,
    AccountState,
    Arrangement,
    ArrangementKind,
    Bill,
    BillState,
    Payment,
    PaymentPart,
    PaymentRoute,
    Service,
    ServiceState,
)
from models.base import now


async def apply(session: AsyncSession, account: Account, payment: Payment, today: date) -> int:
    """Where the money goes. What no bill was left for stays the customer's, and is returned.

    The caller holds the account's lock.
    """
    if payment.route is PaymentRoute.top_up:
        if account.prepaid_balance_minor is not None:
            account.prepaid_balance_minor += payment.amount_minor
        return 0
    suspended = await _suspended(session, account)
    bills = list(await session.scalars(open_bills(account.id, first=payment.autopay_bill_id).with_for_update()))
    parts = _pay_bills(bills, payment)
    session.add_all(parts)
    payment.credit_minor = payment.amount_minor - sum(part.amount_minor for part in parts)
    arrangements = list(await session.scalars(_running(account)))
    for arrangement in arrangements:
        _count_towards(arrangement, parts)
    if account.state in (AccountState.overdue, AccountState.suspended) and _in_order(bills, arrangements, today):
        # What the operator has suspended over it comes back; a line its owner has barred stays barred.
        account.state = AccountState.active
        for service in suspended:
            service.state = ServiceState.active
    return payment.credit_minor


async def _suspended(session: AsyncSession, account: Account) -> list[Service]:
    """Locked before the bills are: services come first."""
    if account.state is not AccountState.suspended:
        return []
    wanted = select(Service).where(Service.account_id == account.id, Service.state == ServiceState.suspended)
    return list(await session.scalars(wanted.order_by(Service.id).with_for_update()))


def _pay_bills(bills: list[Bill], payment: Payment) -> list[PaymentPart]:
    parts, left = [], payment.amount_minor
    for bill in bills:
        amount = min(left, bill.outstanding_minor)
        if amount == 0:
            break
        parts.append(PaymentPart(payment_id=payment.id, bill_id=bill.id, amount_minor=amount))
        payment.bill_id = payment.bill_id or bill.id
        bill.outstanding_minor -= amount
        left -= amount
        if bill.outstanding_minor == 0:
            # What disputes hold is not paid: their bill waits for them, whichever came first.
            bill.state = BillState.disputed if bill.held_minor else BillState.paid
        elif bill.state is BillState.issued:  # an overdue one stays so until all of it is paid
            bill.state = BillState.part_paid
    return parts


def _running(account: Account) -> Select[Arrangement]:
    return (
        select(Arrangement)
        .where(Arrangement.account_id == account.id, UNKEPT)
        .options(selectinload(Arrangement.instalments))
        .with_for_update()
    )


def _count_towards(arrangement: Arrangement, parts: list[PaymentPart]) -> None:
    """An extension is for one bill, and only what went to that bill counts; bills are paid oldest first."""
    is_extension = arrangement.kind is ArrangementKind.extension
    paid = sum(part.amount_minor for part in parts if not is_extension or part.bill_id == arrangement.bill_id)
    for instalment in arrangement.instalments:
        amount = min(paid, instalment.amount_minor - instalment.paid_minor)
        instalment.paid_minor += amount
        paid -= amount
    if all(instalment.paid_minor == instalment.amount_minor for instalment in arrangement.instalments):
        arrangement.kept_at = now()


def _in_order(bills: list[Bill], arrangements: list[Arrangement], today: date) -> bool:
    """Nothing is overdue, or all of it is being paid in instalments of which the first has come and none is late."""
    overdue = [bill for bill in bills if bill.outstanding_minor > 0 and bill.due_on and bill.due_on < today]
    return not overdue or any(_is_kept_up(arrangement, today) for arrangement in arrangements)


def _is_kept_up(arrangement: Arrangement, today: date) -> bool:
    first, *_ = arrangement.instalments
    late = [
        part for part in arrangement.instalments if part.paid_minor < part.amount_minor and part.due_on + GRACE < today
    ]
    return arrangement.kind is ArrangementKind.instalments and first.paid_minor == first.amount_minor and not late
