"""What the card, the threads and the summary read of our own record."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import VERIFIED_FOR, talks_at
from api.paging import Slice, cursor_of, cut, read_cursor
from models import (
    Agent,
    Audit,
    BrowserSession,
    Contact,
    Conversation,
    Customer,
    Handoff,
    Message,
    MessageSender,
    OneTimeCode,
    Turn,
    UsedToken,
)
from models.base import now

# As the trace has it that an agent vouched for a customer.
VOUCHED = "handoff verified"
ENDS = ("handoff ended", "handoff closed")
SAID_AT_MOST = 10
DEEDS_AT_MOST = 100


async def contact_of(session: AsyncSession, conversation: Conversation) -> Contact:
    return await session.get_one(Contact, conversation.contact_id)


async def customer_of(session: AsyncSession, conversation: Conversation) -> Customer | None:
    return await session.get(Customer, conversation.customer_id) if conversation.customer_id else None


async def last_words(session: AsyncSession, conversation_id: uuid.UUID) -> Sequence[Message]:
    """What the customer wrote since they were last answered; else the last they wrote. Oldest first."""
    answered = select(func.coalesce(func.max(Message.seq), 0)).where(
        Message.conversation_id == conversation_id,
        Message.sender.in_((MessageSender.assistant, MessageSender.agent)),
    )
    theirs = select(Message).where(Message.conversation_id == conversation_id, Message.sender == MessageSender.customer)
    newest = theirs.order_by(Message.seq.desc())
    open_ones = newest.where(Message.seq > answered.scalar_subquery()).limit(SAID_AT_MOST)
    found = (await session.scalars(open_ones)).all() or (await session.scalars(newest.limit(1))).all()
    return found[::-1]


async def last_wish(session: AsyncSession, conversation: Conversation) -> Sequence[Message]:
    """What the customer wrote last: here, or where they went on from, if that is later."""
    here = await last_words(session, conversation.id)
    before = await last_words(session, conversation.thread_id) if conversation.thread_id else ()
    return max((here, before), key=lambda said: said[-1].created_at) if here and before else here or before


async def code_used(session: AsyncSession, conversation: Conversation) -> OneTimeCode | None:
    """The code that proved this customer where they write from: of several places, the one that spoke last."""
    browsers = select(BrowserSession.contact_id).where(talks_at(conversation.contact_id))
    began = (conversation.verified_until or now()) - VERIFIED_FOR
    from_here = or_(OneTimeCode.contact_id == conversation.contact_id, OneTimeCode.contact_id.in_(browsers))
    return await session.scalar(
        select(OneTimeCode)
        .where(
            from_here,
            OneTimeCode.customer_id == conversation.customer_id,
            OneTimeCode.used_at.is_not(None),
        )
        .order_by(func.abs(func.extract("epoch", OneTimeCode.used_at - began)))
        .limit(1)
    )


async def code_sent(session: AsyncSession, conversation_id: uuid.UUID, since: datetime) -> str | None:
    """Where the last code went that was sent for this conversation."""
    return await session.scalar(
        select(OneTimeCode.address)
        .where(OneTimeCode.conversation_id == conversation_id, OneTimeCode.created_at > since)
        .order_by(OneTimeCode.created_at.desc())
        .limit(1)
    )


async def vouched_at(session: AsyncSession, conversation_id: uuid.UUID) -> datetime | None:
    of_it = (Audit.conversation_id == conversation_id) & (Audit.action == VOUCHED)
    return await session.scalar(select(func.max(Audit.at)).where(of_it))


async def is_signed_in_by_site(session: AsyncSession, browser_id: uuid.UUID | None) -> bool:
    if browser_id is None:
        return False
    taken = select(UsedToken.name_hash).where(UsedToken.browser_session_id == browser_id)
    return await session.scalar(taken.limit(1)) is not None


async def others(
    session: AsyncSession, conversation: Conversation, cursor: str | None, limit: int
) -> Slice[Conversation]:
    """Of the same customer; of whom nobody knows, those from the same place that are nobody's either."""
    same = Conversation.contact_id == conversation.contact_id
    theirs = (
        Conversation.customer_id == conversation.customer_id
        if conversation.customer_id is not None
        else same & Conversation.customer_id.is_(None)
    )
    found = select(Conversation).where(theirs, Conversation.id != conversation.id)
    if after := read_cursor(cursor, datetime, uuid.UUID):
        found = found.where(tuple_(Conversation.created_at, Conversation.id) < tuple_(*after))
    found = found.order_by(Conversation.created_at.desc(), Conversation.id.desc()).limit(limit + 1)
    rows = (await session.scalars(found)).all()
    return cut(rows, limit, lambda row: cursor_of(row.created_at.isoformat(), row.id))


async def last_messages(session: AsyncSession, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, Message]:
    """What was said last in each, events aside."""
    last = (
        select(Message.conversation_id, func.max(Message.seq).label("seq"))
        .where(Message.conversation_id.in_(ids), Message.sender != MessageSender.system)
        .group_by(Message.conversation_id)
        .subquery()
    )
    same = (Message.conversation_id == last.c.conversation_id) & (Message.seq == last.c.seq)
    return {row.conversation_id: row for row in await session.scalars(select(Message).join(last, same))}


async def handoffs(session: AsyncSession, ids: Sequence[uuid.UUID]) -> Sequence[Handoff]:
    """Oldest first."""
    of_them = select(Handoff).where(Handoff.conversation_id.in_(ids))
    return (await session.scalars(of_them.order_by(Handoff.requested_at, Handoff.id))).all()


async def ends(session: AsyncSession, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, Audit]:
    """Who ended each."""
    found = select(Audit).where(Audit.conversation_id.in_(ids), Audit.action.in_(ENDS)).order_by(Audit.id)
    return {row.conversation_id: row for row in await session.scalars(found) if row.conversation_id}


async def agent_names(session: AsyncSession, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
    found = await session.execute(select(Agent.id, Agent.name).where(Agent.id.in_(ids)))
    return {row.id: row.name for row in found}


async def asked_about(session: AsyncSession, conversation_id: uuid.UUID) -> Sequence[Any]:
    """`at` and `intent` of what was said by a button, and of what the assistant took typed words to be about."""
    by_button = select(Message.created_at.label("at"), Message.intent.label("intent")).where(
        Message.conversation_id == conversation_id,
        Message.sender == MessageSender.customer,
        Message.intent.is_not(None),
    )
    understood = select(Turn.started_at, Turn.about).where(
        Turn.conversation_id == conversation_id, Turn.about.is_not(None)
    )
    both = by_button.union_all(understood).subquery()
    return (await session.execute(select(both).order_by(both.c.at))).all()


async def first_words(session: AsyncSession, conversation_id: uuid.UUID) -> Message | None:
    """The first that was typed."""
    of_it = (Message.conversation_id == conversation_id) & (Message.sender == MessageSender.customer)
    typed = select(Message).where(of_it, Message.intent.is_(None))
    return await session.scalar(typed.order_by(Message.seq).limit(1))


async def moves(session: AsyncSession, conversation_id: uuid.UUID) -> Sequence[Audit]:
    """How it changed hands, and who took it up."""
    found = select(Audit).where(Audit.conversation_id == conversation_id, Audit.action.startswith("handoff "))
    return (await session.scalars(found.order_by(Audit.id))).all()


async def deeds(
    session: AsyncSession, conversation: Conversation, agents: Sequence[str], until: datetime
) -> Sequence[Audit]:
    """What was done: by the bot in its turns, and for this customer by whoever had it, while it went on."""
    by_agent = (
        (Audit.subject_kind == "customer")
        & (Audit.subject_id == str(conversation.customer_id))
        & Audit.actor_id.in_(agents)
        & Audit.at.between(conversation.created_at, until)
    )
    done = select(Audit).where(
        (Audit.conversation_id == conversation.id) | by_agent,
        (Audit.detail["status"].as_integer() == 200) | (Audit.action == VOUCHED),
    )
    return (await session.scalars(done.order_by(Audit.id).limit(DEEDS_AT_MOST))).all()
