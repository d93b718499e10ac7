"""Ways to pay that were saved, and the one that is used by itself."""

import uuid
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from api.systems.local.home_days import today
from api.systems.local.locks import lock_account
from api.systems.local.payment_rows import UNKEPT, method_of
from api.systems.ports.payment_method import Autopay, Method, MethodExpired, MethodInUse, NoSuchMethod
from models import Account, Arrangement, PaymentMethod
from models.base import now


async def usable(session: AsyncSession, method_id: uuid.UUID, customer_id: uuid.UUID) -> PaymentMethod:
    """This customer's, not removed, and not past its last month."""
    row = await session.get(PaymentMethod, method_id, with_for_update={"read": True})
    if row is None or row.customer_id != customer_id or row.removed_at is not None:
        raise NoSuchMethod("There is no such way to pay. Choose another, or add a card.", field="method_id")
    if has_expired(row, today()):
        raise MethodExpired("That card has expired. Choose another, or add a card.", field="method_id")
    return row


def has_expired(row: PaymentMethod, today: date) -> bool:
    """A card is good until the end of the month that is printed on it."""
    return row.expires_on is not None and (row.expires_on.year, row.expires_on.month) < (today.year, today.month)


async def kept_methods(session: AsyncSession, customer_id: uuid.UUID) -> tuple[Method, ...]:
    rows = await session.scalars(
        select(PaymentMethod)
        .where(PaymentMethod.customer_id == customer_id, PaymentMethod.removed_at.is_(None))
        .order_by(PaymentMethod.created_at.desc(), PaymentMethod.id.desc())
    )
    return tuple(method_of(row) for row in rows)


async def remove(session: AsyncSession, method_id: uuid.UUID, customer_id: uuid.UUID) -> Method:
    row = await session.get(PaymentMethod, method_id, with_for_update=True)
    if row is None or row.customer_id != customer_id or row.removed_at is not None:
        raise NoSuchMethod("There is no such way to pay.")
    if await session.scalar(select(Account.id).where(Account.autopay_method_id == row.id, Account.autopay).limit(1)):
        raise MethodInUse("Automatic payment uses it. Choose another for that first, or switch it off.", by="autopay")
    running = select(Arrangement.id).where(Arrangement.method_id == row.id, UNKEPT).limit(1)
    if await session.scalar(running):
        raise MethodInUse("Your instalments are taken by it until they are paid.", by="arrangement")
    row.removed_at = now()
    return method_of(row)


async def set_autopay(
    session: AsyncSession, account_id: uuid.UUID, method_id: uuid.UUID | None, day: int | None
) -> Autopay:
    account = await lock_account(session, account_id)
    method = await usable(session, method_id, account.holder_id) if method_id else None
    account.autopay = method is not None
    account.autopay_method_id = method.id if method else None
    account.autopay_day = day if method else None
    return Autopay(account.id, method_of(method) if method else None, account.autopay_day)


async def autopay_of(session: AsyncSession, account_id: uuid.UUID) -> Autopay:
    account = await session.get_one(Account, account_id, options=[joinedload(Account.autopay_method)])
    method = account.autopay_method if account.autopay else None
    return Autopay(account.id, method_of(method) if method else None, account.autopay_day)
