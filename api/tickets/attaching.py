"""Files that are sent in for a ticket, and how they are handed out again."""

import uuid
from datetime import timedelta

from fastapi import Response

from api.auth import Caller
from api.files.handing_out import SANDBOX, disposed
from api.files.names import clean_name
from api.parts import Parts
from api.systems.ports.ticketing import NewFile
from api.tickets.file_checks import media_type
from api.tickets.rendering import file_out
from api.tickets.schemas import TicketFileOut
from api.tickets.service import author_of, own, reader_of

# Four full tickets. Each is kept for years.
FILES_A_DAY = 40


async def attach(parts: Parts, caller: Caller, ticket_id: uuid.UUID, sent: NewFile, reference: str) -> TicketFileOut:
    """`sent` is as it came: its type as declared, its name as typed."""
    await own(parts, caller, ticket_id)
    kind = media_type(sent.media_type, sent.content)
    checked = NewFile(clean_name(sent.name, kind), kind, sent.content)
    await parts.limits.count("files", caller.scope, times=FILES_A_DAY, within=timedelta(days=1))
    file = await parts.systems.ticketing.attach(ticket_id, checked, by=author_of(caller), reference=reference)
    return file_out(file, reader_of(parts, caller))


async def hand_out(parts: Parts, caller: Caller, ticket_id: uuid.UUID, file_id: uuid.UUID) -> Response:
    await own(parts, caller, ticket_id)
    found = (await parts.systems.ticketing.file(ticket_id, file_id)).value
    headers = {
        "Content-Disposition": disposed("attachment", found.file.name),
        "Content-Security-Policy": SANDBOX,
        "X-Content-Type-Options": "nosniff",
    }
    return Response(found.content, media_type=found.file.media_type, headers=headers)
