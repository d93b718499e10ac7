"""An agent is let in, for the first time or once more: what is decided is in the record before any letter goes out."""

import uuid
from collections.abc import Awaitable, Callable

from sqlalchemy.ext.asyncio import AsyncSession

from api.agents import inviting, service
from api.agents.schemas import InvitedOut, PersonIn
from api.parts import Parts
from models import Agent

Decision = Callable[[AsyncSession], Awaitable[Agent]]


async def add(parts: Parts, me_id: uuid.UUID, told: PersonIn) -> InvitedOut:
    return await _invite(parts, lambda session: service.add(session, me_id, told))


async def let_back_in(parts: Parts, me_id: uuid.UUID, agent_id: uuid.UUID) -> InvitedOut:
    """Also for one who works here and has lost the letter."""
    return await _invite(parts, lambda session: service.enable(session, me_id, agent_id))


async def reset_password(parts: Parts, me_id: uuid.UUID, agent_id: uuid.UUID) -> InvitedOut:
    return await _invite(parts, lambda session: service.forget_password(session, me_id, agent_id))


async def _invite(parts: Parts, decide: Decision) -> InvitedOut:
    async with parts.database.transaction() as session:
        agent = await decide(session)
        token, ends_at = await inviting.make_link(session, agent.id)
        shown = await service.show(session, agent)
    told = await inviting.bring(parts, agent, token, ends_at)
    return InvitedOut(person=shown, link_ends_at=ends_at, sent_to=told.sent_to, link=told.link, not_sent=told.not_sent)
