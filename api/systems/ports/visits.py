"""Visits of technicians: windows that are free, and what is booked in them."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from api.errors import NotFound, Refused
from api.systems.base import Answered, Slice, change, read
from models import AppointmentKind, AppointmentState


class AppointmentUnknown(NotFound):
    """No such visit, or none of this customer's."""


class SlotUnknown(NotFound):
    """No such window, or none for this address and kind of work."""


class CaseUnknown(NotFound):
    """No such case, or none of this account's."""


class OrderOver(Refused):
    """It was cancelled or has been carried out: nobody has to come for it."""

    title = "That order is over"


class CaseOver(Refused):
    """Nobody comes for what is solved or closed."""

    title = "That case is over"


class SlotTaken(Refused):
    """Somebody else was faster."""

    title = "That time has just been taken"


class VisitOver(Refused):
    """It has been, was missed or is cancelled: there is nothing left to change."""

    title = "That visit can't be changed any more"


class VisitMoved(Refused):
    """It was moved to another time; `visit_id` names the visit that stands."""

    title = "That visit was moved"


class VisitBooked(Refused):
    """One visit for one thing: the booked one can be moved."""

    title = "A visit is booked already"


@dataclass(frozen=True, slots=True)
class Slot:
    id: uuid.UUID
    area_id: uuid.UUID
    kind: AppointmentKind
    starts_at: datetime
    ends_at: datetime
    free: int


@dataclass(frozen=True, slots=True)
class Appointment:
    id: uuid.UUID
    account_id: uuid.UUID
    service_id: uuid.UUID | None
    ticket_id: uuid.UUID | None
    order_id: uuid.UUID | None
    slot_id: uuid.UUID | None
    # Whose team comes: a move stays with it. None where neither slot nor service names one.
    area_id: uuid.UUID | None
    kind: AppointmentKind
    state: AppointmentState
    starts_at: datetime
    ends_at: datetime
    address: str
    technician: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class NewAppointment:
    slot_id: uuid.UUID
    account_id: uuid.UUID
    kind: AppointmentKind
    address: str
    service_id: uuid.UUID | None = None
    ticket_id: uuid.UUID | None = None
    order_id: uuid.UUID | None = None
    note: str | None = None


class VisitSystem(Protocol):
    @read
    async def free_slots(
        self, area_id: uuid.UUID, kind: AppointmentKind, after: datetime, cursor: str | None, limit: int
    ) -> Answered[Slice[Slot]]:
        """Soonest first."""

    @read
    async def slot(self, slot_id: uuid.UUID) -> Answered[Slot | None]: ...

    @read
    async def appointments_of(
        self,
        account_ids: tuple[uuid.UUID, ...],
        service_ids: tuple[uuid.UUID, ...],
        cursor: str | None,
        limit: int,
    ) -> Answered[Slice[Appointment]]:
        """Of these accounts and of these services: what comes, soonest first, then what was, latest first."""

    @read
    async def appointment(self, appointment_id: uuid.UUID) -> Answered[Appointment | None]: ...

    @change
    async def book(self, appointment: NewAppointment, *, reference: str) -> Appointment:
        """SlotUnknown, SlotTaken, CaseUnknown, CaseOver, OrderOver; VisitBooked where one is booked already."""

    @change
    async def rebook(self, appointment_id: uuid.UUID, slot_id: uuid.UUID, *, reference: str) -> Appointment:
        """The new visit. The old one is cancelled and its time given back, or neither is done."""

    @change
    async def call_off(self, appointment_id: uuid.UUID, *, reference: str) -> Appointment: ...
