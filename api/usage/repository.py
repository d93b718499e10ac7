"""When people want to hear how far a line has come, and what they were told."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from models import Notice, UsageAlert

# A service, and one of the people who hear of it.
Key = tuple[uuid.UUID, uuid.UUID]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Percents of the allowance, and amounts of roaming in minor units; both rising."""

    percents: tuple[int, ...]
    roaming_minor: tuple[int, ...]


# Until somebody says otherwise: nearly used up, used up; and before a trip has become dear.
USUAL = Thresholds((80, 100), (2000,))
NONE = Thresholds((), ())


async def thresholds_of(session: AsyncSession, service_ids: Collection[uuid.UUID]) -> dict[Key, Thresholds]:
    """Of those who have chosen; the usual ones hold for the others."""
    rows = await session.scalars(select(UsageAlert).where(UsageAlert.service_id.in_(service_ids)))
    return {
        (row.service_id, row.customer_id): Thresholds(tuple(row.percents), tuple(row.roaming_minor)) for row in rows
    }


async def keep_thresholds(
    session: AsyncSession, service_id: uuid.UUID, customer_id: uuid.UUID, chosen: Thresholds
) -> None:
    kept = {"percents": list(chosen.percents), "roaming_minor": list(chosen.roaming_minor)}
    await session.execute(
        insert(UsageAlert)
        .values(service_id=service_id, customer_id=customer_id, **kept)
        .on_conflict_do_update(index_elements=[UsageAlert.service_id, UsageAlert.customer_id], set_=kept)
    )


async def told_before(session: AsyncSession, keys: Collection[str]) -> set[str]:
    return set(await session.scalars(select(Notice.key).where(Notice.key.in_(keys))))
