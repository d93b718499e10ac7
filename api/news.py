"""Telling customers what is new at a back office, some at a time, until nothing is left."""

import uuid
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass
from typing import TypeVar

from api import notices
from api.parts import Parts
from api.systems.base import Answered
from models import NoticeChannel, NoticeKind

BATCH = 200
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class News:
    """One notice to be written: to whom, and in which words. The key keeps it from being told twice."""

    customer_id: uuid.UUID
    kind: NoticeKind
    text: str
    key: str
    only: frozenset[NoticeChannel] = notices.EVERYWHERE


async def tell_all(
    parts: Parts,
    find: Callable[[int], Awaitable[Answered[list[T]]]],
    say: Callable[[T], News | None],
    mark: Callable[[Sequence[T], str], Awaitable[object]],
) -> int:
    """How many were found. What is no news to anybody (`say` has no words for it) is marked as heard all the same.

    Told before it is marked: whoever dies between the two finds it again, and its key keeps it from being told twice.
    """
    told = 0
    while found := (await find(BATCH)).fresh():
        async with parts.database.transaction() as session:
            for news in filter(None, map(say, found)):
                await notices.tell(session, **asdict(news))
        await mark(found, f"heard:{uuid.uuid4()}")
        told += len(found)
    return told
