"""What leads alone do with conversations."""

import uuid

from fastapi import APIRouter

from api.access import Anybody
from api.auth import AgentUnknown
from api.conversations import service as conversations
from api.conversations.ownership import ChangedHands
from api.conversations.schemas import ConversationOut
from api.conversations.service import ConversationUnknown
from api.db import Transaction
from api.desk.service import CurrentLead, LeadsOnly
from api.errors import answers
from api.handoff import priority
from api.handoff.desk_schemas import PriorityIn
from api.parts import CurrentParts

router = APIRouter(prefix="/v1/desk", tags=["desk"], responses=answers(AgentUnknown, LeadsOnly))


@router.put("/conversations/{conversation_id}/priority", responses=answers(ConversationUnknown, ChangedHands))
async def set_priority(
    conversation_id: uuid.UUID,
    body: PriorityIn,
    lead: CurrentLead,
    transaction: Transaction,
    parts: CurrentParts,
    _caller: Anybody,
) -> ConversationOut:
    """A lead says how soon somebody who waits, or whom somebody has, is to be answered."""
    moved = await priority.set_priority(parts, transaction, lead.agent_id, conversation_id, body.priority)
    return await conversations.show(transaction, moved)
