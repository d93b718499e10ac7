"""What a customer sent in the conversation in which a ticket was opened goes on the ticket, for a person to see."""

import logging
import uuid
from datetime import timedelta

from api.auth import Caller
from api.errors import NotFound, Refused, Unavailable
from api.files import repository
from api.files.keeping import bytes_of
from api.parts import Parts
from api.stores.base import FileGone
from api.systems.ports.ticketing import Author, NewFile
from models import ActorKind, Attachment, Conversation
from models.base import now

log = logging.getLogger(__name__)
# What was sent longer ago was about another matter.
STILL_ABOUT = timedelta(days=1)
AT_ONCE = 20


async def note(parts: Parts, caller: Caller, ticket_id: uuid.UUID) -> None:
    """They follow by themselves: the customer does not wait for it."""
    if caller.conversation_id is not None:
        async with parts.database.transaction() as session:
            await repository.put_on_ticket(session, caller.conversation_id, ticket_id, now() - STILL_ABOUT)


async def bring(parts: Parts) -> None:
    """A round. Each is put there once, whoever tries and however often."""
    async with parts.database.session() as session:
        due = await repository.due_on_tickets(session, AT_ONCE)
    for each in due:
        try:
            await _bring(parts, each)
        except (Refused, NotFound) as refusal:
            # The ticket is full or over, or the file has gone: it stays with the conversation.
            log.warning("file=%s does not go on its ticket: %s", each.id, type(refusal).__name__)
        except Unavailable as trouble:
            log.warning("file=%s is put on its ticket later: %s", each.id, type(trouble).__name__)
            continue
        async with parts.database.transaction() as session:
            await repository.note_on_ticket(session, each.id)


async def _bring(parts: Parts, found: Attachment) -> None:
    if found.ticket_id is None or found.conversation_id is None:
        raise FileGone("Its conversation has been erased.")
    async with parts.database.session() as session:
        conversation = await session.get_one(Conversation, found.conversation_id)
    content = b"".join([piece async for piece in await bytes_of(parts, found)])
    file = NewFile(found.name, found.media_type, content)
    by = Author(ActorKind.customer, customer_id=conversation.customer_id)
    await parts.systems.ticketing.attach(found.ticket_id, file, by=by, reference=f"attachment:{found.id}")
