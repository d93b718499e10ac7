"""The network's rows in the words of its port, and where a service is."""

import uuid
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload, selectinload

from api.postcodes import prefixes
from api.systems.ports.network import Area, Outage, Update
from models import Area as AreaRow
from models import Outage as OutageRow
from models import OutageState, ServiceKind
from models import Service as ServiceRow

SYSTEM = "network"


def area(row: AreaRow) -> Area:
    return Area(row.id, row.name, row.postcode_prefix)


def outage(row: OutageRow) -> Outage:
    return Outage(
        id=row.id,
        area=area(row.area),
        kinds=tuple(ServiceKind(kind) for kind in row.service_kinds),
        state=row.state,
        cause=row.cause,
        starts_at=row.starts_at,
        expected_at=row.expected_at,
        fixed_at=row.fixed_at,
        updates=tuple(Update(update.id, update.at, update.text) for update in row.updates),
    )


def whole_outages(*conditions: Any) -> Select[OutageRow]:
    """With its area and updates, as it stands now and not as the session remembers it."""
    return (
        select(OutageRow)
        .where(*conditions)
        .options(joinedload(OutageRow.area), selectinload(OutageRow.updates))
        .execution_options(populate_existing=True)
    )


async def open_outages(session: AsyncSession, area_ids: Iterable[uuid.UUID]) -> list[Outage]:
    """What runs or is planned there, the latest to start first."""
    found = await session.scalars(
        whole_outages(OutageRow.area_id.in_(list(area_ids)), OutageRow.state != OutageState.fixed).order_by(
            OutageRow.starts_at.desc(), OutageRow.id.desc()
        )
    )
    return [outage(row) for row in found]


async def places(session: AsyncSession, service_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, tuple[ServiceRow, Any]]:
    """Each service that exists, with its area: its own, or the one its user lives in."""
    found = await session.scalars(
        select(ServiceRow)
        .where(ServiceRow.id.in_(list(service_ids)))
        .options(joinedload(ServiceRow.user), joinedload(ServiceRow.area))
        .order_by(ServiceRow.contract_starts_on, ServiceRow.id)
    )
    services = list(found)
    wanted = {service.id: prefixes(service.postcode or service.user.postcode or "") for service in services}
    named = {prefix for candidates in wanted.values() for prefix in candidates}
    by_prefix = {
        row.postcode_prefix: row
        for row in await session.scalars(select(AreaRow).where(AreaRow.postcode_prefix.in_(named)))
    }
    return {service.id: (service, service.area or first_known(by_prefix, wanted[service.id])) for service in services}


def first_known(by_prefix: dict[str, AreaRow], candidates: list[str]) -> AreaRow | None:
    return next((by_prefix[prefix] for prefix in candidates if prefix in by_prefix), None)
