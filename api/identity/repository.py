"""What identity reads and writes."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from models import Account, AccountState, Customer, OneTimeCode, UsedToken


async def customer_at(session: AsyncSession, address: str) -> Customer | None:
    return await session.scalar(
        select(Customer).where(or_(Customer.phone == address, Customer.email == address)).limit(1)
    )


async def customer(session: AsyncSession, customer_id: uuid.UUID) -> Customer:
    return await session.get_one(Customer, customer_id)


async def customer_named(session: AsyncSession, reference: str) -> Customer | None:
    """By their own id, or as the holder of the account with that number, while it is open."""
    try:
        return await session.get(Customer, uuid.UUID(reference))
    except ValueError:
        holds = (Account.number == reference) & (Account.state != AccountState.closed)
        return await session.scalar(select(Customer).join(Account, Account.holder_id == Customer.id).where(holds))


async def take_once(session: AsyncSession, name_hash: str, browser_session_id: uuid.UUID, ends_at: datetime) -> bool:
    """False where another browser has used it. The same one may ask again: its answer may have been lost."""
    row = {"name_hash": name_hash, "browser_session_id": browser_session_id, "ends_at": ends_at}
    await session.execute(insert(UsedToken).values(**row).on_conflict_do_nothing())
    first = await session.scalar(select(UsedToken.browser_session_id).where(UsedToken.name_hash == name_hash))
    return first == browser_session_id


async def lock_address(session: AsyncSession, address: str) -> None:
    """Until the transaction ends: many who ask at once for one address are counted one after the other."""
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(address, 0))))


async def codes_since(
    session: AsyncSession, *, contact_id: uuid.UUID, address: str, since: datetime
) -> Sequence[datetime]:
    """When codes were made for this contact or for this address: neither may be flooded from the other."""
    found = await session.scalars(
        select(OneTimeCode.created_at)
        .where(
            or_(OneTimeCode.contact_id == contact_id, OneTimeCode.address == address),
            OneTimeCode.created_at > since,
        )
        .order_by(OneTimeCode.created_at)
    )
    return found.all()


async def open_codes(session: AsyncSession, contact_id: uuid.UUID) -> list[OneTimeCode]:
    """Codes not used yet, newest first, locked: two guesses at once are two guesses."""
    found = await session.scalars(
        select(OneTimeCode)
        .where(OneTimeCode.contact_id == contact_id, OneTimeCode.used_at.is_(None))
        .order_by(OneTimeCode.created_at.desc(), OneTimeCode.id.desc())
        .limit(5)
        .with_for_update()
    )
    return list(found)
