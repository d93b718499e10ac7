"""What is kept of passkeys and of the challenges they sign."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from models import ChallengeUse, Customer, Passkey, PasskeyChallenge
from models.base import now


async def lay_down(
    session: AsyncSession, browser_id: uuid.UUID, use: ChallengeUse, challenge: bytes, ends_at: datetime
) -> None:
    """Instead of the one before: whoever asks again has thrown that away."""
    row = {"challenge": challenge, "ends_at": ends_at}
    adding = insert(PasskeyChallenge).values(browser_session_id=browser_id, use=use, **row)
    await session.execute(adding.on_conflict_do_update(index_elements=["browser_session_id", "use"], set_=row))


async def take_up(session: AsyncSession, browser_id: uuid.UUID, use: ChallengeUse) -> bytes | None:
    """Gone with being read: of two answers to one challenge the second finds none."""
    mine = (PasskeyChallenge.browser_session_id == browser_id, PasskeyChallenge.use == use)
    taking = delete(PasskeyChallenge).where(*mine).returning(PasskeyChallenge.challenge, PasskeyChallenge.ends_at)
    found = (await session.execute(taking)).one_or_none()
    return found.challenge if found is not None and found.ends_at > now() else None


async def of_customer(session: AsyncSession, customer_id: uuid.UUID) -> Sequence[Passkey]:
    mine = select(Passkey).where(Passkey.customer_id == customer_id)
    return (await session.scalars(mine.order_by(Passkey.created_at.desc(), Passkey.id.desc()))).all()


async def lock_owner(session: AsyncSession, customer_id: uuid.UUID) -> Customer:
    """Two that are made at once are counted one after the other."""
    return await session.get_one(Customer, customer_id, with_for_update=True)


async def by_credential(session: AsyncSession, credential_id: bytes) -> Passkey | None:
    """Locked: two who use it at once are counted one after the other."""
    return await session.scalar(select(Passkey).where(Passkey.credential_id == credential_id).with_for_update())


async def held(session: AsyncSession, customer_id: uuid.UUID, passkey_id: uuid.UUID) -> Passkey | None:
    mine = (Passkey.id == passkey_id, Passkey.customer_id == customer_id)
    return await session.scalar(select(Passkey).where(*mine).with_for_update())
