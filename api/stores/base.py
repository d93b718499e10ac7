"""What a store of files is: bytes under a key of ours, put there, read, and removed."""

from collections.abc import AsyncIterator
from typing import BinaryIO, Protocol

from api.errors import NotFound, Unavailable

CHUNK = 64 * 1024


class StoreAway(Unavailable):
    """The bytes can't be reached just now. Nothing was kept, or nothing is lost, and the same may be asked again."""

    title = "Files can't be reached just now"


class FileGone(NotFound):
    """What the record says is there is not."""


class Store(Protocol):
    async def put(self, key: str, content: BinaryIO, *, size: int, sha256: str) -> None:
        """Whole or not at all; the same key again is the same bytes. Raises StoreAway."""

    def read(self, key: str) -> AsyncIterator[bytes]:
        """In pieces. Raises FileGone or StoreAway, with the first piece or not at all."""

    async def remove(self, key: str) -> None:
        """What is not there is removed. Raises StoreAway."""

    async def close(self) -> None:
        """Ends its connections."""


def not_kept() -> StoreAway:
    return StoreAway("Your file was not kept. Please send it again in a minute.", retry_after=10)


def away() -> StoreAway:
    return StoreAway("The file can't be reached just now. Please try again in a minute.", retry_after=10)
