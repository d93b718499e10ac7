"""The network's rows in the words of its port, and where a service is."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.postcodes import prefixes
from api.systems.ports.network import Area, Outage, Spot, Update
from models import Area as AreaRow
from models import Customer as CustomerRow
from models import Outage as OutageRow
from models import OutageState, OutageUpdate, ServiceKind
from models import Service as ServiceRow

SYSTEM = "network"
OUTAGES = select(
    *OutageRow.__table__.c,
    AreaRow.name,
    AreaRow.postcode_prefix,
).join(AreaRow, AreaRow.id == OutageRow.area_id)
OPEN = OUTAGES.where(
    OutageRow.area_id.in_(bindparam("area_ids", expanding=True)), OutageRow.state != OutageState.fixed
).order_by(OutageRow.starts_at.desc(), OutageRow.id.desc())
UPDATES = (
    select(*OutageUpdate.__table__.c)
    .where(OutageUpdate.outage_id.in_(bindparam("outage_ids", expanding=True)))
    .order_by(OutageUpdate.at)
)
# Where a service has no area of its own, the one its user lives in.
PLACES = (
    select(
        ServiceRow.id,
        ServiceRow.kind,
        ServiceRow.area_id,
        AreaRow.name,
        AreaRow.postcode_prefix,
        func.coalesce(func.nullif(ServiceRow.postcode, ""), CustomerRow.postcode).label("postcode"),
    )
    .join(CustomerRow, CustomerRow.id == ServiceRow.user_id)
    .outerjoin(AreaRow, AreaRow.id == ServiceRow.area_id)
    .where(ServiceRow.id.in_(bindparam("service_ids", expanding=True)))
    .order_by(ServiceRow.contract_starts_on, ServiceRow.id)
)
AREAS = select(*AreaRow.__table__.c).where(AreaRow.postcode_prefix.in_(bindparam("prefixes", expanding=True)))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a service hangs on the network. No area: nobody can tell."""

    service_id: uuid.UUID
    kind: ServiceKind
    area: Area | None


def area(row: Any) -> Area:
    return Area(row.id, row.name, row.postcode_prefix)


def spot(row: AreaRow) -> Spot | None:
    if row.map_column is None or row.map_row is None:
        return None
    return Spot(row.map_column, row.map_row)


async def outages_told(session: AsyncSession, asked: Select[Any], **values: object) -> list[Outage]:
    """With their areas and updates: two questions, however many outages."""
    rows = (await session.execute(asked, values)).all()
    updates = await _updates(session, [row.id for row in rows])
    return [_outage(row, updates[row.id]) for row in rows]


async def open_outages(session: AsyncSession, area_ids: Iterable[uuid.UUID]) -> list[Outage]:
    """What runs or is planned there, the latest to start first."""
    return await outages_told(session, OPEN, area_ids=list(area_ids))


async def _updates(session: AsyncSession, outage_ids: list[uuid.UUID]) -> dict[uuid.UUID, list[Update]]:
    found: dict[uuid.UUID, list[Update]] = defaultdict(list)
    for row in await session.execute(UPDATES, {"outage_ids": outage_ids}) if outage_ids else ():
        found[row.outage_id].append(Update(row.id, row.at, row.text))
    return found


def _outage(row: Any, updates: list[Update]) -> Outage:
    return Outage(
        id=row.id,
        area=Area(row.area_id, row.name, row.postcode_prefix),
        kinds=tuple(ServiceKind(kind) for kind in row.service_kinds),
        state=row.state,
        cause=row.cause,
        starts_at=row.starts_at,
        expected_at=row.expected_at,
        fixed_at=row.fixed_at,
        updates=tuple(updates),
    )


async def places(session: AsyncSession, service_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Place]:
    """Of each service that exists."""
    rows = (await session.execute(PLACES, {"service_ids": list(service_ids)})).all()
    by_prefix = await _areas(session, [row.postcode for row in rows if row.area_id is None and row.postcode])
    return {row.id: Place(row.id, row.kind, _area_of(row, by_prefix)) for row in rows}


async def _areas(session: AsyncSession, postcodes: list[str]) -> dict[str, Area]:
    wanted = {prefix for postcode in postcodes for prefix in prefixes(postcode)}
    if not wanted:
        return {}
    return {row.postcode_prefix: area(row) for row in await session.execute(AREAS, {"prefixes": sorted(wanted)})}


def _area_of(row: Any, by_prefix: dict[str, Area]) -> Area | None:
    if row.area_id is not None:
        return Area(row.area_id, row.name, row.postcode_prefix)
    return first_known(by_prefix, prefixes(row.postcode or ""))


def first_known(by_prefix: dict[str, Area], candidates: Sequence[str]) -> Area | None:
    return next((by_prefix[prefix] for prefix in candidates if prefix in by_prefix), None)
