"""Taking a file in, handing it out, and what is thrown away: bytes in the store, the record beside them."""

import hashlib
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import BinaryIO

from api.errors import NotFound
from api.files import repository
from api.files.kinds import PICTURES
from api.files.names import clean_name
from api.files.pictures import draw
from api.files.receiving import Received, received
from api.once import KeyReused
from api.parts import Parts
from models import Attachment, AttachmentKind, AttachmentState
from models.base import now

# Whoever has brought a file sends it within minutes. A day also covers a page that was left open.
UNSENT_KEPT = timedelta(days=1)
AT_ONCE = 100


class FileUnknown(NotFound):
    """There is no such file, or it is in somebody else's conversation: the caller can't tell which."""

    title = "No such file"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A file as it is kept: known by its bytes, and harmless."""

    content: BinaryIO
    kind: AttachmentKind
    media_type: str
    size: int
    sha256: str
    width: int | None = None
    height: int | None = None


async def clean(came: Received) -> Cleaned:
    """Raises FileRefused."""
    if came.media_type not in PICTURES:
        return Cleaned(came.content, AttachmentKind.document, came.media_type, came.size, came.sha256)
    drawn = await draw(came.content)
    view = drawn.content.getbuffer()
    size, sha256 = view.nbytes, hashlib.sha256(view).hexdigest()
    return Cleaned(drawn.content, AttachmentKind.image, drawn.media_type, size, sha256, drawn.width, drawn.height)


async def take_in(
    parts: Parts,
    conversation_id: uuid.UUID,
    name: str,
    once_key: str,
    pieces: AsyncIterator[bytes],
    connector: str = "web",
) -> Attachment:
    """Keeps what a page of ours brings, once for each key. No connection of the database is held while it comes in."""
    async with received(pieces, parts.settings.files_most_bytes) as came:
        async with parts.database.transaction() as session:
            found = await repository.claim(session, conversation_id, once_key, came.sha256, connector)
        if found.upload_hash != came.sha256:
            raise KeyReused("Take a new Idempotency-Key for another file.", field="Idempotency-Key")
        if found.state is AttachmentState.kept:
            return found
        return await keep(parts, found.id, name, await clean(came))


async def keep(parts: Parts, attachment_id: uuid.UUID, name: str, file: Cleaned) -> Attachment:
    """The bytes first, and then that they are there. Whoever does the same at once puts the same bytes there."""
    async with parts.database.session() as session:
        row = await session.get(Attachment, attachment_id)
        key = row.stored_key if row else ""
    file.content.seek(0)
    await parts.store.put(key, file.content, size=file.size, sha256=file.sha256)
    async with parts.database.transaction() as session:
        found = await repository.hold(session, attachment_id)
        if found is None:
            await parts.store.remove(key)
            raise FileUnknown("It has been removed meanwhile.")
        if found.state is not AttachmentState.kept:
            found.state = AttachmentState.kept
            found.kind, found.media_type, found.name = file.kind, file.media_type, clean_name(name, file.media_type)
            found.size, found.sha256, found.width, found.height = file.size, file.sha256, file.width, file.height
        return found


async def bytes_of(parts: Parts, found: Attachment) -> AsyncIterator[bytes]:
    """What is stored. Whether it can be had is known before the first piece is handed on."""
    pieces = parts.store.read(found.stored_key)
    first = await anext(pieces, b"")

    async def all_of_it() -> AsyncIterator[bytes]:
        yield first
        async for piece in pieces:
            yield piece

    return all_of_it()


async def throw_away(parts: Parts) -> None:
    """A round: what was brought and never sent, and what was in a conversation that has been erased."""
    while True:
        async with parts.database.transaction() as session:
            found = await repository.unsent(session, now() - UNSENT_KEPT, AT_ONCE)
            for each in found:
                # The bytes first: a row without them is found again, bytes without a row never.
                await parts.store.remove(each.stored_key)
                await repository.forget(session, each.id)
        if len(found) < AT_ONCE:
            return
