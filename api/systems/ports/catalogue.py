"""What the operator sells, what a service is sold as, and what was agreed to change about it."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from api.errors import NotFound, Refused
from api.formats import Money
from api.systems.base import Answered, change, read
from api.systems.ports.addon import NewAddon
from models import DeviceKind, OrderKind, OrderState, ServiceKind


class ChangeUnknown(NotFound):
    """No such change, or none of this customer's."""


class ChangeOverrun(Refused):
    """The service is not what it was when the change was agreed to. The order is cancelled."""

    title = "Something changed meanwhile"
    keeps_changes = True


@dataclass(frozen=True, slots=True)
class Plan:
    """In an allowance, None means without limit and 0 that none is included."""

    id: uuid.UUID
    code: str
    name: str
    kind: ServiceKind
    prepaid: bool
    business_only: bool
    price: Money
    data_kilobytes: int | None
    voice_minutes: int | None
    texts: int | None
    speed_mbps: int | None
    contract_months: int
    # Country codes where it is used as at home.
    roaming_zones: tuple[str, ...]
    # A gigabyte beyond the allowance; None where none can be had.
    extra_gigabyte: Money | None
    withdrawn_on: date | None


@dataclass(frozen=True, slots=True)
class Addon:
    id: uuid.UUID
    code: str
    name: str
    kind: ServiceKind
    text: str
    price: Money
    # None: by the month, until it is removed.
    days: int | None
    data_kilobytes: int | None
    voice_minutes: int | None
    countries: tuple[str, ...]
    withdrawn_on: date | None


@dataclass(frozen=True, slots=True)
class RunningAddon:
    """`price` is what was agreed to; `ends_on` is its last day."""

    id: uuid.UUID
    number: str
    addon: Addon
    price: Money
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Planned:
    """An agreed change of a service: to another plan, or its end."""

    order_id: uuid.UUID
    number: str
    service_id: uuid.UUID
    kind: OrderKind
    state: OrderState
    plan_id: uuid.UUID | None
    plan_name: str | None
    on: date | None
    placed_at: datetime
    # Under which it was placed: who asks again finds their own.
    reference: str | None
    # Until it is carried out or withdrawn.
    is_open: bool


@dataclass(frozen=True, slots=True)
class Sold:
    """A service as the catalogue knows it."""

    service_id: uuid.UUID
    plan: Plan
    # What the line to its address can carry; None: everything that is sold.
    most_mbps: int | None
    # Those that run today or later, oldest first.
    addons: tuple[RunningAddon, ...]
    # Newest first, also those that are over.
    changes: tuple[Planned, ...]


@dataclass(frozen=True, slots=True)
class RoamingPrice:
    country: str
    name: str
    zone: str
    gigabyte: Money
    minute: Money
    text: Money


@dataclass(frozen=True, slots=True)
class DataUsed:
    """A day's data in one country. At home and abroad are counted apart."""

    day: date
    country: str
    abroad: bool
    kilobytes: int


@dataclass(frozen=True, slots=True)
class Equipment:
    kind: DeviceKind
    model: str


class CatalogueSystem(Protocol):
    @read
    async def plans(self) -> Answered[list[Plan]]:
        """All, also those that are not sold any more; by kind and price."""

    @read
    async def addons(self) -> Answered[list[Addon]]:
        """All, also those that are not sold any more; by kind and price."""

    @read
    async def roaming_prices(self) -> Answered[list[RoamingPrice]]:
        """By name."""

    @read
    async def sold(self, service_ids: list[uuid.UUID], today: date) -> Answered[list[Sold]]: ...

    @read
    async def data_used(self, service_id: uuid.UUID, first: date, last: date) -> Answered[list[DataUsed]]: ...

    @read
    async def equipment(self, service_id: uuid.UUID) -> Answered[list[Equipment]]:
        """What belongs to the service and was not taken back."""

    @change
    async def carry_out(self, order_id: uuid.UUID, *, reference: str) -> Planned:
        """Does what was ordered: moves the service to the plan with its new contract, or ends it."""

    @change
    async def carry_out_due(self, today: date, *, reference: str) -> list[Planned]:
        """All changes whose day has come. What is done is not done again, whatever the reference."""

    @change
    async def add(self, addon: NewAddon, *, reference: str) -> RunningAddon:
        """On a prepaid account the price is taken from the balance. One that was about to end goes on instead.

        What starts today is added today, or not at all: StartPassed.
        """

    @change
    async def remove(self, running_id: uuid.UUID, ends_on: date, *, reference: str) -> RunningAddon: ...
