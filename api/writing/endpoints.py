"""All that agents write, over HTTP."""

from fastapi import APIRouter

from api.auth import AgentUnknown
from api.conversations.service import ConversationUnknown
from api.errors import answers
from api.writing import (
    canned_endpoints,
    feed_endpoints,
    message_endpoints,
    note_endpoints,
    own_endpoints,
    preview_endpoints,
)

AT = "/v1/desk/conversations/{conversation_id}"
router = APIRouter()
for each in (message_endpoints, preview_endpoints, note_endpoints, feed_endpoints):
    router.include_router(each.router, prefix=AT, tags=["desk"], responses=answers(AgentUnknown, ConversationUnknown))
for each in (own_endpoints, canned_endpoints):
    router.include_router(each.router)
