"""What customers report, and when several reports are taken for an outage. The rule is here, and nowhere else."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import Database
from api.systems.local.network_rows import SYSTEM, Place, area, open_outages, places
from api.systems.local.references import done_before, remember
from api.systems.ports.line import LineUnknown
from api.systems.ports.network import Area, NewReport, Outage, Report
from models import Account as AccountRow
from models import Area as AreaRow
from models import Outage as OutageRow
from models import OutageReport as ReportRow
from models import OutageState, OutageUpdate, ServiceKind, ServiceState
from models import Service as ServiceRow
from models.base import new_id, now

# Reports of one area and kind that are no further apart than this belong together.
WINDOW = timedelta(minutes=60)
# Three account holders, and in a large area one for every fifty services; twenty are enough anywhere.
FEWEST, MOST, ONE_IN = 3, 20, 50
HOLDERS = func.count(AccountRow.holder_id.distinct())
FIRST_WORDS = "Several customers have told us that something is wrong here. We are finding out what it is."


def needed(services: int) -> int:
    """How many account holders have to report before an outage is suspected, with so many services in the area."""
    return min(max(FEWEST, services // ONE_IN), MOST)


class LocalReports:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def report(self, report: NewReport, *, reference: str) -> Report:
        async with self._database.transaction() as session:
            made = await done_before(session, SYSTEM, reference)
            if made is None:
                made = await _report(session, report)
                await remember(session, SYSTEM, reference, made)
                await session.flush()
            return await _told(session, made)


async def _report(session: AsyncSession, report: NewReport) -> uuid.UUID:
    found = await places(session, [report.service_id])
    if report.service_id not in found:
        raise LineUnknown("The network knows no such line.", field="service_id")
    place = found[report.service_id]
    at = now()
    if place.area is None:
        return await _keep(session, report, place, None, at)
    await _alone(session, place.area, place.kind)
    running = await _running(session, place.area, place.kind, at)
    report_id = await _keep(session, report, place, running, at)
    if running is None:
        await _suspect(session, place.area, place.kind, at)
    return report_id


async def _alone(session: AsyncSession, place: Area, kind: ServiceKind) -> None:
    """Whoever reports the same area and kind waits here until this report is committed, and then counts it."""
    key = f"outage:{place.id}:{kind.value}"
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(key, 0))))


async def _running(session: AsyncSession, place: Area, kind: ServiceKind, at: datetime) -> Outage | None:
    out = await open_outages(session, [place.id])
    return next((each for each in out if kind in each.kinds and each.is_running(at)), None)


async def _keep(
    session: AsyncSession,
    report: NewReport,
    place: Place,
    running: Outage | None,
    at: datetime,
) -> uuid.UUID:
    """The service's open report, else a new one."""
    waiting = and_(ReportRow.outage_id.is_(None), ReportRow.made_at > at - WINDOW)
    still_open = or_(waiting, ReportRow.outage_id == running.id) if running else waiting
    row = await session.scalar(
        select(ReportRow)
        .where(ReportRow.service_id == place.service_id, still_open)
        .order_by(ReportRow.outage_id.nulls_last(), ReportRow.made_at.desc())
        .limit(1)
        .with_for_update()
    )
    if row is None:
        row = ReportRow(
            service_id=place.service_id,
            customer_id=report.customer_id,
            area_id=place.area.id if place.area else None,
            kind=place.kind,
            symptom=report.symptom,
            text=report.text,
            made_at=at,
        )
        session.add(row)
    if running is not None:
        row.outage_id = running.id
    await session.flush()
    return row.id


async def _suspect(session: AsyncSession, place: Area, kind: ServiceKind, at: datetime) -> None:
    """Raises an outage where enough account holders report the same: whoever has many lines is heard once."""
    waiting = _waiting(place.id, kind, at)
    said = _with_accounts(HOLDERS, func.min(ReportRow.made_at)).where(waiting)
    reporting, since = (await session.execute(said)).one()
    served = await session.scalar(
        select(func.count()).where(
            ServiceRow.area_id == place.id, ServiceRow.kind == kind, ServiceRow.state != ServiceState.ceased
        )
    )
    if reporting < needed(served or 0):
        return
    outage_id = new_id()
    session.add(
        OutageRow(
            id=outage_id,
            area_id=place.id,
            service_kinds=[kind.value],
            state=OutageState.suspected,
            starts_at=since,
        )
    )
    await session.flush()
    session.add(OutageUpdate(outage_id=outage_id, at=at, text=FIRST_WORDS))
    await session.execute(update(ReportRow).where(waiting).values(outage_id=outage_id))


def _with_accounts(*columns: Any) -> Any:
    return (
        select(*columns)
        .select_from(ReportRow)
        .join(ServiceRow, ServiceRow.id == ReportRow.service_id)
        .join(AccountRow, AccountRow.id == ServiceRow.account_id)
    )


def _waiting(area_id: uuid.UUID, kind: ServiceKind, at: datetime) -> Any:
    return and_(
        ReportRow.area_id == area_id,
        ReportRow.kind == kind,
        ReportRow.outage_id.is_(None),
        ReportRow.made_at > at - WINDOW,
    )


async def _told(session: AsyncSession, report_id: uuid.UUID) -> Report:
    row = await session.get_one(ReportRow, report_id, populate_existing=True)
    place = await session.get(AreaRow, row.area_id) if row.area_id else None
    out = await open_outages(session, [place.id]) if place else []
    same = ReportRow.outage_id == row.outage_id
    if row.outage_id is None:
        same = _waiting(place.id, row.kind, row.made_at) if place else ReportRow.id == row.id
    own = select(AccountRow.holder_id).join(AccountRow.services).where(ServiceRow.id == row.service_id)
    others = _with_accounts(HOLDERS).where(same, AccountRow.holder_id != own.scalar_subquery())
    return Report(
        id=row.id,
        service_id=row.service_id,
        kind=row.kind,
        symptom=row.symptom,
        made_at=row.made_at,
        area=area(place) if place else None,
        outage=next((each for each in out if each.id == row.outage_id), None),
        others=await session.scalar(others) or 0,
    )
