"""What a conversation came to, from the record alone: what was asked, what was done, what is open, and who had it."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from api.card import repository, standing
from api.card.hurrying import Hurry
from api.card.looking import Look
from api.card.standing import part
from api.card.stays import Stay, agents_in, handled_out, stays_in
from api.card.summary_rendering import asked_out, done_out, open_out, sentences
from api.card.talk_schemas import SummaryOut
from api.conversations.hiding import content_for_agents
from api.parts import Parts
from models import ActorKind, Audit, Handoff, Message
from models.base import now

LONGEST = 160


@dataclass(frozen=True, slots=True)
class Record:
    """All that is read of one conversation."""

    stays: Sequence[Stay]
    handoffs: Sequence[Handoff]
    asked: Sequence[Any]
    first: Message | None
    deeds: Sequence[Audit]
    names: Mapping[str, str]


async def summary(parts: Parts, look: Look) -> SummaryOut:
    ends_at = look.conversation.closed_at or now()
    record = await _record(parts, look, ends_at)
    hurry, caller = Hurry(parts), look.caller()
    cases, orders = await asyncio.gather(part(hurry, caller, standing.cases), part(hurry, caller, standing.open_orders))
    made = SummaryOut(
        asked=asked_out(parts.formats, record.handoffs, record.asked),
        first_words=content_for_agents(record.first).text[:LONGEST] if record.first else None,
        done=done_out(parts.formats, record.deeds, record.names),
        open=open_out(cases.value or [], orders.value or []),
        open_state="away" if "away" in (cases.state, orders.state) else "known",
        handled=handled_out(parts.formats, record.stays, record.names),
        minutes=round((ends_at - look.conversation.created_at).total_seconds() / 60),
        text="",
    )
    return made.model_copy(update={"text": sentences(made)})


async def _record(parts: Parts, look: Look, until: datetime) -> Record:
    conversation = look.conversation
    async with parts.database.session() as session:
        stays = stays_in(await repository.moves(session, conversation.id))
        deeds = await repository.deeds(session, conversation, [stay.agent_id for stay in stays], until)
        names = await repository.agent_names(session, agents_in(stays))
        return Record(
            stays=stays,
            handoffs=await repository.handoffs(session, [conversation.id]),
            asked=await repository.asked_about(session, conversation.id),
            first=await repository.first_words(session, conversation.id),
            deeds=[deed for deed in deeds if _is_of_it(deed, stays)],
            names={str(key): name for key, name in names.items()},
        )


def _is_of_it(deed: Audit, stays: Sequence[Stay]) -> bool:
    """What an agent did for this customer while they had another conversation belongs there."""
    if deed.actor_kind is not ActorKind.agent:
        return True
    return any(stay.agent_id == deed.actor_id and stay.has(deed.at) for stay in stays)
