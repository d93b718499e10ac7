"""A customer who has left traces wherever some can be, all of them in words that nobody else uses."""

import uuid
from collections.abc import Iterator
from datetime import timedelta

import httpx
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from api.notices import tell
from api.parts import Parts
from models import (
    Agent,
    Attachment,
    AttachmentKind,
    AttachmentState,
    Base,
    Callback,
    Consent,
    ConsentSource,
    Contact,
    Conversation,
    Customer,
    Draft,
    DraftMode,
    Fragment,
    Handoff,
    HandoffState,
    Message,
    Note,
    NoticeKind,
    Rating,
    Resolver,
    Team,
    Ticket,
    TicketEvent,
    TicketEventKind,
    TicketFile,
    TicketKind,
    TicketState,
)
from models.base import now
from tests.api.callers import key
from tests.api.channels.conftest import Texting
from tests.api.conftest import Codes
from tests.api.conversations.test_endpoints import opened, saying

PHONE, EMAIL = "+447700900888", "zeb@example.com"
SECRET = "Wombleton"
WORDS = (SECRET, "Zebulon", "Quartermain", "zeb@", "zeb.new@", "900888", "Snork Lane")


async def join(parts: Parts) -> uuid.UUID:
    """Somebody who is a customer and has nothing with us."""
    person = Customer(given_name="Zebulon", family_name="Quartermain", email=EMAIL, phone=PHONE, address="7 Snork Lane")
    async with parts.database.transaction() as session:
        session.add(person)
    return person.id


async def live(texting: Texting, browser: httpx.AsyncClient, codes: Codes) -> None:
    """As far as people do it themselves: texting, signing in, chatting, asking for changes."""
    await texting.text(f"my cat {SECRET} sits on the router", PHONE)
    assert (await browser.post("/v1/sign-in/codes", json={"address": EMAIL})).status_code == 202
    assert (await browser.post("/v1/sign-in", json={"code": codes.sent[-1][1]})).status_code == 200
    path = await opened(browser)
    assert (await browser.post(f"{path}/messages", json=saying(f"{SECRET} again"))).status_code == 202
    named = {"given_name": SECRET, "family_name": "Quartermain"}
    quoted = await browser.post("/v1/accounts/name/quotes", json=named, headers=key())
    assert quoted.status_code == 201, quoted.text
    changed = {"field": "email", "value": "zeb.new@example.com"}
    assert (await browser.post("/v1/accounts/contact-changes", json=changed, headers=key())).status_code == 201


async def leave_more(parts: Parts, customer_id: uuid.UUID) -> None:
    """What others write about them, and what is kept beside conversations."""
    async with parts.database.transaction() as session:
        theirs = Contact.customer_id == customer_id
        conversation = await session.scalar(select(Conversation).join(Contact).where(theirs, Contact.address == PHONE))
        agent = await session.scalar(select(Agent).order_by(Agent.email).limit(1))
        team = await session.scalar(select(Team).limit(1))
        assert conversation
        assert agent
        assert team
        texted = (Message.conversation_id == conversation.id, Message.arrival_id.is_not(None))
        message = await session.scalar(select(Message).where(*texted))
        assert message
        session.add_all(_about(conversation, agent, team.code))
        session.add_all(_brought(conversation, message))
        session.add(_promised(customer_id, team.code))
        session.add_all(_of_the_back_office(customer_id))
        await tell(session, customer_id=customer_id, kind=NoticeKind.account, text=f"Dear {SECRET}", key="to zeb")
        await session.flush()


def _about(conversation: Conversation, agent: Agent, team: str) -> Iterator[Base]:
    of_it = {"conversation_id": conversation.id}
    written = {"text": SECRET, "agent_id": agent.id}
    yield Note(**of_it, **written, seq=1, client_note_id=uuid.uuid4(), request_hash="0" * 64)
    yield Draft(**of_it, **written, mode=DraftMode.reply)
    yield Handoff(
        **of_it,
        id=uuid.uuid4(),
        state=HandoffState.closed,
        reason="asked",
        team_code=team,
        language="en",
        priority=3,
        due_at=now(),
        card={"wants": SECRET},
        note=SECRET,
        summary=SECRET,
    )
    yield Rating(**of_it, resolver=Resolver.assistant, score=5, comment=SECRET, rated_at=now())


def _brought(conversation: Conversation, message: Message) -> Iterator[Base]:
    yield Attachment(
        conversation_id=conversation.id,
        message_id=message.id,
        connector="web",
        state=AttachmentState.wanted,
        kind=AttachmentKind.image,
        name=f"{SECRET}.jpg",
        media_type="image/jpeg",
        stored_key=uuid.uuid4().hex,
        source=f"https://provider.example/{SECRET}",
    )
    consent = {"contact_id": conversation.contact_id, "given": True, "source": ConsentSource.keyword}
    yield Consent(**consent, words=SECRET, message_id=message.id)
    yield Fragment(
        contact_id=conversation.contact_id,
        connector="carrier",
        provider_message_id="f1",
        own_address="60999",
        reference="r",
        number=1,
        total=2,
        text=SECRET,
        arrival_id=message.arrival_id,
    )


def _promised(customer_id: uuid.UUID, team: str) -> Callback:
    hours = {"from_at": now() + timedelta(hours=1), "to_at": now() + timedelta(hours=2)}
    words = {"phone": PHONE, "card": {"wants": SECRET}, "note": SECRET}
    return Callback(**hours, **words, customer_id=customer_id, number="C99", team_code=team, reason="x")


def _of_the_back_office(customer_id: uuid.UUID) -> Iterator[Base]:
    case = uuid.uuid4()
    solved = {"kind": TicketKind.request, "state": TicketState.resolved, "opened_at": now(), "resolved_at": now()}
    yield Ticket(id=case, number="T99999", customer_id=customer_id, title=f"The cat {SECRET}", **solved)
    yield TicketEvent(ticket_id=case, kind=TicketEventKind.opened, text=SECRET, at=now())
    picture = {"media_type": "image/jpeg", "size": len(SECRET), "content": SECRET.encode(), "at": now()}
    yield TicketFile(ticket_id=case, name=f"{SECRET}.jpg", **picture)


async def tables_with(session: AsyncSession, words: tuple[str, ...]) -> set[str]:
    """Every table of the database, whoever made it, that has one of these words in any column; bytes are looked at."""
    tables = await session.scalars(
        text(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type LIKE 'BASE%'"
        )
    )
    wanted = [f"%{word}%" for word in words] + [f"%{word.encode().hex()}%" for word in words]
    found = set()
    for name in tables:
        asked = text(f'SELECT EXISTS (SELECT FROM "{name}" AS row WHERE row::text ILIKE ANY (:wanted))')
        if await session.scalar(asked, {"wanted": wanted}):
            found.add(name)
    return found
