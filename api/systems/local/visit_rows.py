"""Visits and their windows as the port tells them, and the order in which they are listed."""

import uuid
from typing import TypeAlias

from sqlalchemy import BigInteger, Select, case, cast, extract, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from api.paging import cursor_of, read_cursor
from api.systems.ports.visits import Appointment, Slot
from models import Appointment as AppointmentRow
from models import AppointmentState
from models import Service as ServiceRow
from models import VisitSlot as SlotRow

Visits: TypeAlias = Select[AppointmentRow, uuid.UUID]
COMING = (AppointmentState.booked, AppointmentState.on_the_way)
_is_coming = AppointmentRow.state.in_(COMING)
_second = cast(extract("epoch", AppointmentRow.starts_at), BigInteger)
# Soonest first of what comes, then latest first of what was.
_PLACE = (case((_is_coming, 0), else_=1), case((_is_coming, _second), else_=-_second), AppointmentRow.id)


def with_area() -> Visits:
    return (
        select(AppointmentRow, func.coalesce(SlotRow.area_id, ServiceRow.area_id))
        .outerjoin(SlotRow, SlotRow.id == AppointmentRow.slot_id)
        .outerjoin(ServiceRow, ServiceRow.id == AppointmentRow.service_id)
    )


async def visits_in(session: AsyncSession, wanted: Visits) -> list[Appointment]:
    return [_appointment(row, area_id) for row, area_id in await session.execute(wanted)]


def in_order(wanted: Visits, cursor: str | None, limit: int) -> Visits:
    if (seen := read_cursor(cursor, int, int, uuid.UUID)) is not None:
        wanted = wanted.where(tuple_(*_PLACE) > seen)
    return wanted.order_by(*_PLACE).limit(limit + 1)


def place_of(visit: Appointment) -> str:
    second = int(visit.starts_at.timestamp())
    return cursor_of(0, second, visit.id) if visit.state in COMING else cursor_of(1, -second, visit.id)


def _appointment(row: AppointmentRow, area_id: uuid.UUID | None) -> Appointment:
    return Appointment(
        id=row.id,
        account_id=row.account_id,
        service_id=row.service_id,
        ticket_id=row.ticket_id,
        order_id=row.order_id,
        slot_id=row.slot_id,
        area_id=area_id,
        kind=row.kind,
        state=row.state,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        address=row.address,
        technician=row.technician,
        note=row.note,
    )


def slot_of(row: SlotRow) -> Slot:
    return Slot(row.id, row.area_id, row.kind, row.starts_at, row.ends_at, free=row.capacity - row.taken)
