"""The same customer's other conversations, wherever they wrote."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from api.card import repository
from api.card.looking import Look
from api.card.talk_schemas import ThreadOut
from api.conversations.hiding import content_for_agents
from api.formats import Formats
from api.paging import Asked, Page
from api.parts import Parts
from models import ActorKind, Audit, Conversation, Handoff, Message

LONGEST = 160
ENDED_BY = {
    ActorKind.customer: "the customer",
    ActorKind.bot: "the assistant",
    ActorKind.system: "nobody: it was over",
}


@dataclass(frozen=True, slots=True)
class Known:
    """What is told of several conversations, looked up for all of them at once."""

    last: Mapping[uuid.UUID, Message]
    handoffs: Mapping[uuid.UUID, Handoff]
    ends: Mapping[uuid.UUID, Audit]
    names: Mapping[str, str]


async def threads(parts: Parts, look: Look, asked: Asked) -> Page[ThreadOut]:
    async with parts.database.session() as session:
        found = await repository.others(session, look.conversation, asked.cursor, asked.limit)
        known = await _known(session, [each.id for each in found.items])
    items = [_thread(parts.formats, each, known) for each in found.items]
    return Page(items=items, next=found.next)


async def _known(session: AsyncSession, ids: Sequence[uuid.UUID]) -> Known:
    handoffs = {each.conversation_id: each for each in await repository.handoffs(session, ids)}
    ends = await repository.ends(session, ids)
    agents = [uuid.UUID(row.actor_id) for row in ends.values() if row.actor_kind is ActorKind.agent and row.actor_id]
    names = {str(key): name for key, name in (await repository.agent_names(session, agents)).items()}
    return Known(await repository.last_messages(session, ids), handoffs, ends, names)


def _thread(formats: Formats, conversation: Conversation, known: Known) -> ThreadOut:
    last, handoff = known.last.get(conversation.id), known.handoffs.get(conversation.id)
    words = content_for_agents(last).text if last else None
    return ThreadOut.model_validate(
        {
            "conversation_id": conversation.id,
            "channel": conversation.channel,
            "opened": formats.moment(conversation.created_at),
            "last": formats.moment(last.created_at) if last else None,
            "last_words": words and words[:LONGEST],
            "last_by": last.sender.value if last else None,
            "owner": conversation.owner.value,
            "ended": formats.moment(conversation.closed_at) if conversation.closed_at else None,
            "ended_by": _ended_by(known.ends.get(conversation.id), known.names),
            "outcome": handoff.outcome if handoff else None,
            "summary": handoff.summary if handoff else None,
        }
    )


def _ended_by(end: Audit | None, names: Mapping[str, str]) -> str | None:
    if end is None:
        return None
    return names.get(end.actor_id or "", "an agent") if end.actor_kind is ActorKind.agent else ENDED_BY[end.actor_kind]
