"""What services have used, what is left of what they may use, and what can be added to it."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from api.errors import Refused
from api.formats import Money
from api.systems.base import Answered, change, read
from models import ExtraKind, UsageKind


class LineNotActive(Refused):
    """What would be added now could not be used."""

    title = "This line is not active"


class ExtraOver(Refused):
    """It would end before it begins: a new cycle has begun since it was offered."""

    title = "That would be over already"


@dataclass(frozen=True, slots=True)
class Window:
    """Which days of which service, first and last included. `today` has not been counted to its end."""

    service_id: uuid.UUID
    starts_on: date
    ends_on: date
    today: date
    # Whether the weeks before are read, too: a forecast needs them, and most of the reading is theirs.
    with_recent: bool = True


@dataclass(frozen=True, slots=True)
class Gauge:
    """Kilobytes, seconds or texts. Included in the plan: None is without limit, 0 is nothing."""

    used: int
    included: int | None
    extra: int = 0

    @property
    def allowance(self) -> int | None:
        return None if self.included is None else self.included + self.extra

    @property
    def percent(self) -> int | None:
        return self.used * 100 // self.allowance if self.allowance else None


@dataclass(frozen=True, slots=True)
class Recent:
    """Data in the weeks before today, from which a line's rhythm can be told: kilobytes on a day of each sort."""

    days: int
    workday: int
    weekend: int


@dataclass(frozen=True, slots=True)
class Roamed:
    """Data in one country outside of what is included."""

    country: str
    kilobytes: int
    # Of a gigabyte: nought where the plan is used as at home, None where nobody knows.
    price: Money | None


@dataclass(frozen=True, slots=True)
class Meter:
    """One service in its window."""

    service_id: uuid.UUID
    prepaid: bool
    currency: str
    # The first day that can have been counted: the window's first, or the service's own.
    counted_from: date
    data: Gauge
    voice: Gauge
    texts: Gauge
    # Of `data`, what was used today so far.
    data_today: int
    recent: Recent
    # By country.
    roamed: tuple[Roamed, ...]
    # For data that was added in the window and goes on the bill.
    bought_minor: int = 0


@dataclass(frozen=True, slots=True)
class DayOfUse:
    day: date
    quantity: int


@dataclass(frozen=True, slots=True)
class DayAbroad:
    country: str
    day: date
    kind: UsageKind
    quantity: int


@dataclass(frozen=True, slots=True)
class Abroad:
    """By country and day, oldest first."""

    days: tuple[DayAbroad, ...]
    currency: str
    # Of a gigabyte, by country: nought where the plan is used as at home. A country may have none.
    prices: dict[str, Money]


@dataclass(frozen=True, slots=True)
class MobileLine:
    """A line whose people may want to hear how far it has come."""

    service_id: uuid.UUID
    label: str
    user_id: uuid.UUID
    holder_id: uuid.UUID
    billing_day: int | None


@dataclass(frozen=True, slots=True)
class TopUp:
    """Something to buy. Without kilobytes it is credit of the same amount."""

    code: str
    title: str
    price: Money
    kilobytes: int | None


@dataclass(frozen=True, slots=True)
class NewExtra:
    service_id: uuid.UUID
    kind: ExtraKind
    code: str
    title: str
    kilobytes: int | None
    price: Money
    starts_on: date
    ends_on: date | None
    on_bill: bool


@dataclass(frozen=True, slots=True)
class BookedExtra:
    id: uuid.UUID
    # What a receipt shows and a customer can name.
    number: str
    service_id: uuid.UUID
    title: str
    kilobytes: int | None
    price: Money
    starts_on: date
    ends_on: date | None
    on_bill: bool


class UsageSystem(Protocol):
    @read
    async def meters(self, windows: tuple[Window, ...]) -> Answered[list[Meter]]:
        """One for each window, in its order. A service that does not exist is left out."""

    @read
    async def by_day(
        self, service_id: uuid.UUID, kind: UsageKind, since: date, until: date
    ) -> Answered[list[DayOfUse]]:
        """Days on which something was used, oldest first."""

    @read
    async def abroad(self, service_id: uuid.UUID, home: str, since: date, until: date) -> Answered[Abroad]:
        """What was used outside the country that is home."""

    @read
    async def mobile_lines(self, after: uuid.UUID | None, limit: int) -> Answered[list[MobileLine]]:
        """Lines in use, of all accounts, by id: the first ones after the one named."""

    @read
    async def top_ups(self, currency: str) -> Answered[list[TopUp]]:
        """What can be bought now, cheapest first."""

    @change
    async def book(self, extra: NewExtra, *, reference: str) -> BookedExtra:
        """More data counts from now on. Credit that was paid is on the balance already: this is its receipt.

        Data for a line that is not active, or that would be over already, is refused. Credit never is.
        """
