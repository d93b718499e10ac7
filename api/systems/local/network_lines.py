"""Tests of lines. What a device has not told is made up, the same for the same line every time."""

import uuid
from datetime import timedelta
from random import Random
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from api.db import Database
from api.systems.base import Answered
from api.systems.local.network_devices import device
from api.systems.ports.line import Device, Facts, HomeFacts, LineUnknown, MobileFacts
from models import Device as DeviceRow
from models import Service as ServiceRow
from models import ServiceKind
from models.base import now

LINE = select(ServiceRow).where(ServiceRow.id == bindparam("service_id")).options(joinedload(ServiceRow.plan))
DEVICE = (
    select(DeviceRow)
    .where(DeviceRow.service_id == bindparam("service_id"), DeviceRow.removed_on.is_(None))
    .order_by(DeviceRow.installed_on.desc(), DeviceRow.id)
    .limit(1)
)


class LocalLines:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def measure(self, service_id: uuid.UUID) -> Answered[Facts]:
        at = now()
        async with self._database.session() as session:
            service = await session.scalar(LINE, {"service_id": service_id})
            if service is None:
                raise LineUnknown("The network knows no such line.", field="service_id")
            row = await session.scalar(DEVICE, {"service_id": service_id})
        found, details = (device(row, at), row.details) if row else (None, {})
        is_mobile = service.kind is ServiceKind.mobile
        facts = Facts(
            service_id=service_id,
            kind=service.kind,
            measured_at=at,
            back_at=found.back_at if found else None,
            home=None if is_mobile else _home(service, found, details),
            mobile=_mobile(service, found, details) if is_mobile else None,
        )
        return Answered(facts, as_of=at)


def _home(service: ServiceRow, found: Device | None, details: dict[str, Any]) -> HomeFacts:
    chance = Random(f"line:{service.id}")
    attenuation, errors, drops = chance.randint(14, 36), chance.randint(0, 120), chance.choice((0, 0, 0, 1))
    neighbours, share = chance.randint(0, 3), chance.randint(70, 95)
    # An offline device tells nothing of itself; the line is measured from the other end.
    is_online = found.is_online if found else None
    told = details if is_online else {}
    has_wifi = is_online and service.kind is ServiceKind.broadband
    sync = told.get("sync_mbps")
    return HomeFacts(
        reaches_home=details.get("reaches_home", True),
        is_online=is_online,
        seen_at=found.seen_at if found else None,
        plan_mbps=service.plan.speed_mbps,
        sync_mbps=sync,
        attenuation_db=details.get("attenuation_db", attenuation),
        errors_in_day=details.get("errors_in_day", errors),
        drops_in_day=details.get("drops_in_day", drops),
        wifi_channel=told.get("wifi_channel"),
        wifi_neighbours=told.get("wifi_neighbours_on_channel", neighbours) if has_wifi else None,
        wifi_mbps=told.get("wifi_mbps", min(sync * share // 100, 600) if sync else None) if has_wifi else None,
        wifi_devices=told.get("devices"),
        tv_signal_is_good=told["signal"] == "good" if "signal" in told else None,
    )


def _mobile(service: ServiceRow, found: Device | None, details: dict[str, Any]) -> MobileFacts:
    chance = Random(f"line:{service.id}")
    bars, minutes = chance.randint(2, 4), chance.randint(1, 40)
    is_online = found is not None and found.is_online
    seen_at = found.seen_at if found else None
    return MobileFacts(
        sim_is_active=details.get("active", True) if found else None,
        signal_bars=details.get("signal_bars", bars) if is_online else None,
        network_mode=details.get("network") if is_online else None,
        seen_at=seen_at - timedelta(minutes=minutes) if seen_at and is_online else seen_at,
    )
