"""Searches for an agent: what is meant, what was found, and the trace of who looked for it and who was shown."""

import hashlib
import hmac
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from api import audit
from api.auth import Caller, level_now
from api.brand import Brand
from api.conversations import filing
from api.conversations import repository as conversations
from api.conversations.service import ConversationUnknown
from api.errors import NotUnderstood
from api.identity.addresses import find_address
from api.paging import Asked, Page, cursor_of, read_cursor
from api.parts import Parts
from api.searching import repository
from api.searching.repository import Wanted
from api.searching.schemas import FoundOut, SnippetOut
from api.searching.words import query_of, snippet
from api.tickets.service import read_number
from models import ActorKind, Conversation, Level

A_MINUTE, MOST = timedelta(minutes=1), 60


class NothingToSearchFor(NotUnderstood):
    """Without a letter or a digit there is nothing to be found."""

    title = "There is no word in that"


class NoNumber(NotUnderstood):
    """It would find nobody, and look as if nobody had written."""

    title = "That is no phone number"


@dataclass(frozen=True, slots=True)
class Typed:
    """As the agent typed it; days are days of the operator's, both included."""

    q: str | None = None
    number: str | None = None
    ticket: str | None = None
    tag: str | None = None
    agent: uuid.UUID | None = None
    from_on: date | None = None
    to_on: date | None = None


async def search(
    parts: Parts, session: AsyncSession, agent_id: uuid.UUID, typed: Typed, asked: Asked
) -> Page[FoundOut]:
    """The newest first, each conversation once."""
    wanted = _wanted(parts, typed)
    place = read_cursor(asked.cursor, uuid.UUID)
    await parts.limits.count("search", str(agent_id), times=MOST, within=A_MINUTE)
    found = await repository.find(session, wanted, place[0] if place else None, asked.limit)
    await _note(parts, session, agent_id, wanted, found.rows)
    return Page(items=[_found(row) for row in found.rows], next=cursor_of(found.goes_on) if found.goes_on else None)


def _wanted(parts: Parts, typed: Typed) -> Wanted:
    words = query_of(typed.q) if typed.q is not None else None
    if typed.q is not None and words is None:
        raise NothingToSearchFor("Type at least one word or number.", field="q")
    return Wanted(
        words=words,
        number=_number(typed.number, parts.brand) if typed.number is not None else None,
        ticket=read_number(typed.ticket) if typed.ticket is not None else None,
        tag=typed.tag,
        agent=typed.agent,
        since=_midnight(parts, typed.from_on) if typed.from_on else None,
        until=_midnight(parts, typed.to_on + timedelta(days=1)) if typed.to_on else None,
    )


def _number(typed: str, brand: Brand) -> str:
    found = find_address(typed, brand.region)
    if found is None or "@" in found.value:
        raise NoNumber(f"Type the whole number, like {brand.example_phone}, or with its country.", field="number")
    return found.value


def _midnight(parts: Parts, day: date) -> datetime:
    return datetime.combine(day, time(), parts.formats.timezone)


def _found(row: Any) -> FoundOut:
    text, hits = snippet(row.headline)
    return FoundOut(
        conversation_id=row.conversation_id,
        channel=row.channel,
        owner=row.owner,
        tags=row.tags,
        customer_id=row.customer_id,
        customer_name=row.customer_name,
        level=level_now(Level(row.level), row.verified_until).value,
        at=row.at,
        seq=row.seq,
        sender=row.sender,
        snippet=SnippetOut(text=text, hits=hits),
    )


async def _note(parts: Parts, session: AsyncSession, agent_id: uuid.UUID, wanted: Wanted, shown: Sequence[Any]) -> None:
    """Who searched, and whom they were shown. What for is kept as a keyed hash: it may be somebody's name or number,
    nothing here can ever be erased, and whoever suspects a search for somebody can still find it."""
    nobody = Caller(None, Level.anonymous, ActorKind.agent, agent_id)
    named = [*wanted.named, *(["words"] if wanted.words else [])]
    lines = [audit.values(nobody, "searched", by=named, what=_hash(parts, wanted), found=len(shown))]
    for row in shown:
        whose = Caller(row.customer_id, Level.anonymous, ActorKind.agent, agent_id, row.conversation_id)
        lines.append(audit.values(whose, "found in a search"))
    await session.execute(audit.LINE, lines)


def _hash(parts: Parts, wanted: Wanted) -> str:
    told = "\n".join(f"{name}={value}" for name, value in {"words": wanted.words, **wanted.named}.items())
    secret = parts.settings.token_secret.get_secret_value()
    return hmac.new(secret.encode(), told.lower().encode(), hashlib.sha256).hexdigest()


async def file_under(
    parts: Parts, session: AsyncSession, agent_id: uuid.UUID, conversation_id: uuid.UUID, tags: Sequence[str]
) -> Conversation:
    conversation = await conversations.lock(session, conversation_id)
    if conversation is None:
        raise ConversationUnknown("There is no such conversation.")
    await filing.file_under(parts, session, agent_id, conversation, tags)
    return conversation
