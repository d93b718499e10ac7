"""A reference is used once: whoever comes with it again finds what the first call has done."""

import uuid

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import SystemReference


async def done_before(session: AsyncSession, system: str, reference: str) -> uuid.UUID | None:
    """What was made under this reference. Two calls with the same one wait for each other until they commit."""
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"{system}:{reference}", 0))))
    return await session.scalar(
        select(SystemReference.subject_id).where(
            SystemReference.system == system, SystemReference.reference == reference
        )
    )


def remember(session: AsyncSession, system: str, reference: str, subject_id: uuid.UUID) -> None:
    """In the transaction of what was done."""
    session.add(SystemReference(system=system, reference=reference, subject_id=subject_id))
