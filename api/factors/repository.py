"""The rows of second factors and recovery codes."""

import uuid
from collections.abc import Sequence

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models import AgentFactor, RecoveryCode
from models.base import now


async def find(session: AsyncSession, agent_id: uuid.UUID) -> AgentFactor | None:
    return await session.get(AgentFactor, agent_id)


async def hold(session: AsyncSession, agent_id: uuid.UUID) -> AgentFactor | None:
    """Locked: of two who type the same code at once, the second finds it used."""
    mine = select(AgentFactor).where(AgentFactor.agent_id == agent_id)
    return await session.scalar(mine.with_for_update().execution_options(populate_existing=True))


async def codes_left(session: AsyncSession, agent_id: uuid.UUID) -> int:
    unused = select(func.count()).where(RecoveryCode.agent_id == agent_id, RecoveryCode.used_at.is_(None))
    return await session.scalar(unused) or 0


async def use_code(session: AsyncSession, agent_id: uuid.UUID, code_hash: str) -> bool:
    mine = (RecoveryCode.agent_id == agent_id, RecoveryCode.code_hash == code_hash, RecoveryCode.used_at.is_(None))
    used = await session.scalars(update(RecoveryCode).where(*mine).values(used_at=now()).returning(RecoveryCode.id))
    return len(used.all()) > 0


async def replace_codes(session: AsyncSession, agent_id: uuid.UUID, hashes: Sequence[str]) -> None:
    await session.execute(delete(RecoveryCode).where(RecoveryCode.agent_id == agent_id))
    session.add_all(RecoveryCode(agent_id=agent_id, code_hash=code_hash) for code_hash in hashes)
    await session.flush()


async def forget(session: AsyncSession, agent_id: uuid.UUID) -> None:
    for table in (RecoveryCode, AgentFactor):
        await session.execute(delete(table).where(table.agent_id == agent_id))


async def who_have_one(session: AsyncSession) -> set[uuid.UUID]:
    return set(await session.scalars(select(AgentFactor.agent_id).where(AgentFactor.sealed.is_not(None))))
