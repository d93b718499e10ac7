"""What is done to a line itself: its SIM, a bar on it, its number's way to or from another operator.

Secrets are shown by methods that count as changes: a read is kept for a day, in case the system fails, and a secret
must not be.
"""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from api.errors import Refused
from api.systems.base import Answered, change, read
from models import BarReason, ServiceState, SimForm, SimState


class SimNotFound(Refused):
    """No SIM that waits to be activated has these digits."""

    title = "These digits fit no SIM that we sent"


class NotBarred(Refused):
    """Nothing is blocked on this line."""

    title = "This line is not blocked"


class CannotBeBarred(Refused):
    """A line that has not begun, or has ended, cannot be used by a thief either."""

    title = "This line is not in use"


@dataclass(frozen=True, slots=True)
class Sim:
    id: uuid.UUID
    service_id: uuid.UUID
    form: SimForm
    state: SimState
    last4: str
    activated_at: datetime | None


@dataclass(frozen=True, slots=True)
class Bar:
    id: uuid.UUID
    service_id: uuid.UUID
    reason: BarReason
    starts_at: datetime
    ends_at: datetime | None
    # What the line is now.
    state: ServiceState


@dataclass(frozen=True, slots=True)
class PortingCode:
    """Without the code itself."""

    id: uuid.UUID
    service_id: uuid.UUID
    number: str
    ends_on: date
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A secret, for the eyes of whoever asked."""

    text: str


class LineSystem(Protocol):
    @read
    async def sim(self, sim_id: uuid.UUID) -> Answered[Sim | None]: ...

    @change
    async def activate_sim(self, service_id: uuid.UUID, digits: str, *, reference: str) -> Sim:
        """The waiting SIM whose number ends so; the old one stops working. SimNotFound."""

    @change
    async def show_install_code(self, sim_id: uuid.UUID, *, reference: str) -> Shown: ...

    @change
    async def keep_newest_download(self, service_id: uuid.UUID, *, reference: str) -> Sim | None:
        """Of a line's eSIMs that wait to be installed only the newest can be; it is answered. Once is as often."""

    @change
    async def show_puk(self, service_id: uuid.UUID, *, reference: str) -> Shown:
        """Of the SIM that is in use."""

    @read
    async def bar_of(self, service_id: uuid.UUID) -> Answered[Bar | None]:
        """The one that runs."""

    @change
    async def bar(self, service_id: uuid.UUID, reason: BarReason, *, reference: str) -> Bar:
        """At once. A line that is barred stays barred. CannotBeBarred."""

    @change
    async def unbar(self, service_id: uuid.UUID, *, reference: str) -> Bar:
        """Back to what it was; one that has to be paid for first stays suspended. NotBarred."""

    @change
    async def make_porting_code(self, service_id: uuid.UUID, ends_on: date, *, reference: str) -> PortingCode:
        """The one that can still be used, else a new one that can be used until `ends_on`."""

    @read
    async def porting_code(self, code_id: uuid.UUID) -> Answered[PortingCode | None]:
        """Only of those that let a number go."""

    @change
    async def show_porting_code(self, code_id: uuid.UUID, *, reference: str) -> Shown: ...

    @read
    async def is_ours(self, number: str) -> Answered[bool]: ...

    @change
    async def deposit_porting_code(
        self, service_id: uuid.UUID, number: str, code: str, ends_on: date, *, reference: str
    ) -> uuid.UUID:
        """Another operator's code, kept for the order that will use it; the order names it by this id."""
