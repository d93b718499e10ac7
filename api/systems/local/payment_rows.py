"""Payments as they are kept, told in our words."""

import secrets
import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload, selectinload

from api.formats import Money
from api.systems.local.labels import method_label
from api.systems.ports.payment import OpenBill, PaidPart, Payment, PaymentUnknown
from api.systems.ports.payment_method import Method
from models import Bill, BillState, PaymentMethod, PaymentPart, PaymentState
from models import Payment as PaymentRow

# Nobody has said what became of these.
UNSETTLED = (PaymentState.pending, PaymentState.unknown)
# What is owed: not a draft, and nothing that is disputed, paid or written off.
OWED = (BillState.issued, BillState.part_paid, BillState.overdue)
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def new_number(kind: str, made_at: datetime) -> str:
    """What customers read out on the phone: no letter that looks like a digit."""
    return f"{kind}-{made_at:%y%m%d}-{''.join(secrets.choice(LETTERS) for _ in range(6))}"


def open_bills(account_id: Any, *, first: uuid.UUID | None = None) -> Select[Bill]:
    """The oldest first: that is the one a payment goes to, unless it was taken for another one."""
    return (
        select(Bill)
        .where(Bill.account_id == account_id, Bill.state.in_(OWED), Bill.outstanding_minor > 0)
        .order_by(Bill.id.is_distinct_from(first), Bill.due_on, Bill.number)
    )


async def refuse_while_paying(session: AsyncSession, account_id: uuid.UUID) -> None:
    """What is owed stays as it was while a payment of it may arrive. The caller holds the account's lock."""
    paying = select(PaymentRow.id).where(PaymentRow.account_id == account_id, PaymentRow.state.in_(UNSETTLED))
    if await session.scalar(paying.limit(1)):
        raise PaymentUnknown("A payment is on its way. Ask again when it has arrived.", retry_after=30)


def payments() -> Select[PaymentRow]:
    """With all that telling them needs."""
    return select(PaymentRow).options(
        joinedload(PaymentRow.method),
        joinedload(PaymentRow.bill),
        selectinload(PaymentRow.parts).joinedload(PaymentPart.bill),
    )


def payment_of(row: PaymentRow) -> Payment:
    return Payment(
        id=row.id,
        account_id=row.account_id,
        bill_id=row.bill_id,
        method=method_label(row.method) if row.method else None,
        route=row.route,
        state=row.state,
        amount=Money(row.amount_minor, row.currency),
        number=row.reference,
        decline_reason=row.decline_reason,
        made_at=row.made_at,
        settled_at=row.settled_at,
        covers=_covers(row),
    )


def _covers(row: PaymentRow) -> tuple[PaidPart, ...]:
    if row.parts:
        parts = sorted(row.parts, key=lambda part: part.bill.number)
        return tuple(PaidPart(part.bill_id, part.bill.number, Money(part.amount_minor, row.currency)) for part in parts)
    if row.bill is None:
        return ()
    return (PaidPart(row.bill.id, row.bill.number, Money(row.amount_minor, row.currency)),)


def method_of(row: PaymentMethod) -> Method:
    return Method(
        id=row.id,
        customer_id=row.customer_id,
        kind=row.kind,
        brand=row.brand,
        last4=row.last4,
        label=method_label(row),
        expires_on=row.expires_on,
    )


def open_bill_of(row: Bill) -> OpenBill:
    assert row.issued_on is not None
    assert row.due_on is not None
    return OpenBill(row.id, row.number, row.issued_on, row.due_on, Money(row.outstanding_minor, row.currency))
