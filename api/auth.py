"""Who is calling: a customer's browser or an agent's desk by its cookie, or the bot by the token of its turn."""

import uuid
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Annotated, Any, Self

from fastapi import Depends, Header, Request
from sqlalchemy import ColumnElement, Row, bindparam, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from api import tokens
from api.db import Database
from api.errors import NotAllowed, NotFound, NotSignedIn
from api.sessions import AgentCookie, SessionCookie, find_agent, hash_of
from models import ActorKind, BrowserSession, Conversation, ConversationOwner, Customer, Level
from models.base import now

# Paying and changing things need a fresh proof; after this it is asked for again.
VERIFIED_FOR = timedelta(minutes=15)
# For so long a bill may be read without another code: nobody is asked twice in a day, a forgotten browser is closed.
IDENTIFIED_FOR = timedelta(hours=12)
BROWSER = select(BrowserSession.customer_id, BrowserSession.level, BrowserSession.verified_until).where(
    BrowserSession.token_hash == bindparam("token_hash"), BrowserSession.ends_at > bindparam("now")
)
CONVERSATION = select(
    Conversation.owner, Conversation.customer_id, Conversation.level, Conversation.verified_until
).where(Conversation.id == bindparam("conversation_id"))
# Methods that change nothing, wherever they are meant as they are named.
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
RANK = {Level.anonymous: 0, Level.identified: 1, Level.verified: 2}


class AgentUnknown(NotSignedIn):
    """The agent's session has ended, or there never was one."""

    title = "No agent is logged in"


class CustomerUnknown(NotFound):
    """The customer an agent wants to act for does not exist."""


class SignInRequired(NotAllowed):
    """It has to be known, or proven freshly, who is asking."""

    title = "Sign in first"


@dataclass(frozen=True, slots=True)
class Caller:
    """`customer_id` is whom it is about; `actor` is who really calls, on their own or on the customer's behalf."""

    customer_id: uuid.UUID | None
    level: Level
    actor: ActorKind = ActorKind.customer
    actor_id: uuid.UUID | None = None
    conversation_id: uuid.UUID | None = None
    # The bot, asked by an agent what it would say: what is for the customer alone is not for it either.
    only_reads: bool = False
    # When a browser is known less well than now.
    until: datetime | None = None

    @classmethod
    def at(cls, browser: "BrowserSession | Row[Any]") -> Self:
        """Who sits at it, as far as that is known still."""
        level = level_now(browser.level, browser.verified_until)
        whose = browser.customer_id
        return cls(whose, level, actor_id=whose, until=wears_off_at(level, browser.verified_until))

    def require(self, level: Level) -> uuid.UUID:
        """The customer, if they are known well enough."""
        if self.customer_id is None or RANK[self.level] < RANK[level]:
            detail = "This needs to know who is asking."
            if self.level is Level.identified:
                detail = "This needs a fresh proof of who is asking: a code or a passkey. Then send the same again."
            raise SignInRequired(detail, needs=level.value, level=self.level.value)
        return self.customer_id

    @property
    def scope(self) -> str:
        """Whose keys and limits these are. Ids without their dashes: with them it is longer than its column."""
        actor, customer = (found.hex if found else "nobody" for found in (self.actor_id, self.customer_id))
        return f"{self.actor.value}:{actor}:{customer}"


def level_now(level: Level, verified_until: datetime | None) -> Level:
    """A proof wears off: verified becomes identified in time, and half a day later it is worth nothing."""
    if verified_until is None:
        return Level.identified if level is Level.verified else level
    if verified_until + IDENTIFIED_FOR <= now():
        return Level.anonymous
    return Level.identified if level is Level.verified and verified_until <= now() else level


def wears_off_at(level: Level, verified_until: datetime | None) -> datetime | None:
    """When that level becomes a lower one."""
    if level is Level.anonymous or verified_until is None:
        return None
    return verified_until if level is Level.verified else verified_until + IDENTIFIED_FOR


def talks_as(browser: BrowserSession) -> uuid.UUID:
    """The contact of its conversation: its own, and while it is known whose it is, the one of all of their browsers."""
    is_known = level_now(browser.level, browser.verified_until) is not Level.anonymous
    return browser.home_id if is_known and browser.home_id is not None else browser.contact_id


def talks_at(contact_id: uuid.UUID) -> ColumnElement[bool]:
    """The browsers of which that is the contact, or was until their sign-in wore off."""
    return or_(BrowserSession.contact_id == contact_id, BrowserSession.home_id == contact_id)


async def _caller(
    request: Request,
    cookie: SessionCookie,
    agent_cookie: AgentCookie,
    authorization: Annotated[str | None, Header(include_in_schema=False)] = None,
    on_behalf_of: Annotated[uuid.UUID | None, Header(include_in_schema=False)] = None,
) -> Caller:
    """On a connection of its own: a handler that waits for a back office holds none meanwhile."""
    database: Database = request.app.state.parts.database
    if authorization is not None:
        scheme, _, written = authorization.partition(" ")
        if scheme.lower() != "bearer":
            raise tokens.TokenRefused("Only bearer tokens are known here.")
        token = tokens.read(written, request.app.state.parts.settings.token_secret.get_secret_value())
        if token.only_reads and request.method not in SAFE:
            raise tokens.OnlyReads("It was asked what it would answer. Nothing was changed.")
        return await _bot(database, token)
    if on_behalf_of is not None:
        async with database.session() as session:
            return await _agent(session, agent_cookie, on_behalf_of)
    return await _customer(database, cookie)


async def _customer(database: Database, cookie: str | None) -> Caller:
    rows = await database.rows(BROWSER, token_hash=hash_of(cookie), now=now()) if cookie else ()
    for row in rows:
        return Caller.at(row)
    return Caller(None, Level.anonymous)


async def _bot(database: Database, token: tokens.TurnToken) -> Caller:
    """The bot may do what the customer may: what the token says, and no more than the conversation still allows."""
    rows = await database.rows(CONVERSATION, conversation_id=token.conversation_id)
    conversation = rows[0] if rows else None
    place = token.conversation_id
    nobody = Caller(None, Level.anonymous, ActorKind.bot, place, place, only_reads=token.only_reads)
    if conversation is None or conversation.owner is ConversationOwner.closed:
        return nobody
    if conversation.customer_id != token.customer_id:
        return nobody
    allowed = level_now(conversation.level, conversation.verified_until)
    level = min(token.level, allowed, key=RANK.__getitem__)
    return replace(nobody, customer_id=token.customer_id, level=level)


async def _agent(session: AsyncSession, cookie: str | None, customer_id: uuid.UUID) -> Caller:
    """An agent names the customer in every request: nothing is done for whoever was open before."""
    found = await find_agent(session, cookie)
    if found is None:
        raise AgentUnknown("Log in at the desk to act for a customer.")
    if await session.get(Customer, customer_id) is None:
        raise CustomerUnknown("There is no such customer.")
    return Caller(customer_id, Level.verified, ActorKind.agent, found.agent_id)


CurrentCaller = Annotated[Caller, Depends(_caller)]
