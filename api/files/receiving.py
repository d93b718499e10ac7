"""A file as it comes in: counted and hashed piece by piece, on the disk as soon as it is more than a little."""

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from api.errors import ContentTooLarge
from api.files.kinds import BEGINNING, FileRefused, accepted, look

IN_MEMORY = 256 * 1024


@dataclass(frozen=True, slots=True)
class Received:
    """What came, from its beginning, and what its bytes tell that it is."""

    content: BinaryIO
    media_type: str
    size: int
    sha256: str


@asynccontextmanager
async def received(pieces: AsyncIterator[bytes], most_bytes: int) -> AsyncIterator[Received]:
    """Gone again at the end. Raises FileRefused or ContentTooLarge, both saying what would be taken."""
    with SpooledTemporaryFile(max_size=IN_MEMORY) as kept:
        content = cast(BinaryIO, kept)
        size, sha256 = 0, hashlib.sha256()
        async for piece in pieces:
            size += len(piece)
            if size > most_bytes:
                raise ContentTooLarge(f"This file is too large. {accepted(most_bytes)}")
            sha256.update(piece)
            content.write(piece)
        if not size:
            raise FileRefused(f"This file is empty. {accepted(most_bytes)}", field="body")
        content.seek(0)
        media_type = look(content.read(BEGINNING))
        if media_type is None:
            raise FileRefused(f"This kind of file is not taken. {accepted(most_bytes)}", field="body")
        content.seek(0)
        yield Received(content, media_type, size, sha256.hexdigest())
