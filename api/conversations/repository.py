"""The ledger: what conversations read and write. Whoever writes to a conversation holds its lock."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import case, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from connectors.content import Content
from models import (
    Arrival,
    ArrivalState,
    BrowserSession,
    Contact,
    Conversation,
    ConversationOwner,
    Delivery,
    DeliveryState,
    Message,
    MessageDirection,
    MessageSender,
)
from models.base import now

DELAYED = "delayed"
# Events that are also sent where there is no screen: who is there to be talked to, and that nobody is any more.
WITH_PEOPLE = ("agent_joined", "agent_left", "passed_on", "transferred", "with_assistant", "nobody_free", "team_closed")
SENT_ANYWHERE = {None, DELAYED, *WITH_PEOPLE, "by_text", "still_there", "gone", "ended"}
WEB = "web"
OURS = (MessageSender.assistant, MessageSender.agent)
# What a hint can say beside "more": the state of a message has changed.
STATE = "state"
SEEN_AGAIN_AFTER = timedelta(minutes=1)
# Asked for only where an agent has said something.
NAMED = selectinload(Message.agent)


async def lock_contacts(session: AsyncSession, *contact_ids: uuid.UUID) -> None:
    """Two tabs opening at once wait for each other, and find the same conversation. Whoever wants a browser's own and
    its home locks the own first: several browsers want the same home."""
    locked = select(Contact.id).where(Contact.id.in_(contact_ids)).order_by(Contact.id)
    await session.execute(locked.with_for_update(key_share=True))


async def has_left(session: AsyncSession, browser: BrowserSession) -> bool:
    """Whether it was signed out while this request waited for the contact. If not, it is as it is now."""
    mine = select(BrowserSession).where(BrowserSession.id == browser.id)
    return await session.scalar(mine.execution_options(populate_existing=True)) is None


async def note_use(session: AsyncSession, browser: BrowserSession) -> None:
    """A page that is open is in use. Once a minute is enough to say when it last was."""
    a_while_ago = now() - SEEN_AGAIN_AFTER
    if browser.seen_at < a_while_ago:
        mine = (BrowserSession.id == browser.id) & (BrowserSession.seen_at < a_while_ago)
        await session.execute(update(BrowserSession).where(mine).values(seen_at=now()))


async def find_open(session: AsyncSession, contact_id: uuid.UUID) -> Conversation | None:
    return await session.scalar(
        select(Conversation).where(
            Conversation.contact_id == contact_id, Conversation.owner != ConversationOwner.closed
        )
    )


async def hold_open(session: AsyncSession, contact_id: uuid.UUID) -> Conversation | None:
    """The same, locked: one that was closed while this waited for it is not open any more."""
    return await session.scalar(
        select(Conversation)
        .where(Conversation.contact_id == contact_id, Conversation.owner != ConversationOwner.closed)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


async def find(session: AsyncSession, conversation_id: uuid.UUID) -> Conversation | None:
    return await session.get(Conversation, conversation_id)


async def lock(session: AsyncSession, conversation_id: uuid.UUID) -> Conversation | None:
    """The conversation as it is now, held until the transaction ends: this is what makes `seq` gapless."""
    return await session.scalar(
        select(Conversation)
        .where(Conversation.id == conversation_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


async def hold(session: AsyncSession, conversation_id: uuid.UUID) -> Conversation:
    """Like lock(), for a conversation that is known to be there."""
    conversation = await lock(session, conversation_id)
    if conversation is None:
        raise LookupError(f"conversation {conversation_id} has gone")
    return conversation


async def append(
    session: AsyncSession, conversation: Conversation, sender: MessageSender, content: Content, **columns: Any
) -> Message:
    """The next message of a locked conversation; one that goes out gets its delivery in the same breath."""
    inward = sender is MessageSender.customer
    conversation.last_seq += 1
    if columns.get("for_bot"):
        conversation.asked_seq = conversation.last_seq
    message = Message(
        conversation_id=conversation.id,
        seq=conversation.last_seq,
        sender=sender,
        direction=MessageDirection.incoming if inward else MessageDirection.outgoing,
        content=content.stored(),
        epoch=conversation.epoch,
        created_at=now(),
        **columns,
    )
    session.add(message)
    await session.flush()
    if not inward and (conversation.connector == WEB or content.event in SENT_ANYWHERE):
        # The other events are thin lines in a thread on a screen: nobody is sent one.
        session.add(_delivery(conversation, message.id))
        await session.flush()
    return message


def _delivery(conversation: Conversation, message_id: uuid.UUID) -> Delivery:
    return Delivery(
        message_id=message_id,
        channel=conversation.channel,
        connector=conversation.connector,
        state=DeliveryState.queued,
        attempts=0,
    )


async def empty_arrival(session: AsyncSession, arrival_id: uuid.UUID | None) -> None:
    """Something in it may not be kept, and is not kept: not even here, once all of it is taken."""
    if arrival_id is not None:
        left = case((Arrival.state == ArrivalState.received, Arrival.body), else_=b"")
        of_it = update(Arrival).where(Arrival.id == arrival_id).values(has_secret=True, body=left)
        await session.execute(of_it.execution_options(synchronize_session=False))


async def by_client_id(
    session: AsyncSession, conversation_id: uuid.UUID, client_message_id: uuid.UUID
) -> Message | None:
    same = select(Message).where(Message.conversation_id == conversation_id)
    return await session.scalar(same.where(Message.client_message_id == client_message_id).options(NAMED))


async def message_in(session: AsyncSession, conversation_id: uuid.UUID, message_id: uuid.UUID) -> Message | None:
    return await session.scalar(
        select(Message).where(Message.conversation_id == conversation_id, Message.id == message_id)
    )


async def messages_after(session: AsyncSession, conversation_id: uuid.UUID, seq: int, limit: int) -> Sequence[Message]:
    found = await session.scalars(
        select(Message)
        .where(Message.conversation_id == conversation_id, Message.seq > seq)
        .order_by(Message.seq)
        .limit(limit)
        .options(NAMED)
    )
    return found.all()


async def last_said_at(session: AsyncSession, conversation: Conversation) -> datetime | None:
    return await session.scalar(
        select(Message.created_at).where(
            Message.conversation_id == conversation.id, Message.seq == conversation.last_seq
        )
    )


async def last_answer(session: AsyncSession, conversation_id: uuid.UUID) -> Message | None:
    """What was said last on our side, events aside."""
    return await session.scalar(
        select(Message)
        .where(
            Message.conversation_id == conversation_id,
            Message.sender.in_((MessageSender.assistant, MessageSender.agent)),
        )
        .order_by(Message.seq.desc())
        .limit(1)
    )


async def mark_sent(session: AsyncSession, message_ids: Sequence[uuid.UUID]) -> None:
    await session.execute(
        update(Delivery)
        .where(Delivery.message_id.in_(message_ids), Delivery.state == DeliveryState.queued)
        .values(state=DeliveryState.sent, updated_at=now())
    )
