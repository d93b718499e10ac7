"""The devices that lines run on, and what they were told to do."""

import uuid
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import Database
from api.systems.base import Answered
from api.systems.local.network_rows import SYSTEM, open_outages, places
from api.systems.local.references import done_before, remember
from api.systems.ports.line import (
    Command,
    Device,
    DeviceOffline,
    DeviceUnknown,
    NotForThisDevice,
    OutageRuns,
    RestartedJustNow,
)
from models import CommandKind, CommandState, DeviceCommand, DeviceKind
from models import Device as DeviceRow
from models.base import now

AWAY_FOR = timedelta(minutes=3)
# A device needs this long to settle; once more before that only starts it all over.
APART = timedelta(minutes=10)
RESTARTABLE = frozenset({DeviceKind.router, DeviceKind.tv_box})


class LocalDevices:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def devices(self, service_ids: list[uuid.UUID]) -> Answered[list[Device]]:
        query = (
            select(DeviceRow)
            .where(DeviceRow.service_id.in_(service_ids), DeviceRow.removed_on.is_(None))
            .order_by(DeviceRow.service_id, DeviceRow.kind, DeviceRow.id)
        )
        async with self._database.session() as session:
            found = await session.scalars(query)
            return Answered([device(row, now()) for row in found], as_of=now())

    async def command(self, device_id: uuid.UUID, kind: CommandKind, *, reference: str) -> Command:
        async with self._database.transaction() as session:
            made = await done_before(session, SYSTEM, reference)
            row = await session.get(DeviceRow, device_id, with_for_update=True)
            if row is None or row.removed_on is not None:
                raise DeviceUnknown("There is no such device.", field="device_id")
            if made is None:
                made = await _command(session, row, kind, now())
                await remember(session, SYSTEM, reference, made)
                await session.flush()
            return _told(await session.get_one(DeviceCommand, made), row)


async def _command(session: AsyncSession, row: DeviceRow, kind: CommandKind, at: datetime) -> uuid.UUID:
    if kind is CommandKind.reboot and row.kind not in RESTARTABLE:
        raise NotForThisDevice("A SIM or phone can't be restarted from here. Switch the phone off and on again.")
    await _refuse_in_outage(session, row.service_id, at)
    await _refuse_so_soon(session, row.id, at)
    if not device(row, at).is_online:
        raise DeviceOffline("It is not online, so it can't be told anything. Check its power and its cables.")
    told = DeviceCommand(
        device_id=row.id, kind=kind, state=CommandState.done, asked_at=at, done_at=at, back_at=at + AWAY_FOR
    )
    session.add(told)
    since = "rebooted_at" if kind is CommandKind.reboot else "provisioned_at"
    row.details = row.details | {since: at.isoformat(), "back_at": told.back_at.isoformat()}
    await session.flush()
    return told.id


async def _refuse_in_outage(session: AsyncSession, service_id: uuid.UUID, at: datetime) -> None:
    place = (await places(session, [service_id]))[service_id]
    out = await open_outages(session, [place.area.id]) if place.area else []
    for outage in out:
        if place.kind in outage.kinds and outage.is_running(at):
            raise OutageRuns("There is an outage where this is. Nothing at home helps.", outage_id=str(outage.id))


async def _refuse_so_soon(session: AsyncSession, device_id: uuid.UUID, at: datetime) -> None:
    last = await session.scalar(
        select(DeviceCommand.asked_at)
        .where(
            DeviceCommand.device_id == device_id,
            DeviceCommand.state != CommandState.failed,
            DeviceCommand.asked_at > at - APART,
        )
        .order_by(DeviceCommand.asked_at.desc())
        .limit(1)
    )
    if last is not None:
        minutes = -(-(last + APART - at) // timedelta(minutes=1))
        wait = "1 minute" if minutes == 1 else f"{minutes} minutes"
        told = f"It was told a short while ago and needs time to settle. It can be told again in {wait}."
        raise RestartedJustNow(told, again_at=(last + APART).isoformat())


def device(row: DeviceRow, at: datetime) -> Device:
    """As it is at a time: one that was told to restart is away for a while."""
    back_at, restarted_at = moment_in(row, "back_at"), moment_in(row, "rebooted_at")
    is_restarting = back_at is not None and at < back_at
    is_online = bool(row.details.get("online", True)) and not is_restarting
    return Device(
        id=row.id,
        service_id=row.service_id,
        kind=row.kind,
        model=row.model,
        firmware=row.details.get("firmware"),
        is_online=is_online,
        seen_at=at if is_online else row.seen_at,
        installed_on=row.installed_on,
        restarted_at=restarted_at,
        back_at=back_at if is_restarting else None,
    )


def moment_in(row: DeviceRow, key: str) -> datetime | None:
    written = row.details.get(key)
    return datetime.fromisoformat(written) if written else None


def _told(row: DeviceCommand, on: DeviceRow) -> Command:
    return Command(
        id=row.id,
        device=device(on, now()),
        kind=row.kind,
        state=row.state,
        asked_at=row.asked_at,
        done_at=row.done_at,
        back_at=row.back_at,
    )
