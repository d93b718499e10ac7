"""One good request to every route, told by its topic: what is walked by the tests that hold for all of them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import httpx


@dataclass(frozen=True, slots=True)
class Sent:
    """What goes over the wire. A change also needs an Idempotency-Key, which whoever sends it adds."""

    path: str
    json: Any = None
    content: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Call:
    """`make` is given the browser of `who`, verified, and may ask around for ids or a quote before it answers."""

    route: str
    who: str
    make: Callable[[httpx.AsyncClient], Awaitable[Sent]]
    # Its ids are of an outage, a slot, an area: everybody's.
    names_only_public_things: bool = False
    # It shows a secret: nothing of it is kept for the day its systems are down.
    shows_a_secret: bool = False
    # The field of its answer that is a secret kept nowhere: asked again under the same key, it is another one.
    told_anew: str | None = None


def plain(route: str, who: str, path: str | None = None, json: Any = None) -> Call:
    """A request that needs nothing beforehand."""

    async def make(_: httpx.AsyncClient) -> Sent:
        return Sent(path or route.partition(" ")[2], json)

    return Call(route, who, make)
