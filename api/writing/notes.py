"""Notes: what agents write about a conversation for each other, and who is named in them."""

import uuid
from collections.abc import Sequence

from sqlalchemy import Select, case, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from api.conversations.presence import COLLEAGUE
from api.conversations.service import fingerprint
from api.db import after_commit
from api.errors import NotFound, NotUnderstood, Refused
from api.paging import Asked, Slice, cursor_of, cut, read_cursor
from api.parts import Parts
from api.writing import drafts, trace
from api.writing.schemas import NoteIn
from api.writing.sending import held
from models import Agent, AgentState, DraftMode, Mention, Note
from models.base import now

# What a hint can say beside "more": agents have written to each other; to an agent, that they are named.
NOTE, MENTION = "note", "mention"
WHOLE = (selectinload(Note.agent), selectinload(Note.mentions).selectinload(Mention.agent))


class NoteIdReused(Refused):
    """Another note has come under this id before."""

    title = "This note id is taken"


class AgentNotHere(NotUnderstood):
    """Somebody who does not work here can't be told anything."""

    title = "An agent is named who is not here"


class MentionUnknown(NotFound):
    """There is no such mention, or it is of somebody else."""

    title = "No such mention"


async def add(
    parts: Parts, session: AsyncSession, agent_id: uuid.UUID, conversation_id: uuid.UUID, told: NoteIn
) -> Note:
    """By any agent, whoever has the conversation: a lead whispers, a colleague answers. The same again is one."""
    conversation = await held(session, conversation_id)
    request_hash = _hash_of(parts, agent_id, told)
    same = (Note.conversation_id == conversation.id, Note.client_note_id == told.client_note_id)
    known = await session.scalar(_notes().where(*same))
    if known is not None:
        if known.request_hash != request_hash:
            raise NoteIdReused("Another note was written under this client_note_id. Take a new one.")
        return known
    named = await _insist_on_here(session, [each for each in dict.fromkeys(told.mentions) if each != agent_id])
    conversation.note_seq += 1
    session.add(
        Note(
            conversation_id=conversation.id,
            seq=conversation.note_seq,
            agent_id=agent_id,
            text=told.text,
            client_note_id=told.client_note_id,
            request_hash=request_hash,
            mentions=[Mention(agent_id=each) for each in named],
        )
    )
    await session.flush()
    await drafts.forget(session, agent_id, conversation.id, DraftMode.note)
    await trace.keep(session, agent_id, "note written", conversation, seq=conversation.note_seq)
    after_commit(session, lambda: _tell(parts, conversation_id, named))
    return (await session.scalars(_notes().where(*same))).one()


async def _tell(parts: Parts, conversation_id: uuid.UUID, named: Sequence[uuid.UUID]) -> None:
    await parts.live.tell(conversation_id, NOTE, who=COLLEAGUE)
    for agent_id in named:
        await parts.live.tell(agent_id, MENTION)


async def after(session: AsyncSession, conversation_id: uuid.UUID, seq: int, limit: int) -> Sequence[Note]:
    wanted = _notes().where(Note.conversation_id == conversation_id, Note.seq > seq)
    return (await session.scalars(wanted.order_by(Note.seq).limit(limit))).all()


async def mentions_of(session: AsyncSession, agent_id: uuid.UUID, asked: Asked) -> Slice[Mention]:
    """What has not been seen first, and then the newest first."""
    seen = case((Mention.seen_at.is_(None), 0), else_=1)
    wanted = select(Mention).where(Mention.agent_id == agent_id).options(selectinload(Mention.note).options(*WHOLE))
    place = read_cursor(asked.cursor, int, uuid.UUID)
    if place:
        later = (seen == place[0]) & (tuple_(Mention.id) < tuple_(place[1]))
        wanted = wanted.where((seen > place[0]) | later)
    found = (await session.scalars(wanted.order_by(seen, Mention.id.desc()).limit(asked.limit + 1))).all()
    return cut(found, asked.limit, lambda each: cursor_of(int(each.seen_at is not None), each.id))


async def see(parts: Parts, session: AsyncSession, agent_id: uuid.UUID, mention_id: uuid.UUID) -> None:
    """What was seen before stays seen at that time."""
    mention = await session.get(Mention, mention_id, with_for_update=True)
    if mention is None or mention.agent_id != agent_id:
        raise MentionUnknown("There is no such mention of you.")
    if mention.seen_at is None:
        mention.seen_at = now()
        after_commit(session, lambda: parts.live.tell(agent_id, MENTION))


def _notes() -> Select[Note]:
    """With their writers and all who are named, as they are now."""
    return select(Note).options(*WHOLE).execution_options(populate_existing=True)


async def _insist_on_here(session: AsyncSession, ids: Sequence[uuid.UUID]) -> Sequence[uuid.UUID]:
    working = select(Agent.id).where(Agent.id.in_(ids), Agent.state != AgentState.disabled)
    found = set((await session.scalars(working)).all()) if ids else set()
    strangers = [str(each) for each in ids if each not in found]
    if strangers:
        raise AgentNotHere(f"Take out who is not here: {', '.join(strangers)}.", field="mentions", unknown=strangers)
    return ids


def _hash_of(parts: Parts, agent_id: uuid.UUID, told: NoteIn) -> str:
    words = {"agent": str(agent_id), "text": told.text, "mentions": sorted(str(each) for each in told.mentions)}
    return fingerprint(words, parts.settings.token_secret.get_secret_value())
