"""The steps of booking a visit, inside one transaction: the window is locked, counted, and given back."""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.systems.local.order_rows import SYSTEM
from api.systems.local.references import kept_under, remember
from api.systems.local.visit_rows import COMING, visits_in, with_area
from api.systems.ports.visits import (
    Appointment,
    AppointmentUnknown,
    CaseOver,
    CaseUnknown,
    NewAppointment,
    OrderOver,
    SlotTaken,
    SlotUnknown,
    VisitBooked,
    VisitMoved,
    VisitOver,
)
from models import Appointment as AppointmentRow
from models import AppointmentKind, AppointmentState, TicketKind, TicketState
from models import Order as OrderRow
from models import Service as ServiceRow
from models import Ticket as TicketRow
from models import VisitSlot as SlotRow
from models.base import new_id, now

OVER = (TicketState.resolved, TicketState.closed)
Slots = Mapping[uuid.UUID, SlotRow]


async def locked(session: AsyncSession, *slot_ids: uuid.UUID) -> Slots:
    """In one order, so that two who swap their times never wait for each other."""
    wanted = select(SlotRow).where(SlotRow.id.in_(slot_ids)).order_by(SlotRow.id).with_for_update()
    found = await session.scalars(wanted.execution_options(populate_existing=True))
    return {slot.id: slot for slot in found}


def take(slots: Slots, slot_id: uuid.UUID) -> SlotRow:
    slot = slots.get(slot_id)
    if slot is None:
        raise SlotUnknown("There is no such time. Choose one of those that are free.", field="slot_id")
    if slot.taken >= slot.capacity or slot.starts_at <= now():
        raise SlotTaken("This time is gone. Choose another one.", field="slot_id")
    slot.taken += 1
    return slot


def give_back(slots: Slots, row: AppointmentRow) -> None:
    row.state = AppointmentState.cancelled
    if row.slot_id is not None:
        slots[row.slot_id].taken -= 1


async def give_back_for(session: AsyncSession, order_id: uuid.UUID) -> None:
    """What was booked for an order that is cancelled."""
    wanted = select(AppointmentRow).where(AppointmentRow.order_id == order_id, AppointmentRow.state.in_(COMING))
    rows = list(await session.scalars(wanted.order_by(AppointmentRow.id).with_for_update()))
    slots = await locked(session, *(row.slot_id for row in rows if row.slot_id))
    for row in rows:
        give_back(slots, row)


async def open_one(session: AsyncSession, appointment_id: uuid.UUID, *, or_cancelled: bool = False) -> AppointmentRow:
    # Who cancels its order gives all its visits back: the order comes first, for them and for whoever moves one.
    of_visit = select(AppointmentRow.order_id).where(AppointmentRow.id == appointment_id).scalar_subquery()
    await session.execute(select(OrderRow.id).where(OrderRow.id == of_visit).with_for_update())
    row = await session.get(AppointmentRow, appointment_id, with_for_update=True)
    if row is None:
        raise AppointmentUnknown("There is no such visit.")
    if row.state is AppointmentState.cancelled:
        await _refuse_moved(session, row)
    if row.state is AppointmentState.booked or (or_cancelled and row.state is AppointmentState.cancelled):
        return row
    raise VisitOver("This visit has begun or is over, so it can't be changed here. Please call us.")


def _move_of(appointment_id: uuid.UUID) -> str:
    return f"moved:{appointment_id}"


async def _refuse_moved(session: AsyncSession, row: AppointmentRow) -> None:
    """Who cancels a visit that was moved means the one that stands, and must not think that nobody comes."""
    last = row.id
    while (after := await kept_under(session, SYSTEM, _move_of(last))) is not None:
        last = after
    if last != row.id:
        raise VisitMoved("This visit was moved to another time. Name the visit it became.", visit_id=str(last))


async def with_its_case(session: AsyncSession, asked: NewAppointment) -> NewAppointment:
    """A repair of a service with one open fault is for that fault, also where nobody said so."""
    if asked.ticket_id is not None or asked.service_id is None or asked.kind is not AppointmentKind.repair:
        return asked
    found = await session.scalars(
        select(TicketRow.id)
        .where(
            TicketRow.service_id == asked.service_id,
            TicketRow.account_id == asked.account_id,
            TicketRow.kind == TicketKind.fault,
            TicketRow.state.not_in(OVER),
        )
        .with_for_update(read=True)
    )
    open_faults = found.all()
    return replace(asked, ticket_id=open_faults[0]) if len(open_faults) == 1 else asked


async def refuse_strange_case(session: AsyncSession, asked: NewAppointment) -> None:
    if asked.ticket_id is None:
        return
    # Held until the visit is booked: who closes it at this moment waits, and then sees the visit.
    ticket = await session.get(TicketRow, asked.ticket_id, with_for_update={"read": True})
    if ticket is None or ticket.account_id != asked.account_id:
        raise CaseUnknown("There is no such case for this account.", field="ticket_id")
    if ticket.state in OVER:
        raise CaseOver(f"{ticket.number} is over. Reopen it first, then book the visit.", field="ticket_id")


async def refuse_second(session: AsyncSession, asked: NewAppointment) -> None:
    """Two that come at the same time wait for each other at what the visit is for."""
    if asked.service_id is not None:
        await session.get_one(ServiceRow, asked.service_id, with_for_update=True)
    if asked.order_id is not None:
        order = await session.get_one(OrderRow, asked.order_id, with_for_update=True)
        if order.ended_at is not None:
            raise OrderOver(f"Order {order.number} is over, so nobody has to come for it.", field="order_id")
    same = [
        column == value
        for column, value in (
            (AppointmentRow.ticket_id, asked.ticket_id),
            (AppointmentRow.order_id, asked.order_id),
            (AppointmentRow.service_id, asked.service_id),
        )
        if value is not None
    ]
    wanted = select(AppointmentRow.id).where(
        or_(*same), AppointmentRow.kind == asked.kind, AppointmentRow.state.in_(COMING)
    )
    found = await session.scalar(wanted.limit(1))
    if found is not None:
        raise VisitBooked("A visit is booked for this already. You can move it to another time.", visit_id=str(found))


def booked(slot: SlotRow, asked: NewAppointment) -> AppointmentRow:
    return _row(
        slot,
        account_id=asked.account_id,
        service_id=asked.service_id,
        ticket_id=asked.ticket_id,
        order_id=asked.order_id,
        kind=asked.kind,
        address=asked.address,
        note=asked.note,
    )


def moved(slot: SlotRow, old: AppointmentRow) -> AppointmentRow:
    """The same work at another time; who comes is decided afresh."""
    kept = ("account_id", "service_id", "ticket_id", "order_id", "kind", "address", "note")
    return _row(slot, **{name: getattr(old, name) for name in kept})


def _row(slot: SlotRow, **told: Any) -> AppointmentRow:
    return AppointmentRow(
        id=new_id(),
        state=AppointmentState.booked,
        slot_id=slot.id,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        **told,
    )


async def written(session: AsyncSession, row: AppointmentRow, reference: str) -> Appointment:
    session.add(row)
    await session.flush()
    await remember(session, SYSTEM, reference, row.id)
    return await told(session, row.id)


async def written_instead(
    session: AsyncSession, row: AppointmentRow, old: AppointmentRow, reference: str
) -> Appointment:
    """Kept under the old visit's name as well: who comes with that one is told of the new one."""
    await remember(session, SYSTEM, _move_of(old.id), row.id)
    return await written(session, row, reference)


async def told(session: AsyncSession, appointment_id: uuid.UUID) -> Appointment:
    return (await visits_in(session, with_area().where(AppointmentRow.id == appointment_id)))[0]
