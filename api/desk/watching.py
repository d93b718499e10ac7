"""An agent at a conversation: looks at it, is seen to write in it, and reads it. Each look leaves a trace."""

import uuid

from fastapi import Request
from sqlalchemy.ext.asyncio import AsyncSession

from api.audit import note, route_of
from api.auth import Caller
from api.conversations import presence, repository
from api.conversations.presence import AGENT
from api.conversations.service import ConversationUnknown
from api.errors import Refused
from api.parts import Parts
from models import ActorKind, AgentSession, Conversation, ConversationOwner, Level


class NotWithAgents(Refused):
    """The assistant answers this one, and the customer must not think otherwise."""

    title = "No person has taken this conversation over"


async def look(
    request: Request, parts: Parts, session: AsyncSession, agent: AgentSession, conversation_id: uuid.UUID
) -> Conversation:
    conversation = await named(session, conversation_id)
    caller = Caller(
        conversation.customer_id, Level.verified, ActorKind.agent, agent.agent_id, conversation_id=conversation.id
    )
    await note(parts.database, caller, route_of(request))
    return conversation


async def write(parts: Parts, session: AsyncSession, agent: AgentSession, conversation_id: uuid.UUID) -> None:
    conversation = await named(session, conversation_id)
    if conversation.owner in (ConversationOwner.bot, ConversationOwner.waiting):
        raise NotWithAgents("Take the conversation over first: until then the assistant answers.")
    await presence.is_writing(parts, conversation, AGENT, str(agent.id))


async def read(parts: Parts, session: AsyncSession, conversation_id: uuid.UUID, seq: int) -> None:
    await presence.read_by_agent(parts, session, await named(session, conversation_id), seq)


async def named(session: AsyncSession, conversation_id: uuid.UUID) -> Conversation:
    conversation = await repository.find(session, conversation_id)
    if conversation is None:
        raise ConversationUnknown("There is no such conversation.")
    return conversation
