"""The network system on our own database: what runs where. Reports, the operator's side and lines stand beside it."""

import uuid
from datetime import datetime, timedelta

from sqlalchemy import or_, select, tuple_

from api.db import Database
from api.paging import cursor_of, cut, read_cursor
from api.postcodes import prefixes
from api.systems.base import Answered, Slice
from api.systems.local.network_devices import LocalDevices
from api.systems.local.network_lines import LocalLines
from api.systems.local.network_operator import LocalOperator
from api.systems.local.network_reports import LocalReports
from api.systems.local.network_rows import OUTAGES, area, first_known, open_outages, outages_told, places, spot
from api.systems.ports.network import Area, AreaState, Outage, Touched
from models import Area as AreaRow
from models import Outage as OutageRow
from models import OutageState, ServiceKind
from models.base import now

# Who comes home to a working line still hears why it was away.
FIXED_SHOWN_FOR = timedelta(hours=24)


class LocalOutages:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def find_area(self, *, area_id: uuid.UUID | None, postcode: str | None) -> Answered[Area | None]:
        candidates = prefixes(postcode or "")
        wanted = AreaRow.id == area_id if area_id else AreaRow.postcode_prefix.in_(candidates)
        async with self._database.session() as session:
            found = {row.postcode_prefix: area(row) for row in await session.scalars(select(AreaRow).where(wanted))}
        return Answered(first_known(found, list(found) if area_id else candidates), as_of=now())

    async def areas(self) -> Answered[list[AreaState]]:
        async with self._database.session() as session:
            rows = list(await session.scalars(select(AreaRow).order_by(AreaRow.name, AreaRow.id)))
            out = await open_outages(session, [row.id for row in rows])
        states = [
            AreaState(area(row), tuple(each for each in out if each.area.id == row.id), spot(row)) for row in rows
        ]
        return Answered(states, as_of=now())

    async def outages(
        self, *, area_id: uuid.UUID | None, kind: ServiceKind | None, cursor: str | None, limit: int
    ) -> Answered[Slice[Outage]]:
        shown = [or_(OutageRow.state != OutageState.fixed, OutageRow.fixed_at > now() - FIXED_SHOWN_FOR)]
        if area_id is not None:
            shown.append(OutageRow.area_id == area_id)
        if kind is not None:
            shown.append(OutageRow.service_kinds.contains([kind.value]))
        if (last := read_cursor(cursor, datetime, uuid.UUID)) is not None:
            shown.append(tuple_(OutageRow.starts_at, OutageRow.id) < last)
        query = OUTAGES.where(*shown).order_by(OutageRow.starts_at.desc(), OutageRow.id.desc()).limit(limit + 1)
        async with self._database.session() as session:
            found = await outages_told(session, query)
        page = cut(found, limit, lambda last: cursor_of(last.starts_at.isoformat(), last.id))
        return Answered(page, as_of=now())

    async def outages_named(self, outage_ids: list[uuid.UUID]) -> Answered[list[Outage]]:
        async with self._database.session() as session:
            return Answered(await outages_told(session, OUTAGES.where(OutageRow.id.in_(outage_ids))), as_of=now())

    async def touching(self, service_ids: list[uuid.UUID]) -> Answered[list[Touched]]:
        async with self._database.session() as session:
            found = await places(session, service_ids)
            out = await open_outages(session, {place.area.id for place in found.values() if place.area})
        touched = [
            Touched(
                service_id=place.service_id,
                area=place.area,
                outages=tuple(each for each in out if each.area == place.area and place.kind in each.kinds),
            )
            for place in found.values()
        ]
        return Answered(touched, as_of=now())


class LocalNetwork(LocalOutages, LocalReports, LocalOperator, LocalLines, LocalDevices):
    """All of it, as one system."""
