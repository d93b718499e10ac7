"""How a ticket is opened by whoever asks the port: a number of its own, due times, once a reference."""

import uuid

import pytest
from sqlalchemy import func, select

from api.db import Database
from api.parts import Parts
from api.systems.ports.ticketing import NewTicket, TicketAlreadyOpen
from models import Customer, Ticket, TicketEvent, TicketKind, TicketPriority


async def new(database: Database, text: str = "It is broken.", *, refuse_twin: bool = False) -> NewTicket:
    async with database.session() as session:
        customer_id = await session.scalar(select(Customer.id).where(Customer.phone == "+447700900101"))
    assert customer_id
    return NewTicket(customer_id, TicketKind.fault, "Broken", text, refuse_twin=refuse_twin)


async def test_every_ticket_has_a_number_a_promise_and_a_first_event(parts: Parts, database: Database) -> None:
    first = await parts.systems.ticketing.open(await new(database), reference=uuid.uuid4().hex)
    second = await parts.systems.ticketing.open(await new(database), reference=uuid.uuid4().hex)
    assert first.number != second.number
    assert first.number[0] == "T"
    assert first.number[1:].isdigit()
    assert first.priority is TicketPriority.normal
    assert first.promised_at
    assert first.due_at
    assert first.opened_at < first.promised_at < first.due_at
    story = (await parts.systems.ticketing.ticket(first.id)).value
    assert [(event.kind.value, event.text) for event in story.events] == [("opened", "It is broken.")]


async def test_the_same_reference_opens_one(parts: Parts, database: Database) -> None:
    reference = uuid.uuid4().hex
    first, again = [await parts.systems.ticketing.open(await new(database), reference=reference) for _ in range(2)]
    assert first == again
    async with database.session() as session:
        assert await session.scalar(select(func.count()).where(Ticket.id == first.id)) == 1
        assert await session.scalar(select(func.count()).where(TicketEvent.ticket_id == first.id)) == 1


async def test_the_same_words_are_one_ticket_only_where_that_is_asked_for(parts: Parts, database: Database) -> None:
    first = await parts.systems.ticketing.open(await new(database), reference=uuid.uuid4().hex)
    await parts.systems.ticketing.open(await new(database, "Other words"), reference=uuid.uuid4().hex)
    twin = await new(database, " it IS\nbroken. ", refuse_twin=True)
    with pytest.raises(TicketAlreadyOpen) as refused:
        await parts.systems.ticketing.open(twin, reference=uuid.uuid4().hex)
    assert refused.value.facts == {"ticket_id": str(first.id), "number": first.number}
