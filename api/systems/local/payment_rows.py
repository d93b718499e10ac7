"""Payments as they are kept, told in our words."""

import secrets
import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from api.formats import Money
from api.systems.local.labels import method_label
from api.systems.ports.payment import OpenBill, PaidPart, Payment, PaymentUnknown
from api.systems.ports.payment_method import Method
from models import Arrangement, Bill, BillState, PaymentMethod, PaymentPart, PaymentState
from models import Payment as PaymentRow

# Nobody has said what became of these.
UNSETTLED = (PaymentState.pending, PaymentState.unknown)
# What is owed: not a draft, and nothing that is disputed, paid or written off.
OWED = (BillState.issued, BillState.part_paid, BillState.overdue)
# Agreements that still have something to be paid.
UNKEPT = and_(Arrangement.kept_at.is_(None), Arrangement.withdrawn_at.is_(None))
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
PAID = aliased(Bill)
# [bill's id, its number, minor units] of each bill it went to.
PARTS = (
    select(
        func.json_agg(
            aggregate_order_by(
                func.json_build_array(PaymentPart.bill_id, PAID.number, PaymentPart.amount_minor), PAID.number
            )
        )
    )
    .select_from(PaymentPart)
    .join(PAID, PAID.id == PaymentPart.bill_id)
    .where(PaymentPart.payment_id == PaymentRow.id)
    .correlate(PaymentRow)
)
PAYMENTS = (
    select(
        *PaymentRow.__table__.c,
        PaymentMethod.brand,
        PaymentMethod.last4,
        Bill.number.label("bill_number"),
        PARTS.scalar_subquery().label("parts"),
    )
    .select_from(PaymentRow)
    .outerjoin(PaymentMethod, PaymentMethod.id == PaymentRow.method_id)
    .outerjoin(Bill, Bill.id == PaymentRow.bill_id)
)


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


async def payment_told(session: AsyncSession, payment_id: uuid.UUID) -> Payment:
    return payment_of((await session.execute(PAYMENTS.where(PaymentRow.id == payment_id))).one())


def payment_of(row: Any) -> Payment:
    return Payment(
        id=row.id,
        account_id=row.account_id,
        bill_id=row.bill_id,
        method=method_label(row) if row.method_id else None,
        route=row.route,
        state=row.state,
        amount=Money(row.amount_minor, row.currency),
        number=row.reference,
        decline_reason=row.decline_reason,
        made_at=row.made_at,
        settled_at=row.settled_at,
        covers=_covers(row),
    )


def _covers(row: Any) -> tuple[PaidPart, ...]:
    if row.parts:
        return tuple(PaidPart(uuid.UUID(id_), number, Money(minor, row.currency)) for id_, number, minor in row.parts)
    if row.bill_id is None:
        return ()
    return (PaidPart(row.bill_id, row.bill_number, Money(row.amount_minor, row.currency)),)


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
