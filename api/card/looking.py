"""An agent at a conversation, for whatever asks other systems: no connection is held while they answer."""

import uuid
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from api.auth import AgentUnknown, Caller
from api.conversations.ownership import ChangedHands
from api.desk import watching
from api.handoff import repository as handoffs
from api.handoff.chats import NotYours
from api.parts import CurrentParts
from api.sessions import AgentCookie, find_agent
from models import ActorKind, Agent, AgentRole, Conversation, Handoff, HandoffState, Level


@dataclass(frozen=True, slots=True)
class Look:
    """As it was a moment ago. The trace has a line of it."""

    agent: Agent
    conversation: Conversation
    handoff: Handoff | None

    def caller(self) -> Caller | None:
        """The agent for this customer, where it is known who that is."""
        told = self.conversation
        if told.customer_id is None:
            return None
        return Caller(told.customer_id, Level.verified, ActorKind.agent, self.agent.id, told.id)

    def insist_on_having_it(self) -> None:
        """Whoever has it, or a lead."""
        if self.handoff is None or self.handoff.state is not HandoffState.assigned:
            raise ChangedHands("No person has it. Take it over first.")
        if self.handoff.agent_id != self.agent.id and self.agent.role is AgentRole.agent:
            raise NotYours("Ask them, or a lead.")


async def _look(conversation_id: uuid.UUID, request: Request, parts: CurrentParts, cookie: AgentCookie) -> Look:
    async with parts.database.session() as session:
        desk = await find_agent(session, cookie)
        if desk is None:
            raise AgentUnknown("Log in at the desk first.")
        conversation = await watching.look(request, parts, session, desk, conversation_id)
        return Look(
            await session.get_one(Agent, desk.agent_id),
            conversation,
            await handoffs.last(session, conversation.id),
        )


Looked = Annotated[Look, Depends(_look)]
