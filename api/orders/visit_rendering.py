"""Visits and free times, by the clock on the customer's wall."""

from datetime import datetime
from typing import Literal

from api.formats import Formats
from api.orders.days import may_change_until
from api.orders.visit_schemas import AppointmentOut, SlotOut
from api.systems.ports.visits import Appointment, Slot
from models import AppointmentState
from models.base import now

NOON = 12


def slot_out(slot: Slot, formats: Formats, *, as_of: datetime) -> SlotOut:
    return SlotOut(
        id=slot.id,
        day=formats.day(formats.today(slot.starts_at)),
        part=_part(slot.starts_at, formats),
        starts=formats.clock(slot.starts_at),
        ends=formats.clock(slot.ends_at),
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        as_of=formats.clock(as_of),
    )


def _part(starts_at: datetime, formats: Formats) -> Literal["morning", "afternoon"]:
    return "morning" if starts_at.astimezone(formats.timezone).hour < NOON else "afternoon"


def appointment_out(visit: Appointment, formats: Formats, *, as_of: datetime) -> AppointmentOut:
    until = may_change_until(visit.starts_at, formats.timezone)
    return AppointmentOut(
        id=visit.id,
        kind=visit.kind,
        state=visit.state,
        status=_status(visit, formats),
        service_id=visit.service_id,
        ticket_id=visit.ticket_id,
        order_id=visit.order_id,
        day=formats.day(formats.today(visit.starts_at)),
        starts=formats.clock(visit.starts_at),
        ends=formats.clock(visit.ends_at),
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        address=visit.address,
        technician=visit.technician,
        note=visit.note,
        may_change=visit.state is AppointmentState.booked and now() < until,
        may_change_until=until,
        as_of=formats.clock(as_of),
    )


def when_of(visit: Appointment, formats: Formats) -> str:
    return (
        f"on {formats.day(formats.today(visit.starts_at)).display} "
        f"between {formats.clock(visit.starts_at)} and {formats.clock(visit.ends_at)}"
    )


def _status(visit: Appointment, formats: Formats) -> str:
    when = when_of(visit, formats)
    match visit.state:
        case AppointmentState.booked:
            return f"{visit.technician or 'A technician'} comes {when}."
        case AppointmentState.on_the_way:
            return f"{visit.technician or 'The technician'} is on the way."
        case AppointmentState.completed:
            return f"The visit {when} is done."
        case AppointmentState.missed:
            return f"The visit {when} did not happen. You can book another one."
    return f"The visit {when} is cancelled."
