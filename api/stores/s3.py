"""A bucket that speaks S3: Amazon's, or anybody's with the same words."""

import hashlib
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any, BinaryIO

import httpx

from api.stores.base import CHUNK, FileGone, StoreAway, away, not_kept
from api.stores.signing import Key, escaped, signed

log = logging.getLogger(__name__)
TIMEOUT = httpx.Timeout(10.0, connect=3.0)
NOTHING = hashlib.sha256(b"").hexdigest()


class S3:
    def __init__(self, url: str, bucket: str, key: Key, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._at = f"{url.rstrip('/')}/{escaped(bucket)}"
        self._key = key
        self._client = httpx.AsyncClient(timeout=TIMEOUT, transport=transport)

    async def put(self, key: str, content: BinaryIO, *, size: int, sha256: str) -> None:
        async def pieces() -> AsyncIterator[bytes]:
            while piece := content.read(CHUNK):
                yield piece

        more = {"content-length": str(size), "content-type": "application/octet-stream"}
        async with self._asked("PUT", key, body_hash=sha256, more=more, content=pieces()) as answer:
            await answer.aread()

    async def read(self, key: str) -> AsyncIterator[bytes]:
        async with self._asked("GET", key) as answer:
            async for piece in answer.aiter_bytes(CHUNK):
                yield piece

    async def remove(self, key: str) -> None:
        try:
            async with self._asked("DELETE", key):
                return
        except FileGone:
            return

    async def close(self) -> None:
        await self._client.aclose()

    @asynccontextmanager
    async def _asked(
        self,
        method: str,
        key: str,
        *,
        body_hash: str = NOTHING,
        more: Mapping[str, str] | None = None,
        content: Any = None,
    ) -> AsyncIterator[httpx.Response]:
        url = f"{self._at}/{escaped(key)}"
        headers = signed(method, url, self._key, datetime.now(UTC), body_hash, more)
        try:
            async with self._client.stream(method, url, headers=headers, content=content) as answer:
                await _check(method, answer)
                yield answer
        except httpx.HTTPError as error:
            log.warning("the bucket did not answer to %s: %s", method, type(error).__name__)
            raise _failure(method) from error


async def _check(method: str, answer: httpx.Response) -> None:
    if answer.is_success:
        return
    if answer.status_code == httpx.codes.NOT_FOUND and method != "PUT":
        raise FileGone("There is no such file any more.")
    # What it says names the bucket and the key's id, and never the secret.
    told = (await answer.aread())[:300].decode("utf-8", "replace")
    log.error("the bucket answered %s to %s: %s", answer.status_code, method, told)
    raise _failure(method)


def _failure(method: str) -> StoreAway:
    return not_kept() if method == "PUT" else away()
