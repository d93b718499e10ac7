"""Whether somebody is the agent they say: a password, then a code. Tries are counted, whichever of them is wrong."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from api.desk import repository
from api.desk.passwords import NOBODY, verify_password
from api.errors import Gone, NotAllowed, NotSignedIn
from api.factors import service as factors
from api.limits import TooFast
from api.parts import Parts
from models import Agent, AgentRole

WINDOW = timedelta(minutes=15)
SOURCE = "desk-source"
TRIES, TRIES_OF_A_SOURCE = 5, 20


class LogInRefused(NotSignedIn):
    """Wrong address, wrong password, or an agent who has left: which of them is nobody's business."""

    title = "That e-mail and password don't go together"
    # The refusal is counted.
    keeps_changes = True


class CodeRefused(NotSignedIn):
    """It is another's, too old, or was used already. Counted like a wrong password."""

    title = "That code doesn't fit"
    keeps_changes = True


class LinkOver(Gone):
    """Used, replaced by a newer one, too old, or never made."""

    title = "This link can't be used any more"


WRONG = (LogInRefused, CodeRefused, LinkOver)


class CodeNeeded(NotAllowed):
    """The password is right, and this agent has a second factor."""

    title = "Logging in needs a code as well"


class PasswordsOff(NotAllowed):
    """The operator's own log-in is used; only admins keep a password, for the day it is away."""

    title = "Log in with your company account"


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody says to prove who they are. `source` is where from."""

    email: str
    password: str
    code: str | None
    source: str


@asynccontextmanager
async def proven(
    parts: Parts, given: Given, *, asks_for_code: bool = True
) -> AsyncIterator[tuple[AsyncSession, Agent]]:
    """A transaction in which it is certain who asks. Without a second factor, the password is all there is."""
    async with counted(parts, given.source):
        async with parts.database.transaction() as session:
            await _must_have_tries_left(session, given.email)
            agent = await repository.find_by_email(session, given.email)
        kept = agent.password_hash if agent and agent.password_hash else NOBODY
        # Beside the loop, and with no connection held: it is made to take long.
        is_right = await asyncio.to_thread(verify_password, given.password, kept)
        async with parts.database.transaction() as session:
            agent = await _let_through(parts, session, given, kept if is_right else None)
            if asks_for_code:
                await _must_have_code(parts, session, agent, given)
            yield session, agent


@asynccontextmanager
async def counted(parts: Parts, source: str) -> AsyncIterator[None]:
    """By where from, whatever the address. Only what went wrong: a whole floor logs in at the hour, from one place."""
    await parts.limits.insist_on_left(SOURCE, source, times=TRIES_OF_A_SOURCE)
    try:
        yield
    except WRONG:
        await parts.limits.count(SOURCE, source, times=TRIES_OF_A_SOURCE, within=WINDOW)
        raise


async def _let_through(parts: Parts, session: AsyncSession, given: Given, kept: str | None) -> Agent:
    """`kept` is what the password fitted. It may have been changed meanwhile."""
    await _must_have_tries_left(session, given.email)
    agent = await repository.find_by_email(session, given.email)
    if agent is None or kept is None or agent.password_hash != kept:
        repository.note_refusal(session, given.email)
        raise LogInRefused("Check both and try again. An admin can send you a link to choose a new password.")
    if parts.settings.oidc_issuer and agent.role is not AgentRole.admin:
        raise PasswordsOff("Passwords are for admins here. Choose the company log-in instead.")
    return agent


def refuse_code(session: AsyncSession, email: str) -> CodeRefused:
    repository.note_refusal(session, email)
    return CodeRefused("Type the one that the app shows now; each is taken once. Or use a recovery code.")


async def _must_have_code(parts: Parts, session: AsyncSession, agent: Agent, given: Given) -> None:
    if not (await factors.standing(session, agent.id)).is_set_up:
        return
    if given.code is None:
        raise CodeNeeded("Type the code that your authenticator app shows, or a recovery code.", needs="code")
    if not await factors.takes(parts, session, agent.id, given.code):
        raise refuse_code(session, given.email)


async def _must_have_tries_left(session: AsyncSession, email: str) -> None:
    """Counted in the record itself: it holds without Redis, and for every copy of us."""
    if await repository.refusals(session, email, WINDOW) >= TRIES:
        left = int(WINDOW.total_seconds())
        raise TooFast("That was wrong too often. Please try again in 15 minutes.", retry_after=left)
