"""The state of a line, of the devices it runs on, and what they can be told to do."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from api.errors import NotFound, Refused
from api.systems.base import Answered, change, read
from models import CommandKind, CommandState, DeviceKind, ServiceKind


class LineUnknown(NotFound):
    """The network knows no such line."""


class DeviceUnknown(NotFound):
    """No such device, or none of this customer's."""


class DeviceOffline(Refused):
    """It can't be reached, so it can't be told anything."""

    title = "The device is not online"


class RestartedJustNow(Refused):
    """It was told a short while ago, and once more helps nothing. `again_at` says when it may be told again."""

    title = "That was done a short while ago"


class OutageRuns(Refused):
    """The fault is in the network: nothing at home helps."""

    title = "There is an outage"


class NotForThisDevice(Refused):
    """Not every device can be told everything."""

    title = "This device can't do that"


@dataclass(frozen=True, slots=True)
class Device:
    id: uuid.UUID
    service_id: uuid.UUID
    kind: DeviceKind
    model: str
    firmware: str | None
    is_online: bool
    seen_at: datetime | None
    installed_on: date
    restarted_at: datetime | None
    # Until then it is away because it was told to restart.
    back_at: datetime | None


@dataclass(frozen=True, slots=True)
class HomeFacts:
    """What comes by a cable. None: the line did not tell."""

    # The cable carries a current all the way to the home.
    reaches_home: bool | None
    # The router, or the TV box.
    is_online: bool | None
    seen_at: datetime | None
    plan_mbps: int | None
    sync_mbps: int | None
    attenuation_db: int | None
    errors_in_day: int | None
    drops_in_day: int | None
    wifi_channel: int | None
    wifi_neighbours: int | None
    wifi_mbps: int | None
    wifi_devices: int | None
    tv_signal_is_good: bool | None


@dataclass(frozen=True, slots=True)
class MobileFacts:
    sim_is_active: bool | None
    signal_bars: int | None
    network_mode: str | None
    seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What a test of the line has measured: of a home or of a mobile line."""

    service_id: uuid.UUID
    kind: ServiceKind
    measured_at: datetime
    # Until then a device is away because it was told to restart.
    back_at: datetime | None
    home: HomeFacts | None
    mobile: MobileFacts | None


@dataclass(frozen=True, slots=True)
class Command:
    id: uuid.UUID
    device: Device
    kind: CommandKind
    state: CommandState
    asked_at: datetime
    done_at: datetime | None
    back_at: datetime


class LineSystem(Protocol):
    @read
    async def devices(self, service_ids: list[uuid.UUID]) -> Answered[list[Device]]:
        """Those in use, by service and kind."""

    @read
    async def measure(self, service_id: uuid.UUID) -> Answered[Facts]:
        """Tests the line; takes nothing away from whoever is using it."""

    @change
    async def command(self, device_id: uuid.UUID, kind: CommandKind, *, reference: str) -> Command:
        """Tells a device to restart, or to take its settings afresh. Its connection is away for a few minutes."""
