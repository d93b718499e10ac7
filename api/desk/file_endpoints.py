"""Files that customers sent, for the agents who look after them. Every look leaves a trace."""

import uuid

from fastapi import APIRouter, Response

from api.access import Anybody
from api.auth import AgentUnknown
from api.db import Transaction
from api.desk import repository as desk
from api.desk.service import CurrentAgent
from api.errors import answers
from api.files import repository
from api.files.handing_out import hand_out
from api.files.keeping import FileUnknown
from api.parts import CurrentParts
from api.stores.base import FileGone, StoreAway

router = APIRouter(tags=["desk"])


@router.get(
    "/v1/desk/conversations/{conversation_id}/files/{file_id}",
    response_class=Response,
    responses=answers(AgentUnknown, FileUnknown, FileGone, StoreAway),
)
async def show_file(
    conversation_id: uuid.UUID,
    file_id: uuid.UUID,
    _caller: Anybody,
    agent: CurrentAgent,
    parts: CurrentParts,
    transaction: Transaction,
) -> Response:
    """A file of a conversation: a picture to look at, or a PDF to be saved."""
    found = await repository.of_conversation(transaction, conversation_id, file_id)
    desk.note_look(transaction, agent.agent_id, file_id)
    return await hand_out(parts, found)
