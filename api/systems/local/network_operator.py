"""The operator's side of an outage: confirmed, written about, fixed."""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import Database
from api.systems.local.network_rows import OUTAGES, SYSTEM, outages_told
from api.systems.local.references import done_before, remember
from api.systems.ports.network import Outage, OutageOver, OutageUnknown
from models import Outage as OutageRow
from models import OutageState, OutageUpdate
from models.base import now

CONFIRMED = "We know of the fault now, and engineers have been told."
# Two updates of one outage are never of the same time, so that one can be told from the next.
APART = timedelta(microseconds=1)


class LocalOperator:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def add_update(self, outage_id: uuid.UUID, text: str, *, reference: str) -> Outage:
        return await self._change(outage_id, reference, lambda _: text)

    async def confirm(
        self, outage_id: uuid.UUID, cause: str | None, expected_at: datetime | None, *, reference: str
    ) -> Outage:
        def confirm(row: OutageRow) -> str | None:
            row.cause, row.expected_at = cause or row.cause, expected_at or row.expected_at
            if row.state is not OutageState.suspected:
                return None
            row.state = OutageState.confirmed
            return CONFIRMED

        return await self._change(outage_id, reference, confirm)

    async def fix(self, outage_id: uuid.UUID, at: datetime, *, reference: str) -> Outage:
        def fix(row: OutageRow) -> None:
            row.state, row.fixed_at = OutageState.fixed, at

        return await self._change(outage_id, reference, fix)

    async def _change(self, outage_id: uuid.UUID, reference: str, does: Callable[[OutageRow], str | None]) -> Outage:
        """Once for a reference, on an outage that has not ended; what it answers is told to those who wait."""
        async with self._database.transaction() as session:
            if await done_before(session, SYSTEM, reference) is None:
                row = await session.get(OutageRow, outage_id, with_for_update=True)
                if row is None:
                    raise OutageUnknown("There is no such outage.")
                if row.fixed_at is not None:
                    raise OutageOver("This outage has ended.")
                text = does(row)
                if text is not None:
                    await _write(session, outage_id, text)
                await remember(session, SYSTEM, reference, outage_id)
                await session.flush()
            [told] = await outages_told(session, OUTAGES.where(OutageRow.id == outage_id))
            return told


async def _write(session: AsyncSession, outage_id: uuid.UUID, text: str) -> None:
    last = await session.scalar(select(func.max(OutageUpdate.at)).where(OutageUpdate.outage_id == outage_id))
    session.add(OutageUpdate(outage_id=outage_id, text=text, at=max(now(), last + APART) if last else now()))
