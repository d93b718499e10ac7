"""A reference is used once: whoever comes with it again finds what the first call has done."""

import uuid

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from models import SystemReference

NEW = insert(SystemReference.metadata.tables[SystemReference.__tablename__])
THIS = (SystemReference.system, SystemReference.reference)
# A row that is there is written again as it is: that waits for whoever has just begun under the same reference.
BEGIN = NEW.on_conflict_do_update(index_elements=THIS, set_={"reference": NEW.excluded.reference}).returning(
    SystemReference.subject_id
)
END = NEW.on_conflict_do_update(index_elements=THIS, set_={"subject_id": NEW.excluded.subject_id})
KEPT = select(SystemReference.subject_id).where(
    SystemReference.system == bindparam("system"), SystemReference.reference == bindparam("reference")
)


async def done_before(session: AsyncSession, system: str, reference: str) -> uuid.UUID | None:
    """What was made under this reference. Two calls with the same one wait for each other until they commit."""
    begun = await session.execute(BEGIN, {"system": system, "reference": reference, "subject_id": None})
    return begun.scalar_one()


async def kept_under(session: AsyncSession, system: str, reference: str) -> uuid.UUID | None:
    """The same, for who only wants to know."""
    found: uuid.UUID | None = await session.scalar(KEPT, {"system": system, "reference": reference})
    return found


async def remember(session: AsyncSession, system: str, reference: str, subject_id: uuid.UUID) -> None:
    """In the transaction of what was done."""
    await session.execute(END, {"system": system, "reference": reference, "subject_id": subject_id})
