"""Forgetting a customer, on our own database: what of them is in the tables of the back offices."""

import uuid
from collections.abc import Iterator

from sqlalchemy import Select, Update, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.systems.ports.account import Forgets
from models import (
    Account,
    Appointment,
    AppointmentState,
    Customer,
    InvitationState,
    LineInvitation,
    Order,
    OutageReport,
    Service,
    Ticket,
    TicketEvent,
    TicketFile,
    TicketState,
)
from models.base import now

GONE = "Erased"


async def forget(session: AsyncSession, customer_id: uuid.UUID, what: Forgets) -> None:
    """Bills, payments and orders themselves stay: they are the books. So do cases, as numbers and dates."""
    steps = [*_words(customer_id)]
    if what is not Forgets.words:
        steps += _reach(customer_id)
    if what is Forgets.name:
        steps += _name(customer_id)
    over = select(Ticket.id).where(Ticket.customer_id == customer_id, Ticket.resolved_at.is_not(None))
    await session.execute(delete(TicketFile).where(TicketFile.ticket_id.in_(over)))
    for step in steps:
        await session.execute(step.execution_options(synchronize_session=False))


def _words(customer_id: uuid.UUID) -> Iterator[Update]:
    over = (Ticket.customer_id == customer_id, Ticket.state.in_((TicketState.resolved, TicketState.closed)))
    told = TicketEvent.ticket_id.in_(select(Ticket.id).where(*over))
    yield update(TicketEvent).where(told).values(text=GONE)
    yield update(Ticket).where(*over).values(title=GONE)
    yield update(OutageReport).where(OutageReport.customer_id == customer_id).values(text=None)
    to_come = (AppointmentState.booked, AppointmentState.on_the_way)
    visits = (Appointment.account_id.in_(_held(customer_id)), Appointment.state.not_in(to_come))
    yield update(Appointment).where(*visits).values(note=None)


def _reach(customer_id: uuid.UUID) -> Iterator[Update]:
    mine = Customer.id == customer_id
    yield update(Customer).where(mine).values(email=None, phone=None, born_on=None)
    yield update(Service).where(Service.user_id == customer_id).values(nickname=None)
    asked = (LineInvitation.customer_id == customer_id, LineInvitation.state == InvitationState.waiting)
    over = {"state": InvitationState.declined, "ended_at": now(), "given_name": "", "family_name": "", "address": ""}
    yield update(LineInvitation).where(*asked).values(over)


def _name(customer_id: uuid.UUID) -> Iterator[Update]:
    mine, held = Customer.id == customer_id, _held(customer_id)
    yield update(Customer).where(mine).values(given_name=GONE, family_name=GONE, address=None, postcode=None)
    named = (Account.holder_id == customer_id, Account.business_name.is_not(None))
    yield update(Account).where(*named).values(business_name=GONE)
    yield update(Service).where(Service.account_id.in_(held)).values(number=None, address=GONE, postcode=None)
    yield update(Appointment).where(Appointment.account_id.in_(held)).values(address=GONE, note=None)
    yield update(Order).where(Order.account_id.in_(held)).values(address=None, tracking_reference=None, detail={})


def _held(customer_id: uuid.UUID) -> Select[uuid.UUID]:
    return select(Account.id).where(Account.holder_id == customer_id)
