"""The network: outages, who reported them, and (in line.py) the state of a line."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from api.errors import NotFound, Refused
from api.systems.base import Answered, Slice, change, read
from api.systems.ports.line import LineSystem
from models import OutageState, ServiceKind, Symptom


class OutageUnknown(NotFound):
    """No such outage."""


class OutageOver(Refused):
    """It has ended: there is nothing more to come."""

    title = "That outage has ended"


@dataclass(frozen=True, slots=True)
class Area:
    id: uuid.UUID
    name: str
    postcode_prefix: str


@dataclass(frozen=True, slots=True)
class Update:
    id: uuid.UUID
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Outage:
    id: uuid.UUID
    area: Area
    kinds: tuple[ServiceKind, ...]
    state: OutageState
    cause: str | None
    starts_at: datetime
    # None: nobody knows yet.
    expected_at: datetime | None
    fixed_at: datetime | None
    # Oldest first, and no two at the same time.
    updates: tuple[Update, ...]

    def is_running(self, at: datetime) -> bool:
        """Planned work runs from the time it was planned for."""
        return self.fixed_at is None and (self.state is not OutageState.planned or self.starts_at <= at)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an area stands on a schematic map, counted from the north-west: which is beside which, not how far."""

    column: int
    row: int


@dataclass(frozen=True, slots=True)
class AreaState:
    """What runs or is planned in an area."""

    area: Area
    outages: tuple[Outage, ...]
    # None: the operator has no map, or has not drawn it there.
    spot: Spot | None


@dataclass(frozen=True, slots=True)
class Touched:
    """What runs or is planned where a service is, for its kind. A mobile line is where its user lives."""

    service_id: uuid.UUID
    area: Area | None
    outages: tuple[Outage, ...]


@dataclass(frozen=True, slots=True)
class NewReport:
    service_id: uuid.UUID
    customer_id: uuid.UUID
    symptom: Symptom
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    id: uuid.UUID
    service_id: uuid.UUID
    kind: ServiceKind
    symptom: Symptom
    made_at: datetime
    # None: nobody knows which part of the network the service hangs on.
    area: Area | None
    # The one it belongs to, known before or raised by this report and those of others.
    outage: Outage | None
    # How many other account holders of the area say the same.
    others: int


class NetworkSystem(LineSystem, Protocol):
    @read
    async def find_area(self, *, area_id: uuid.UUID | None, postcode: str | None) -> Answered[Area | None]:
        """By its id, or by a postcode in it however it is typed."""

    @read
    async def areas(self) -> Answered[list[AreaState]]:
        """All of them, by name."""

    @read
    async def outages(
        self, *, area_id: uuid.UUID | None, kind: ServiceKind | None, cursor: str | None, limit: int
    ) -> Answered[Slice[Outage]]:
        """Running, suspected and planned ones, and those fixed within a day; the latest to start first."""

    @read
    async def outages_named(self, outage_ids: list[uuid.UUID]) -> Answered[list[Outage]]:
        """Those of them that exist, however old."""

    @read
    async def touching(self, service_ids: list[uuid.UUID]) -> Answered[list[Touched]]:
        """One for each service that exists."""

    @change
    async def report(self, report: NewReport, *, reference: str) -> Report:
        """Kept once for a service while it runs. Enough of them, near each other in time, raise an outage."""

    @change
    async def add_update(self, outage_id: uuid.UUID, text: str, *, reference: str) -> Outage: ...

    @change
    async def confirm(
        self, outage_id: uuid.UUID, cause: str | None, expected_at: datetime | None, *, reference: str
    ) -> Outage:
        """A suspicion was right."""

    @change
    async def fix(self, outage_id: uuid.UUID, at: datetime, *, reference: str) -> Outage: ...
