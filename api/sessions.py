"""Sessions let in by a cookie: a customer's browser, an agent's desk. The cookie's hash is all that is kept."""

import hashlib
import secrets
from datetime import timedelta
from typing import Annotated

from fastapi import Depends, Request, Response
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import Transaction
from api.devices import in_words
from api.errors import NotSignedIn, Refused
from api.limits import Limits
from models import Agent, AgentSession, AgentState, BrowserSession, Contact, Level
from models.base import now

COOKIE = "selfcare_session"
# Browsers take a cookie of this name over HTTPS from this very host only: no neighbour can plant one.
SECURE_COOKIE = f"__Host-{COOKIE}"
AGENT_COOKIE = "selfcare_desk"
SECURE_AGENT_COOKIE = f"__Host-{AGENT_COOKIE}"
SESSION_LIFETIME = timedelta(days=30)
# How long after a sign-in the browser's new cookie may still be under way, on a slow line.
UNDER_WAY = timedelta(seconds=10)


class SessionUnknown(NotSignedIn):
    """The browser's session has ended, or it never had one."""

    title = "This browser has no session"


class CookieUnderWay(Refused):
    """Another page of this browser has just signed in: somebody new, made now, would take its place."""

    title = "This browser is just signing in"


def hash_of(token: str) -> str:
    """What is kept of a cookie."""
    return hashlib.sha256(token.encode()).hexdigest()


async def find_agent(session: AsyncSession, token: str | None) -> AgentSession | None:
    """The desk's session, if it lasts and the agent still works here."""
    if not token:
        return None
    return await session.scalar(
        select(AgentSession)
        .join(Agent, Agent.id == AgentSession.agent_id)
        .where(
            AgentSession.token_hash == hash_of(token),
            AgentSession.ends_at > now(),
            Agent.state != AgentState.disabled,
        )
    )


async def find_browser(session: AsyncSession, token: str | None) -> BrowserSession | None:
    if not token:
        return None
    return await session.scalar(
        select(BrowserSession).where(BrowserSession.token_hash == hash_of(token), BrowserSession.ends_at > now())
    )


async def _is_under_way(session: AsyncSession, token: str | None) -> bool:
    """Whether the session with that cookie has just got another one."""
    if not token:
        return False
    left = (BrowserSession.left_hash == hash_of(token), BrowserSession.renewed_at > now() - UNDER_WAY)
    return await session.scalar(select(BrowserSession.id).where(*left)) is not None


async def start_browser(session: AsyncSession, response: Response, request: Request) -> BrowserSession:
    """A new browser: a contact of its own, nobody yet."""
    contact = Contact(channel="web", address=secrets.token_hex(16))
    session.add(contact)
    await session.flush()
    browser = BrowserSession(
        contact_id=contact.id,
        level=Level.anonymous,
        ends_at=now() + SESSION_LIFETIME,
        device=in_words(request.headers.get("user-agent")),
    )
    renew_cookie(browser, response, secure=is_secure(request))
    session.add(browser)
    await session.flush()
    return browser


def renew_cookie(browser: BrowserSession, response: Response, *, secure: bool) -> None:
    """A new token for the session. Also done at sign-in, so that a token planted before is worth nothing after."""
    token = secrets.token_urlsafe(32)
    browser.left_hash, browser.renewed_at = browser.token_hash, now()
    browser.token_hash = hash_of(token)
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


async def _agent_cookie(request: Request) -> str | None:
    return request.cookies.get(SECURE_AGENT_COOKIE if is_secure(request) else AGENT_COOKIE)


AgentCookie = Annotated[str | None, Depends(_agent_cookie)]


async def _session_cookie(request: Request) -> str | None:
    return request.cookies.get(SECURE_COOKIE if is_secure(request) else COOKIE)


SessionCookie = Annotated[str | None, Depends(_session_cookie)]


async def _browser(transaction: Transaction, cookie: SessionCookie) -> BrowserSession:
    browser = await find_browser(transaction, cookie)
    if browser is None:
        raise SessionUnknown("This browser's session has ended. Open a new conversation to go on.")
    return browser


Browser = Annotated[BrowserSession, Depends(_browser)]


def source_of(request: Request) -> str:
    """Where a request comes from, as far as limits go."""
    return request.client.host if request.client else "unknown"


async def _any_browser(
    request: Request, response: Response, transaction: Transaction, cookie: SessionCookie
) -> BrowserSession:
    browser = await find_browser(transaction, cookie)
    if browser is None and await _is_under_way(transaction, cookie):
        raise CookieUnderWay("A sign-in here is just coming through. Please try again in a moment.", retry_after=1)
    if browser is None:
        limits: Limits = request.app.state.parts.limits
        await limits.count("open", source_of(request), times=60, within=timedelta(minutes=1))
        browser = await start_browser(transaction, response, request)
    return browser


# With a session from now on, whether or not it came with one.
AnyBrowser = Annotated[BrowserSession, Depends(_any_browser)]
