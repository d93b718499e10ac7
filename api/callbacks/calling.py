"""What agents do with promised calls: see them, take one, and say what came of it."""

import uuid
from datetime import timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from api import audit
from api.auth import Caller
from api.callbacks import promises, repository
from api.callbacks.schemas import CallOutcomeIn, CallOutcomeOut, DueCallOut, DueCallsOut, TakenCallOut
from api.callbacks.windows import window_out
from api.errors import NotFound, Refused
from api.parts import Parts
from models import ActorKind, Agent, AgentRole, Callback, CallbackState, Customer, Level
from models.base import now

MOST_TRIES = 3
AGAIN_AFTER = timedelta(minutes=30)


class CallUnknown(NotFound):
    """There is no such call."""

    title = "No such call"


class CallTaken(Refused):
    """Nobody is rung by two."""

    title = "A colleague has this call, or it is over"


async def listed(parts: Parts, session: AsyncSession, agent_id: uuid.UUID) -> DueCallsOut:
    """Of the agent's teams; a lead sees all."""
    agent = await session.get_one(Agent, agent_id)
    teams = agent.teams if agent.role is AgentRole.agent else None
    rows = await repository.to_make(session, teams)
    return DueCallsOut(items=[DueCallOut(**_shown(parts, *row)) for row in rows])


async def take(parts: Parts, session: AsyncSession, agent_id: uuid.UUID, callback_id: uuid.UUID) -> TakenCallOut:
    """Taken twice by the same agent, it is theirs. With it they see the number, which leaves a trace."""
    callback = await _held(session, callback_id)
    is_mine = callback.state is CallbackState.taken and callback.agent_id == agent_id
    if not is_mine and callback.state is not CallbackState.due:
        raise CallTaken("Choose another one.")
    if not is_mine:
        callback.state, callback.agent_id, callback.taken_at = CallbackState.taken, agent_id, now()
    await _keep(session, agent_id, callback, "taken")
    customer = await session.get_one(Customer, callback.customer_id)
    agent = await session.get_one(Agent, agent_id)
    return TakenCallOut(
        **_shown(parts, callback, customer, agent),
        phone=callback.phone,
        conversation_id=callback.conversation_id,
        card=callback.card,
        note=callback.note,
    )


async def end(parts: Parts, agent_id: uuid.UUID, callback_id: uuid.UUID, told: CallOutcomeIn) -> CallOutcomeOut:
    """Done; or not reached, which is tried again twice, and then goes on as a case."""
    async with parts.database.transaction() as session:
        callback = await _held(session, callback_id)
        if callback.state is not CallbackState.taken or callback.agent_id != agent_id:
            raise CallTaken("Take it first.")
        callback.note = told.note or callback.note
        await _keep(session, agent_id, callback, told.result.replace("_", " "))
        if told.result == "done":
            callback.state, callback.ended_at = CallbackState.done, now()
            return CallOutcomeOut(state="done")
        callback.tries += 1
        if callback.tries < MOST_TRIES and await promises.move(parts, session, callback, now() + AGAIN_AFTER, "tried"):
            return CallOutcomeOut(state="due", window=window_out(callback.from_at, callback.to_at, parts.formats))
    ticket = await promises.give_up(parts, callback_id)
    return CallOutcomeOut(state="given_up", ticket=ticket)


async def _held(session: AsyncSession, callback_id: uuid.UUID) -> Callback:
    callback = await repository.hold(session, callback_id)
    if callback is None:
        raise CallUnknown("There is no such call.")
    return callback


async def _keep(session: AsyncSession, agent_id: uuid.UUID, callback: Callback, what: str) -> None:
    by = Caller(callback.customer_id, Level.anonymous, ActorKind.agent, agent_id, callback.conversation_id)
    await session.execute(audit.LINE, audit.values(by, f"callback {what}", callback=str(callback.id)))


def _shown(parts: Parts, callback: Callback, customer: Customer, agent: Agent | None) -> dict[str, Any]:
    return {
        "id": callback.id,
        "number": callback.number,
        "state": callback.state.value,
        "team": callback.team_code,
        "customer_id": customer.id,
        "customer_name": customer.name,
        "window": window_out(callback.from_at, callback.to_at, parts.formats),
        "is_due": callback.from_at <= now(),
        "tries": callback.tries,
        "slips": callback.slips,
        "reason": callback.reason,
        "agent_name": agent.name if agent else None,
    }
