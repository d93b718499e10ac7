"""One request to a provider: answered, certainly not taken, or nobody knows."""

import math
import ssl
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import httpx

from connectors.base import NotSent, OutcomeUnknown, Taken

TIMEOUT = httpx.Timeout(6.0, connect=3.0)
LONGEST_PAUSE = 3600.0
# Photos of a router and scans of letters are smaller; whatever is larger is not kept in a worker's memory.
LARGEST = 16 * 1024 * 1024
# The request never left, or nobody was there to take it.
UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol, httpx.ProxyError)


@dataclass(frozen=True)
class Calling:
    """`name` is how the provider is called in what is told of a failure."""

    name: str
    headers: Mapping[str, str] = field(default_factory=dict)
    transport: httpx.AsyncBaseTransport | None = None

    async def post(self, url: str, body: Mapping[str, Any]) -> httpx.Response:
        """Any answer but a server's fault. Raises NotSent or OutcomeUnknown."""
        try:
            async with self._client() as client:
                return await client.post(url, json=body)
        except UNSENT as trouble:
            raise NotSent(f"{self.name} can't be reached ({type(trouble).__name__})", again=True) from trouble
        except httpx.HTTPError as trouble:
            raise OutcomeUnknown(f"{self.name} did not answer, and may have it ({type(trouble).__name__})") from trouble

    async def get(self, url: str) -> bytes:
        """Something to read: asking again does no harm. Raises NotSent."""
        try:
            async with self._client() as client, client.stream("GET", url) as answer:
                return await content_of(answer, self.name)
        except httpx.InvalidURL:
            raise NotSent("That is no address.", again=False) from None
        except httpx.HTTPError as trouble:
            raise NotSent(f"{self.name} can't be read ({type(trouble).__name__})", again=True) from trouble

    def _client(self) -> httpx.AsyncClient:
        headers = dict(self.headers)
        return httpx.AsyncClient(headers=headers, timeout=TIMEOUT, transport=self.transport, verify=trust())


@cache
def trust() -> ssl.SSLContext:
    """Reading all the authorities anew for each request would take longer than the request."""
    return ssl.create_default_context()


async def in_order(bodies: Sequence[Mapping[str, Any]], post: Callable[[Mapping[str, Any]], Awaitable[str]]) -> Taken:
    """The parts of a message. Once its beginning is there, none of it may be sent again."""
    if not bodies:
        raise NotSent("There is nothing in it to send.", again=False)
    ids: list[str] = []
    for body in bodies:
        try:
            ids.append(await post(body))
        except NotSent as refusal:
            if not ids:
                raise
            raise OutcomeUnknown(f"Only {len(ids)} of {len(bodies)} parts went out: {refusal}"[:200]) from refusal
    return Taken(tuple(ids))


async def content_of(answer: httpx.Response, provider: str) -> bytes:
    """What it brings, while it comes in. Raises NotSent."""
    if not answer.is_success:
        again = answer.is_server_error or answer.status_code == httpx.codes.TOO_MANY_REQUESTS
        reason = f"{provider} does not give it out ({answer.status_code})"
        raise NotSent(reason, again=again, after=pause_in(answer))
    read = bytearray()
    async for chunk in answer.aiter_bytes():
        read += chunk
        if len(read) > LARGEST:
            raise NotSent(f"It is larger than {LARGEST // 1024 // 1024} MB.", again=False)
    return bytes(read)


def pause_in(answer: httpx.Response) -> float | None:
    """How long the provider asks to be left alone."""
    return pause(answer.headers.get("retry-after"))


def pause(seconds: object) -> float | None:
    try:
        asked = float(str(seconds))
    except ValueError:
        return None
    return min(asked, LONGEST_PAUSE) if math.isfinite(asked) and asked >= 0 else None


def is_at(url: str, own: str, *domains: str) -> bool:
    """Whether an address that came in is the provider's: nobody else's is asked, and none gets a token of ours."""
    try:
        asked, base = urlsplit(url), urlsplit(own)
        host, same = asked.hostname or "", (asked.scheme, asked.netloc) == (base.scheme, base.netloc)
    except ValueError:
        return False
    return same or (asked.scheme == "https" and any(host.endswith(f".{domain}") for domain in domains))
