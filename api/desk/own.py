"""What agents keep in order themselves: where they are logged in, their password, their second factor."""

import asyncio
import uuid

from sqlalchemy.ext.asyncio import AsyncSession

from api.desk import repository
from api.desk.passwords import hash_password
from api.desk.proving import Given, proven, refuse_code
from api.desk.schemas import (
    DeskOut,
    DesksOut,
    EndedOut,
    FactorOut,
    FirstCodeIn,
    LogInIn,
    PasswordIn,
    ProofIn,
    RecoveryCodesOut,
    SetUpOut,
)
from api.desk.service import Browser, given, let_in
from api.devices import UNKNOWN
from api.errors import NotFound, NotUnderstood
from api.factors import service as factors
from api.parts import Parts
from models import Agent, AgentSession
from models.base import now

SHORTEST, FEWEST_SIGNS = 12, 5


class DeskUnknown(NotFound):
    """It has been ended already, or it is a colleague's."""

    title = "You are not logged in there"


class PasswordTooWeak(NotUnderstood):
    """It would be among the first that somebody tries."""

    title = "Choose another password"


async def sessions(session: AsyncSession, found: AgentSession) -> DesksOut:
    shown = [
        _desk_out(each, is_here=each.id == found.id) for each in await repository.sessions_of(session, found.agent_id)
    ]
    return DesksOut(items=sorted(shown, key=lambda each: (each.here, each.last_used_at), reverse=True))


async def end_session(session: AsyncSession, found: AgentSession, session_id: uuid.UUID) -> None:
    named = next(
        (each for each in await repository.sessions_of(session, found.agent_id) if each.id == session_id), None
    )
    if named is None:
        raise DeskUnknown("It has ended already, or it never was yours.")
    await repository.end(session, named)
    await repository.note_gone(session, found.agent_id)


async def end_others(session: AsyncSession, found: AgentSession) -> EndedOut:
    return EndedOut(ended=await repository.end_all(session, found.agent_id, found.agent_id, but=found.id))


async def change_password(parts: Parts, found: AgentSession, email: str, told: PasswordIn, browser: Browser) -> None:
    """Whoever else knew the old one is out."""
    code = told.code.get_secret_value() if told.code else None
    proof = Given(email, told.password.get_secret_value(), code, browser.source)
    async with proven(parts, proof) as (session, agent):
        await choose_password(agent, told.new_password.get_secret_value(), "new_password")
        repository.note(session, "desk password changed", agent.id, agent.id)
        await repository.end_all(session, agent.id, agent.id, but=found.id)


async def choose_password(agent: Agent, password: str, field: str) -> None:
    """Beside the loop, for it is made to take long."""
    told = password.strip().lower()
    if len(password) < SHORTEST or len(set(told)) < FEWEST_SIGNS or told in (agent.email, agent.name.lower()):
        raise PasswordTooWeak(
            f"Take at least {SHORTEST} characters, {FEWEST_SIGNS} of them different. A few words make a good one; "
            "your name and your address don't.",
            field=field,
        )
    agent.password_hash = await asyncio.to_thread(hash_password, password)


async def begin_factor(parts: Parts, told: LogInIn, browser: Browser) -> FactorOut:
    """Who has one proves it: a password alone puts no other in its place."""
    async with proven(parts, given(told, browser)) as (session, agent):
        begun = await factors.begin(parts, session, agent)
        return FactorOut(secret=begun.secret, address=begun.address)


async def confirm_factor(parts: Parts, told: FirstCodeIn, browser: Browser) -> tuple[SetUpOut, str]:
    """Its first code logs in. Sessions that were begun before it are over."""
    async with proven(parts, given(told, browser), asks_for_code=False) as (session, agent):
        codes = await factors.confirm(parts, session, agent, told.code.get_secret_value())
        if codes is None:
            raise refuse_code(session, told.email)
        repository.note(session, "desk second factor set up", agent.id, agent.id)
        shown, token = await let_in(parts, session, agent, browser, alone=True)
        return SetUpOut(agent=shown, recovery_codes=codes), token


async def renew_codes(parts: Parts, email: str, told: ProofIn, browser: Browser) -> RecoveryCodesOut:
    proof = Given(email, told.password.get_secret_value(), told.code.get_secret_value(), browser.source)
    async with proven(parts, proof) as (session, agent):
        if not (await factors.standing(session, agent.id)).is_set_up:
            raise factors.FactorNotBegun("Recovery codes are for who has a second factor. Set one up first.")
        repository.note(session, "desk recovery codes renewed", agent.id, agent.id)
        return RecoveryCodesOut(recovery_codes=await factors.renew_codes(parts, session, agent.id))


def _desk_out(found: AgentSession, *, is_here: bool) -> DeskOut:
    return DeskOut(
        id=found.id,
        device=found.device or UNKNOWN,
        began_at=found.created_at,
        last_used_at=now() if is_here else found.seen_at,
        ends_at=found.ends_at,
        here=is_here,
    )
