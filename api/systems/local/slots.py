"""Visits on our own database: a window takes as many as its team can make, and never one more."""

import uuid
from datetime import datetime

from sqlalchemy import or_, select, tuple_

from api.db import Database
from api.paging import cursor_of, cut, read_cursor
from api.systems.base import Answered, Slice
from api.systems.local import booking
from api.systems.local.order_rows import SYSTEM
from api.systems.local.references import done_before, remember
from api.systems.local.visit_rows import in_order, place_of, slot_of, visits_in, with_area
from api.systems.ports.visits import Appointment, NewAppointment, Slot, VisitBooked
from models import Appointment as AppointmentRow
from models import AppointmentKind, AppointmentState
from models import VisitSlot as SlotRow
from models.base import now


class LocalSlots:
    _database: Database

    async def free_slots(
        self, area_id: uuid.UUID, kind: AppointmentKind, after: datetime, cursor: str | None, limit: int
    ) -> Answered[Slice[Slot]]:
        wanted = select(SlotRow).where(
            SlotRow.area_id == area_id,
            SlotRow.kind == kind,
            SlotRow.starts_at >= after,
            SlotRow.taken < SlotRow.capacity,
        )
        if (seen := read_cursor(cursor, datetime, uuid.UUID)) is not None:
            wanted = wanted.where(tuple_(SlotRow.starts_at, SlotRow.id) > seen)
        wanted = wanted.order_by(SlotRow.starts_at, SlotRow.id).limit(limit + 1)
        async with self._database.session() as session:
            rows = [slot_of(row) for row in await session.scalars(wanted)]
        return Answered(cut(rows, limit, lambda row: cursor_of(row.starts_at, row.id)), as_of=now())

    async def slot(self, slot_id: uuid.UUID) -> Answered[Slot | None]:
        async with self._database.session() as session:
            row = await session.get(SlotRow, slot_id)
            return Answered(slot_of(row) if row else None, as_of=now())

    async def appointments_of(
        self, account_ids: tuple[uuid.UUID, ...], service_ids: tuple[uuid.UUID, ...], cursor: str | None, limit: int
    ) -> Answered[Slice[Appointment]]:
        mine = or_(AppointmentRow.account_id.in_(account_ids), AppointmentRow.service_id.in_(service_ids))
        wanted = with_area().where(mine)
        async with self._database.session() as session:
            found = await visits_in(session, in_order(wanted, cursor, limit))
        return Answered(cut(found, limit, place_of), as_of=now())

    async def appointment(self, appointment_id: uuid.UUID) -> Answered[Appointment | None]:
        async with self._database.session() as session:
            found = await visits_in(session, with_area().where(AppointmentRow.id == appointment_id))
            return Answered(found[0] if found else None, as_of=now())

    async def book(self, appointment: NewAppointment, *, reference: str) -> Appointment:
        async with self._database.transaction() as session:
            if (known := await done_before(session, SYSTEM, reference)) is not None:
                return await booking.told(session, known)
            await booking.refuse_strange_case(session, appointment)
            await booking.refuse_second(session, appointment)
            appointment = await booking.with_its_case(session, appointment)
            slots = await booking.locked(session, appointment.slot_id)
            slot = booking.take(slots, appointment.slot_id)
            row = booking.booked(slot, appointment)
            return await booking.written(session, row, reference)

    async def rebook(self, appointment_id: uuid.UUID, slot_id: uuid.UUID, *, reference: str) -> Appointment:
        async with self._database.transaction() as session:
            if (known := await done_before(session, SYSTEM, reference)) is not None:
                return await booking.told(session, known)
            old = await booking.open_one(session, appointment_id)
            if old.slot_id == slot_id:
                raise VisitBooked("The visit is at that time already.", field="slot_id")
            slots = await booking.locked(session, slot_id, *filter(None, [old.slot_id]))
            slot = booking.take(slots, slot_id)
            booking.give_back(slots, old)
            return await booking.written_instead(session, booking.moved(slot, old), old, reference)

    async def call_off(self, appointment_id: uuid.UUID, *, reference: str) -> Appointment:
        async with self._database.transaction() as session:
            if (known := await done_before(session, SYSTEM, reference)) is not None:
                return await booking.told(session, known)
            row = await booking.open_one(session, appointment_id, or_cancelled=True)
            if row.state is AppointmentState.booked:
                booking.give_back(await booking.locked(session, *filter(None, [row.slot_id])), row)
            await remember(session, SYSTEM, reference, row.id)
            await session.flush()
            return await booking.told(session, row.id)
