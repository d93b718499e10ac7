"""Asking for a person, seeing where one stands in the line, and going back to the assistant."""

from datetime import datetime, timedelta
from typing import Annotated

from fastapi import Depends
from sqlalchemy.ext.asyncio import AsyncSession

from api.access import Anybody
from api.auth import Caller, talks_as
from api.conversations import ownership
from api.conversations import repository as conversations
from api.conversations.ownership import By, Move
from api.conversations.ownership_repository import running
from api.conversations.service import ConversationClosed, ConversationUnknown
from api.db import Transaction
from api.errors import Refused
from api.handoff import dues, rendering, repository
from api.handoff.hours import is_open
from api.handoff.priorities import PRIORITIES
from api.handoff.schemas import CardIn, HandoffIn, HandoffOut
from api.identity.addresses import masked
from api.parts import Parts
from api.sessions import SessionCookie, find_browser
from models import ActorKind, Agent, Conversation, ConversationOwner, Handoff, HandoffState, Team
from models.base import now

LATELY = timedelta(hours=2)
# For so long the agent they had is the one they would rather have.
KNOWN_FOR = timedelta(days=1)
ASKED_AT_MOST = 20
# Who has to be asked first is for the bot to say: a page would say so of everybody.
NOT_BY_PAGE = {"priority": "normal", "skill": None, "card": CardIn()}


class WithAgent(Refused):
    """A person has it already: they end it, or give it back."""

    title = "A person has taken this conversation over"


async def _own(caller: Anybody, transaction: Transaction, cookie: SessionCookie) -> Conversation:
    """The conversation of the turn that is answered, or the one that is open in this browser."""
    found = None
    if caller.actor is ActorKind.bot and caller.conversation_id is not None:
        found = await conversations.find(transaction, caller.conversation_id)
    elif browser := await find_browser(transaction, cookie):
        found = await conversations.find_open(transaction, talks_as(browser))
    if found is None:
        raise ConversationUnknown("There is no conversation here. Open one first.")
    return found


OwnConversation = Annotated[Conversation, Depends(_own)]


def by_caller(caller: Caller) -> By:
    return By(caller.actor, caller.actor_id)


async def ask(
    parts: Parts, session: AsyncSession, caller: Caller, conversation: Conversation, asked: HandoffIn
) -> HandoffOut:
    """Asked again while one runs, it is the same one."""
    await count(parts, conversation)
    conversation = await held_open(session, conversation)
    handoff = await running(session, conversation.id)
    if handoff is not None:
        return await where(session, handoff)
    if (texted := await by_text(parts, session, conversation)) is not None:
        return texted
    team = await repository.team_for(session, asked.topic)
    if team is None or not is_open(team, now(), parts.formats.timezone):
        return rendering.shut(parts, team, now())
    told = asked if caller.actor is ActorKind.bot else asked.model_copy(update=NOT_BY_PAGE)
    handoff = await add(parts, session, conversation, team, told)
    await ownership.change(parts, session, conversation, Move.asked, by_caller(caller))
    return await where(session, handoff)


async def add(parts: Parts, session: AsyncSession, conversation: Conversation, team: Team, asked: HandoffIn) -> Handoff:
    """The row itself. Whose conversation it is from now on is changed next, in the same transaction."""
    at, priority = now(), PRIORITIES[asked.priority]
    handoff = Handoff(
        conversation_id=conversation.id,
        reason=asked.reason,
        team_code=team.code,
        skill=asked.skill,
        language=asked.language or parts.formats.locale.partition("_")[0],
        priority=priority,
        due_at=dues.first_reply_by(parts, team, priority, at),
        card=asked.card.model_dump(mode="json"),
        note=await repository.note_left(session, conversation.id),
        last_agent_id=await repository.last_agent(session, conversation, at - KNOWN_FOR),
        requested_at=at,
        waiting_since=at,
    )
    session.add(handoff)
    await session.flush()
    return handoff


async def by_text(parts: Parts, session: AsyncSession, conversation: Conversation) -> HandoffOut | None:
    """Where they stand who wait on their phone. One person is in one line once."""
    found = await repository.by_text(session, conversation)
    if found is None:
        return None
    handoff, number = found
    told = {"state": "by_text", "texts_to": masked(number, parts.brand.region)}
    return (await where(session, handoff)).model_copy(update=told)


async def show(parts: Parts, session: AsyncSession, caller: Caller, conversation: Conversation) -> HandoffOut:
    handoff = await repository.last(session, conversation.id)
    if handoff is None and (texted := await by_text(parts, session, conversation)) is not None:
        return texted
    if handoff is None or handoff.state is HandoffState.closed:
        return HandoffOut(state="none")
    if handoff.state is HandoffState.returned:
        if caller.actor is not ActorKind.bot:
            return HandoffOut(state="returned")
        return HandoffOut(state="returned", next=handoff.card.get("next"))
    return await where(session, handoff)


async def withdraw(parts: Parts, session: AsyncSession, caller: Caller, conversation: Conversation) -> HandoffOut:
    """Whoever waits for nobody is back already."""
    await count(parts, conversation)
    conversation = await held_open(session, conversation)
    handoff = await running(session, conversation.id)
    if handoff is not None:
        if handoff.accepted_at is not None:
            raise WithAgent("Ask them to give you back to the assistant, or say goodbye.")
        await ownership.change(parts, session, conversation, Move.withdrawn, by_caller(caller))
    return await show(parts, session, caller, conversation)


async def count(parts: Parts, conversation: Conversation) -> None:
    await parts.limits.count("handoff", str(conversation.id), times=ASKED_AT_MOST, within=timedelta(minutes=1))


async def held_open(session: AsyncSession, conversation: Conversation) -> Conversation:
    conversation = await conversations.hold(session, conversation.id)
    if conversation.owner is ConversationOwner.closed:
        raise ConversationClosed("This conversation has ended. Open a new one to go on.")
    return conversation


async def where(session: AsyncSession, handoff: Handoff) -> HandoffOut:
    place, waits, agent = 0, list[float](), None
    if handoff.state is HandoffState.requested:
        place = await repository.place(session, handoff)
        waits = await repository.waits(session, handoff.team_code, _lately())
    elif handoff.agent_id is not None:
        agent = await session.get(Agent, handoff.agent_id)
    return rendering.stands(handoff, place, waits, agent)


def _lately() -> datetime:
    return now() - LATELY
