"""Many at once, each on a connection of their own: a window never takes more than it can."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import func, select, update

from api.db import Database
from api.systems.local.orders import LocalOrders
from api.systems.local.ticketing import LocalTicketing
from api.systems.ports.orders import AlreadyOrdered, NewOrder
from api.systems.ports.ticketing import Author, ClosingReason, NewTicket, Ticket, VisitStillBooked
from api.systems.ports.visits import Appointment, NewAppointment, SlotTaken
from models import (
    ActorKind,
    AppointmentKind,
    AppointmentState,
    OrderKind,
    PortingCode,
    Service,
    ServiceKind,
    SimCard,
    SimForm,
    SimState,
    TicketKind,
    VisitSlot,
)
from models import Appointment as AppointmentRow
from models.base import now

# Two at once really are two.
pytestmark = pytest.mark.commits

CAPACITY, AT_ONCE = 3, 20


async def services(database: Database, count: int, kind: ServiceKind = ServiceKind.broadband) -> list[Service]:
    async with database.session() as session:
        taken = select(AppointmentRow.service_id).where(AppointmentRow.state == AppointmentState.booked)
        wanted = select(Service).where(Service.kind == kind, Service.id.not_in(taken)).order_by(Service.id)
        return [*await session.scalars(wanted.limit(count))]


async def empty_slots(database: Database, count: int) -> list[VisitSlot]:
    async with database.transaction() as session:
        wanted = select(VisitSlot).where(VisitSlot.kind == AppointmentKind.repair, VisitSlot.starts_at > now())
        slots = [*await session.scalars(wanted.order_by(VisitSlot.id).limit(count))]
        chosen = VisitSlot.id.in_([slot.id for slot in slots])
        await session.execute(update(VisitSlot).where(chosen).values(capacity=CAPACITY, taken=0))
        return slots


def visit(slot: VisitSlot, service: Service) -> NewAppointment:
    return NewAppointment(slot.id, service.account_id, AppointmentKind.repair, "12 Elm Road", service_id=service.id)


async def taken(database: Database, slot: VisitSlot) -> int:
    async with database.session() as session:
        return (await session.get_one(VisitSlot, slot.id)).taken


async def test_twenty_at_once_fill_a_window_of_three_and_no_more(database: Database) -> None:
    orders, (slot,) = LocalOrders(database), await empty_slots(database, 1)
    asked = [visit(slot, service) for service in await services(database, AT_ONCE)]
    assert len(asked) == AT_ONCE
    found = await asyncio.gather(
        *(orders.book(one, reference=f"visit {index}") for index, one in enumerate(asked)), return_exceptions=True
    )
    assert sum(isinstance(one, Appointment) for one in found) == CAPACITY
    assert sum(isinstance(one, SlotTaken) for one in found) == AT_ONCE - CAPACITY
    assert await taken(database, slot) == CAPACITY


async def test_the_same_request_at_once_books_one_visit(database: Database) -> None:
    orders, (slot,), (service,) = LocalOrders(database), await empty_slots(database, 1), await services(database, 1)
    found = await asyncio.gather(*(orders.book(visit(slot, service), reference="one") for _ in range(5)))
    assert len({one.id for one in found}) == 1
    assert await taken(database, slot) == 1


async def test_two_who_swap_their_times_both_get_through(database: Database) -> None:
    orders, (first, second) = LocalOrders(database), await empty_slots(database, 2)
    one, other = await services(database, 2)
    for round_ in range(5):
        mine = await orders.book(visit(first, one), reference=f"mine {round_}")
        theirs = await orders.book(visit(second, other), reference=f"theirs {round_}")
        moved = await asyncio.gather(
            orders.rebook(mine.id, second.id, reference=f"there {round_}"),
            orders.rebook(theirs.id, first.id, reference=f"back {round_}"),
        )
        assert (await taken(database, first), await taken(database, second)) == (1, 1)
        for each in moved:
            await orders.call_off(each.id, reference=f"off {each.id}")
    assert (await taken(database, first), await taken(database, second)) == (0, 0)


async def test_a_service_moves_once_however_many_ask(database: Database) -> None:
    orders, (service,) = LocalOrders(database), await services(database, 1)
    asked = NewOrder(service.account_id, service.user_id, OrderKind.move, "Move", service_id=service.id)
    found = await asyncio.gather(
        *(orders.place(asked, reference=f"move {index}") for index in range(6)), return_exceptions=True
    )
    assert sum(isinstance(one, AlreadyOrdered) for one in found) == 5


async def test_a_number_has_one_porting_code_however_many_ask(database: Database) -> None:
    orders, (service,) = LocalOrders(database), await services(database, 1, ServiceKind.mobile)
    day = now().date()
    found = await asyncio.gather(
        *(orders.make_porting_code(service.id, day, reference=f"code {index}") for index in range(6))
    )
    assert len({one.id for one in found}) == 1
    async with database.session() as session:
        assert await session.scalar(select(func.count()).select_from(PortingCode)) == 1


async def test_of_esims_ordered_at_once_one_can_be_installed(database: Database) -> None:
    orders, (service,) = LocalOrders(database), await services(database, 1, ServiceKind.mobile)
    detail = {"form": SimForm.esim.value}
    asked = NewOrder(service.account_id, service.user_id, OrderKind.sim, "eSIM", service_id=service.id, detail=detail)

    async def order(index: int) -> None:
        placed = await orders.place(asked, reference=f"esim {index}")
        await orders.keep_newest_download(service.id, reference=f"esim {index}")
        assert placed.detail["sim_id"]

    await asyncio.gather(*(order(index) for index in range(4)))
    async with database.session() as session:
        states = [*await session.scalars(select(SimCard.state).where(SimCard.service_id == service.id))]
    assert (len(states), states.count(SimState.waiting)) == (4, 1)


async def test_a_ticket_is_closed_or_its_visit_booked_but_never_both(database: Database) -> None:
    orders, ticketing, (slot,) = LocalOrders(database), LocalTicketing(database), await empty_slots(database, 1)
    (service,) = await services(database, 1)
    by = Author(ActorKind.customer, customer_id=service.user_id)
    for round_ in range(5):
        new = NewTicket(
            service.user_id, TicketKind.fault, "Slow", "Slow.", account_id=service.account_id, service_id=service.id
        )
        ticket = await ticketing.open(new, reference=f"open {round_}")
        booked, closed = await asyncio.gather(
            orders.book(replace(visit(slot, service), ticket_id=ticket.id), reference=f"book {round_}"),
            ticketing.close(ticket.id, ClosingReason.solved, by=by, reference=f"close {round_}"),
            return_exceptions=True,
        )
        done = isinstance(booked, Appointment), isinstance(closed, Ticket)
        assert done in ((True, False), (False, True)), (booked, closed)
        if isinstance(booked, Appointment):
            assert isinstance(closed, VisitStillBooked)
            await orders.call_off(booked.id, reference=f"off {round_}")
            await ticketing.close(ticket.id, ClosingReason.solved, by=by, reference=f"then {round_}")
