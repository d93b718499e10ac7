"""The desk's search over HTTP, and what a conversation is filed under."""

import uuid
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from api.access import Anybody
from api.auth import AgentUnknown
from api.bodies import Tag
from api.conversations.service import ConversationUnknown
from api.db import Transaction
from api.desk.service import CurrentAgent
from api.errors import answers
from api.limits import TooFast
from api.paging import AskedPage, CursorNotUnderstood, Page
from api.parts import CurrentParts
from api.searching import service
from api.searching.schemas import FoundOut, TagsIn, TagsOut
from api.searching.service import NoNumber, NothingToSearchFor, Typed
from api.tickets.service import NumberNotUnderstood

router = APIRouter(prefix="/v1/desk", tags=["desk"], responses=answers(AgentUnknown))
# Times before and after have no place in an id.
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 1, 1)
PLAIN = r"^[^\x00-\x1f]+$"


async def _typed(
    q: Annotated[
        str | None,
        Query(max_length=200, pattern=PLAIN, description='words that were said; "in quotes" as they stand'),
    ] = None,
    number: Annotated[str | None, Query(max_length=40, pattern=PLAIN, examples=["07700 900101"])] = None,
    ticket: Annotated[str | None, Query(max_length=40, pattern=PLAIN, examples=["T19877"])] = None,
    tag: Annotated[Tag | None, Query()] = None,
    agent: Annotated[uuid.UUID | None, Query(description="who had it")] = None,
    from_on: Annotated[date | None, Query(alias="from", ge=FIRST_DAY, le=LAST_DAY)] = None,
    to_on: Annotated[date | None, Query(alias="to", ge=FIRST_DAY, le=LAST_DAY, description="this day included")] = None,
) -> Typed:
    return Typed(q, number, ticket, tag, agent, from_on, to_on)


@router.get(
    "/search", responses=answers(NothingToSearchFor, NoNumber, NumberNotUnderstood, CursorNotUnderstood, TooFast)
)
async def search_conversations(
    typed: Annotated[Typed, Depends(_typed)],
    asked: AskedPage,
    agent: CurrentAgent,
    transaction: Transaction,
    parts: CurrentParts,
    _caller: Anybody,
) -> Page[FoundOut]:
    """All conversations that fit, the newest first. Who searched, and whom they were shown, is kept."""
    return await service.search(parts, transaction, agent.agent_id, typed, asked)


@router.put("/conversations/{conversation_id}/tags", responses=answers(ConversationUnknown))
async def tag_conversation(
    conversation_id: uuid.UUID,
    body: TagsIn,
    agent: CurrentAgent,
    transaction: Transaction,
    parts: CurrentParts,
    _caller: Anybody,
) -> TagsOut:
    """What it is filed under, all of it: whatever is left out is taken off."""
    filed = await service.file_under(parts, transaction, agent.agent_id, conversation_id, body.tags)
    return TagsOut(tags=filed.tags)
