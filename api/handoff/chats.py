"""What agents do with conversations: take them up, take them over, give them on or back, and end them."""

import uuid

from sqlalchemy.ext.asyncio import AsyncSession

from api import wording
from api.bodies import MOST_TAGS
from api.conversations import filing, ledger, ownership
from api.conversations import repository as conversations
from api.conversations.ownership import By, ChangedHands, Move
from api.conversations.ownership_repository import running
from api.conversations.service import ConversationUnknown
from api.errors import NotAllowed, Refused
from api.handoff import desk_repository, repository, service
from api.handoff.desk_schemas import EndIn, ReturnIn
from api.handoff.schemas import HandoffIn
from api.parts import Parts
from api.ratings import service as ratings
from connectors.content import Content
from models import ActorKind, Agent, AgentRole, AgentState, Conversation, Handoff, MessageSender
from models.base import now

TAKES_OVER = (AgentState.available, AgentState.finishing)


class NotYours(NotAllowed):
    """Leads may; anybody else asks whoever has it."""

    title = "A colleague has this conversation"


class NotTakenUp(Refused):
    """The customer has not been told yet who is there."""

    title = "Accept this conversation first"


class HandsFull(Refused):
    """Nobody has more conversations at once than they can answer."""

    title = "That is as many conversations as this agent can have"


class NotAtWork(Refused):
    """Who is away would not answer."""

    title = "Say that you are available first"


class NoTeam(Refused):
    """There is no team that would have it if its agent went away."""

    title = "No team is set up"


async def accept(parts: Parts, session: AsyncSession, agent_id: uuid.UUID, conversation_id: uuid.UUID) -> Conversation:
    """Said twice, it is accepted once."""
    conversation = await _held(session, conversation_id)
    handoff = await running(session, conversation.id)
    if handoff is None or handoff.agent_id != agent_id:
        raise ChangedHands("It went back to the line, or the customer did not want to wait.")
    if handoff.accepted_at is None:
        agent = await session.get_one(Agent, agent_id)
        ownership.take_up(handoff, now())
        await ownership.keep(session, conversation, By(ActorKind.agent, agent_id), "accepted")
        said = wording.say("agent_joined", name=agent.given_name)
        await ledger.note_event(parts, session, conversation, "agent_joined", said)
    return conversation


async def take_over(
    parts: Parts, session: AsyncSession, agent_id: uuid.UUID, conversation_id: uuid.UUID
) -> Conversation:
    """From the assistant or out of the line; from a colleague only by a lead. The floor is held first."""
    await repository.hold_floor(session)
    conversation = await _held(session, conversation_id)
    agent = await session.get_one(Agent, agent_id, populate_existing=True)
    handoff = await running(session, conversation.id)
    if handoff is not None and handoff.agent_id == agent_id:
        return await accept(parts, session, agent_id, conversation_id)
    if handoff is not None and handoff.agent_id is not None and agent.role is AgentRole.agent:
        raise NotYours("Ask them to transfer it, or a lead to reassign it.")
    if agent.state not in TAKES_OVER:
        raise NotAtWork("Customers are answered by agents who are there.")
    await insist_on_room(session, agent)
    if handoff is None:
        await _begin(parts, session, conversation, agent)
    by = By(ActorKind.agent, agent_id)
    await ownership.change(parts, session, conversation, Move.taken_over, by, agent, {"name": agent.given_name})
    return conversation


async def _begin(parts: Parts, session: AsyncSession, conversation: Conversation, agent: Agent) -> None:
    teams = await desk_repository.teams(session)
    team = next((teams[code] for code in agent.teams if code in teams), None)
    team = team or await repository.team_for(session, None)
    if team is None:
        raise NoTeam("Give this agent a team.")
    await service.add(parts, session, conversation, team, HandoffIn(reason=Move.taken_over.value))


async def insist_on_room(session: AsyncSession, agent: Agent) -> None:
    if await desk_repository.load(session, agent.id) >= agent.capacity:
        raise HandsFull(f"{agent.name} has {agent.capacity} already.")


async def return_to_bot(
    parts: Parts, session: AsyncSession, agent_id: uuid.UUID, conversation_id: uuid.UUID, told: ReturnIn
) -> Conversation:
    conversation, handoff, agent = await held_by(session, agent_id, conversation_id)
    if told.words is not None:
        if handoff.agent_id != agent_id or handoff.accepted_at is None:
            raise NotYours("The customer does not know you here. Give it back without a word to them.")
        await ledger.tell(parts, session, conversation, Content(text=told.words), MessageSender.agent, agent=agent)
    handoff.note, handoff.card = told.note or handoff.note, {**handoff.card, "next": told.next}
    await ownership.change(parts, session, conversation, Move.returned, By(ActorKind.agent, agent_id))
    return conversation


async def end(
    parts: Parts, session: AsyncSession, agent_id: uuid.UUID, conversation_id: uuid.UUID, told: EndIn
) -> Conversation:
    conversation, handoff, agent = await held_by(session, agent_id, conversation_id)
    handoff.outcome, handoff.summary = told.reason, told.summary
    if told.topic is not None and len(conversation.tags) < MOST_TAGS:
        await filing.file_under(parts, session, agent_id, conversation, [*conversation.tags, told.topic])
    by = By(ActorKind.agent, agent_id)
    await ownership.change(parts, session, conversation, Move.ended, by, said={"name": agent.given_name})
    await ratings.ask_after_agent(parts, session, conversation, handoff, agent)
    return conversation


async def held_by(
    session: AsyncSession, agent_id: uuid.UUID, conversation_id: uuid.UUID
) -> tuple[Conversation, Handoff, Agent]:
    """Locked, if this agent has it; a lead has whatever runs."""
    conversation = await _held(session, conversation_id)
    handoff = await running(session, conversation.id)
    agent = await session.get_one(Agent, agent_id)
    if handoff is None:
        raise ChangedHands("No person has it, and nobody waits in it for one.")
    if handoff.agent_id != agent_id and agent.role is AgentRole.agent:
        raise NotYours("Ask them, or a lead.")
    return conversation, handoff, agent


async def _held(session: AsyncSession, conversation_id: uuid.UUID) -> Conversation:
    conversation = await conversations.lock(session, conversation_id)
    if conversation is None:
        raise ConversationUnknown("There is no such conversation.")
    return conversation
