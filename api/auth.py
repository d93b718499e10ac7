"""Who is calling: a customer's browser by its session cookie, or the bot on a customer's behalf by its token."""

import hashlib
import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated

from fastapi import Depends, Header, Request, Response
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api import tokens
from api.db import Transaction
from api.errors import NotAllowed, NotSignedIn
from models import BrowserSession, Contact, Conversation, ConversationOwner, Level
from models.base import now

COOKIE = "selfcare_session"
# Browsers take a cookie of this name over HTTPS from this very host only: no neighbour can plant one.
SECURE_COOKIE = f"__Host-{COOKIE}"
SESSION_LIFETIME = timedelta(days=30)
# Paying and changing things need a fresh proof; after this it is asked for again.
VERIFIED_FOR = timedelta(minutes=15)
# For so long a bill may be read without another code: nobody is asked twice in a day, a forgotten browser is closed.
IDENTIFIED_FOR = timedelta(hours=12)
RANK = {Level.anonymous: 0, Level.identified: 1, Level.verified: 2}


class SessionUnknown(NotSignedIn):
    """The browser's session has ended, or it never had one."""

    title = "This browser has no session"


class SignInRequired(NotAllowed):
    """It has to be known, or proven freshly, who is asking."""

    title = "Sign in first"


@dataclass(frozen=True, slots=True)
class Caller:
    customer_id: uuid.UUID | None
    level: Level

    def require(self, level: Level) -> uuid.UUID:
        """The customer, if they are known well enough."""
        if self.customer_id is None or RANK[self.level] < RANK[level]:
            raise SignInRequired("This needs to know who is asking.", needs=level.value)
        return self.customer_id


def level_now(level: Level, verified_until: datetime | None) -> Level:
    """A proof wears off: verified becomes identified in time, and half a day later it is worth nothing."""
    if verified_until is None:
        return Level.identified if level is Level.verified else level
    if verified_until + IDENTIFIED_FOR <= now():
        return Level.anonymous
    return Level.identified if level is Level.verified and verified_until <= now() else level


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


async def find_browser(session: AsyncSession, token: str | None) -> BrowserSession | None:
    if not token:
        return None
    return await session.scalar(
        select(BrowserSession).where(BrowserSession.token_hash == _hash(token), BrowserSession.ends_at > now())
    )


async def start_browser(session: AsyncSession, response: Response, *, secure: bool) -> BrowserSession:
    """A new browser: a contact of its own, nobody yet."""
    contact = Contact(channel="web", address=secrets.token_hex(16))
    session.add(contact)
    await session.flush()
    browser = BrowserSession(contact_id=contact.id, level=Level.anonymous, ends_at=now() + SESSION_LIFETIME)
    renew_cookie(browser, response, secure=secure)
    session.add(browser)
    await session.flush()
    return browser


def renew_cookie(browser: BrowserSession, response: Response, *, secure: bool) -> None:
    """A new token for the session. Also done at sign-in, so that a token planted before is worth nothing after."""
    token = secrets.token_urlsafe(32)
    browser.token_hash = _hash(token)
    response.set_cookie(
        SECURE_COOKIE if secure else COOKIE,
        token,
        max_age=int(SESSION_LIFETIME.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=secure,
        path="/",
    )


def forget_cookie(response: Response, *, secure: bool) -> None:
    response.delete_cookie(SECURE_COOKIE if secure else COOKIE, path="/", secure=secure)


def is_secure(request: Request) -> bool:
    """Behind a proxy the request itself does not tell; the address that browsers know does."""
    public_url: str = request.app.state.parts.settings.public_url
    return public_url.startswith("https://") or request.url.scheme == "https"


def _session_cookie(request: Request) -> str | None:
    return request.cookies.get(SECURE_COOKIE if is_secure(request) else COOKIE)


SessionCookie = Annotated[str | None, Depends(_session_cookie)]


async def _browser(transaction: Transaction, cookie: SessionCookie) -> BrowserSession:
    browser = await find_browser(transaction, cookie)
    if browser is None:
        raise SessionUnknown("This browser's session has ended. Open a new conversation to go on.")
    return browser


Browser = Annotated[BrowserSession, Depends(_browser)]


async def _caller(
    request: Request,
    cookie: SessionCookie,
    authorization: Annotated[str | None, Header(include_in_schema=False)] = None,
) -> Caller:
    """In a transaction of its own: a handler that waits for a back office holds no connection meanwhile."""
    async with request.app.state.parts.database.transaction() as session:
        if authorization is not None:
            scheme, _, written = authorization.partition(" ")
            if scheme.lower() != "bearer":
                raise tokens.TokenRefused("Only bearer tokens are known here.")
            secret = request.app.state.parts.settings.token_secret.get_secret_value()
            return await _on_behalf(session, tokens.read(written, secret))
        browser = await find_browser(session, cookie)
        if browser is None:
            return Caller(None, Level.anonymous)
        return Caller(browser.customer_id, level_now(browser.level, browser.verified_until))


async def _on_behalf(session: AsyncSession, token: tokens.TurnToken) -> Caller:
    """The bot may do what the customer may: what the token says, and no more than the conversation still allows."""
    conversation = await session.get(Conversation, token.conversation_id)
    if conversation is None or conversation.owner is ConversationOwner.closed:
        return Caller(None, Level.anonymous)
    if conversation.customer_id != token.customer_id:
        return Caller(None, Level.anonymous)
    allowed = level_now(conversation.level, conversation.verified_until)
    return Caller(token.customer_id, min(token.level, allowed, key=RANK.__getitem__))


CurrentCaller = Annotated[Caller, Depends(_caller)]
