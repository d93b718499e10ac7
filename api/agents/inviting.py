"""The link with which an agent chooses a password: made, brought by letter or shown to the admin, and used once."""

import asyncio
import logging
import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from api.agents import repository
from api.desk import repository as desk
from api.desk.own import choose_password
from api.desk.proving import LinkOver, counted
from api.letters.ways import letterhead
from api.parts import Parts
from api.sessions import hash_of
from connectors.base import NotSent, OutcomeUnknown
from connectors.content import Link
from connectors.email.letter import Letter
from models import Agent
from models.base import now

log = logging.getLogger(__name__)
LASTS = timedelta(days=3)
# An admin waits for it.
PATIENCE = 15.0
NO_EMAIL = "e-mail is not set up here"


@dataclass(frozen=True, slots=True)
class Invitation:
    """Where the letter went, or the link and why it has to be given by hand."""

    sent_to: str | None
    link: str | None
    not_sent: str | None


async def make_link(session: AsyncSession, agent_id: uuid.UUID) -> tuple[str, datetime]:
    """Its token, which is kept nowhere, and until when."""
    token, ends_at = secrets.token_urlsafe(32), now() + LASTS
    await repository.add_link(session, agent_id, hash_of(token), ends_at)
    return token, ends_at


def address_of(public_url: str, token: str) -> str:
    """After the #, where no server and no log on the way sees it."""
    return f"{public_url.rstrip('/')}/desk/#set-up={token}"


async def bring(parts: Parts, agent: Agent, token: str, ends_at: datetime) -> Invitation:
    """After the link is in the record. Who may not have got the letter can be given the link by hand."""
    link = address_of(parts.settings.public_url, token)
    if parts.email is None or not parts.settings.public_url:
        return Invitation(None, link, NO_EMAIL)
    try:
        async with asyncio.timeout(PATIENCE):
            await parts.email.send(_letter(parts, agent, link, ends_at))
    except (NotSent, OutcomeUnknown, TimeoutError) as error:
        log.warning("agent=%s got no letter: %s", agent.id, error or type(error).__name__)
        return Invitation(None, link, "the mail server did not take it")
    return Invitation(agent.email, None, None)


def _letter(parts: Parts, agent: Agent, link: str, ends_at: datetime) -> Letter:
    until = parts.formats.moment(ends_at).display
    return Letter(
        to=agent.email,
        subject=f"Choose a password for the {parts.brand.name} desk",
        paragraphs=(
            f"Hello {agent.given_name},",
            f"You answer customers at the desk of {parts.brand.name}.",
            f"Choose a password with this link, once and until {until}. Have a phone with an authenticator app ready.",
            "Give the link to nobody: whoever has it can log in as you.",
        ),
        reference=uuid.uuid4(),
        head=letterhead(parts),
        link=Link(title="Choose a password", url=link),
        reason="You get this because an admin of the desk asked for it.",
    )


async def use(parts: Parts, token: str, password: str, source: str) -> str:
    """The address to log in with from now on. A password that is too weak leaves the link as it was."""
    async with counted(parts, source), parts.database.transaction() as session:
        agent_id = await repository.use_link(session, hash_of(token))
        if agent_id is None:
            raise LinkOver("It was used, or it is too old. Ask an admin for a new one.")
        agent = await desk.agent_of(session, agent_id)
        await choose_password(agent, password, "password")
        desk.note(session, "agent chose a password", agent.id, agent.id)
        await desk.end_all(session, agent.id, agent.id)
        return agent.email
