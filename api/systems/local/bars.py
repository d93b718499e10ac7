"""Lines that customers had blocked, on our own database."""

import uuid

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import Database
from api.systems.base import Answered
from api.systems.local.locks import lock_account
from api.systems.local.order_rows import SYSTEM
from api.systems.local.references import done_before, remember
from api.systems.ports.lines import Bar, CannotBeBarred, NotBarred
from models import AccountState, BarReason, ServiceState
from models import Service as ServiceRow
from models import ServiceBar as BarRow
from models.base import new_id, now

IN_USE = (ServiceState.active, ServiceState.suspended, ServiceState.barred)


class LocalBars:
    _database: Database

    async def bar_of(self, service_id: uuid.UUID) -> Answered[Bar | None]:
        async with self._database.session() as session:
            row = await _running(session, service_id)
            return Answered(_bar(row, ServiceState.barred) if row else None, as_of=now())

    async def bar(self, service_id: uuid.UUID, reason: BarReason, *, reference: str) -> Bar:
        async with self._database.transaction() as session:
            known = await done_before(session, SYSTEM, reference)
            service = await session.get_one(ServiceRow, service_id, with_for_update=True)
            if known is not None:
                return _bar(await session.get_one(BarRow, known), service.state)
            if service.state not in IN_USE:
                raise CannotBeBarred("This line is not in use, so nobody can use it.")
            row = await _running(session, service_id)
            if row is None:
                row = BarRow(
                    id=new_id(), service_id=service_id, reason=reason, state_before=service.state, starts_at=now()
                )
                session.add(row)
                service.state = ServiceState.barred
            await remember(session, SYSTEM, reference, row.id)
            return _bar(row, service.state)

    async def unbar(self, service_id: uuid.UUID, *, reference: str) -> Bar:
        async with self._database.transaction() as session:
            known = await done_before(session, SYSTEM, reference)
            # A payment that brings the account back is waited for, or waits.
            of_service = select(ServiceRow.account_id).where(ServiceRow.id == service_id)
            account = await lock_account(session, of_service.scalar_subquery())
            service = await session.get_one(ServiceRow, service_id, with_for_update=True)
            if known is not None:
                return _bar(await session.get_one(BarRow, known), service.state)
            row = await _running(session, service_id)
            if row is None or service.state is not ServiceState.barred:
                raise NotBarred("This line is not blocked, so there is nothing to undo.")
            row.ends_at = now()
            service.state = _state_after(row.state_before, account.state)
            await remember(session, SYSTEM, reference, row.id)
            return _bar(row, service.state)


def _state_after(before: ServiceState, account: AccountState) -> ServiceState:
    """What the operator suspended stays so until it is paid; what was paid meanwhile works again."""
    was_suspended = before is ServiceState.suspended
    if account is AccountState.suspended or (was_suspended and account is not AccountState.active):
        return ServiceState.suspended
    return ServiceState.active


async def _running(session: AsyncSession, service_id: uuid.UUID) -> BarRow | None:
    return await session.scalar(select(BarRow).where(BarRow.service_id == service_id, BarRow.ends_at.is_(None)))


def _bar(row: BarRow, state: ServiceState) -> Bar:
    return Bar(row.id, row.service_id, row.reason, row.starts_at, row.ends_at, state)
