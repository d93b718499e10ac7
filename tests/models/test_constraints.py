"""What the database itself refuses, whatever the code above it thinks."""

import uuid
from collections.abc import AsyncIterator
from datetime import date

import pytest
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import Database
from models import (
    Account,
    ActorKind,
    Audit,
    Bill,
    BillLine,
    BillLineKind,
    BillState,
    Contact,
    Conversation,
    ConversationOwner,
    Level,
    Message,
    MessageDirection,
    MessageSender,
    Turn,
)
from models.base import now


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    async with database.session() as session:
        yield session


@pytest.fixture
async def conversation(session: AsyncSession) -> Conversation:
    contact = Contact(channel="web", address=uuid.uuid4().hex)
    session.add(contact)
    await session.flush()
    conversation = Conversation(contact_id=contact.id, channel="web")
    session.add(conversation)
    await session.flush()
    return conversation


async def test_a_contact_has_one_open_conversation(session: AsyncSession, conversation: Conversation) -> None:
    session.add(Conversation(contact_id=conversation.contact_id, channel="web"))
    with pytest.raises(IntegrityError, match="uq_conversation_open"):
        await session.flush()


async def test_after_a_conversation_is_closed_another_may_be_opened(
    session: AsyncSession, conversation: Conversation
) -> None:
    conversation.owner, conversation.closed_at = ConversationOwner.closed, now()
    await session.flush()
    session.add(Conversation(contact_id=conversation.contact_id, channel="web"))
    await session.flush()


async def test_nobody_is_known_without_a_customer(session: AsyncSession, conversation: Conversation) -> None:
    conversation.level = Level.verified
    with pytest.raises(IntegrityError, match="known_has_a_customer"):
        await session.flush()


async def test_a_conversation_has_one_open_turn(session: AsyncSession, conversation: Conversation) -> None:
    for _ in range(2):
        session.add(
            Turn(conversation_id=conversation.id, first_seq=1, last_seq=1, epoch=0, text="hi", started_at=now())
        )
    with pytest.raises(IntegrityError, match="uq_turn_open"):
        await session.flush()


async def test_a_provider_s_message_is_said_once(session: AsyncSession, conversation: Conversation) -> None:
    for seq in (1, 2):
        session.add(
            Message(
                conversation_id=conversation.id,
                seq=seq,
                sender=MessageSender.customer,
                direction=MessageDirection.incoming,
                content={"text": "hello"},
                connector="twilio",
                provider_message_id="SM1",
            )
        )
    with pytest.raises(IntegrityError, match="uq_message_connector"):
        await session.flush()


async def test_a_bill_is_the_sum_of_its_lines(session: AsyncSession) -> None:
    account = await session.scalar(select(Account).where(Account.billing_day.is_not(None)).limit(1))
    assert account is not None
    days = {"period_starts_on": date(2019, 1, 1), "period_ends_on": date(2019, 1, 31)}
    bill = Bill(
        account_id=account.id,
        number="OL-TEST",
        state=BillState.issued,
        issued_on=date(2019, 2, 1),
        due_on=date(2019, 2, 15),
        total_minor=1000,
        outstanding_minor=1000,
        currency="GBP",
        **days,
    )
    session.add(bill)
    await session.flush()
    session.add(
        BillLine(bill_id=bill.id, position=1, kind=BillLineKind.plan, title="Plan", amount_minor=999, currency="GBP")
    )
    await session.flush()
    with pytest.raises(DBAPIError, match="lines sum to 999"):
        await session.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))


@pytest.mark.parametrize("change", [update(Audit).values(action="nothing"), delete(Audit)])
async def test_the_audit_is_only_ever_added_to(session: AsyncSession, change: object) -> None:
    session.add(Audit(actor_kind=ActorKind.system, action="looked", subject_kind="customer", subject_id=uuid.uuid4()))
    await session.flush()
    with pytest.raises(DBAPIError, match="only ever added to"):
        await session.execute(change)  # type: ignore[call-overload]
