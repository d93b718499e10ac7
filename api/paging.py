"""Lists by cursor: a page, and where the next one begins. A cursor is a place in the list, not a number of rows."""

import base64
import json
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Query
from pydantic import BaseModel, Field

from api.errors import NotUnderstood

M = TypeVar("M", bound=BaseModel)
R = TypeVar("R")
MOST = 100


class CursorNotUnderstood(NotUnderstood):
    """Only cursors that a list has given are understood by it."""

    title = "That is not a place in this list"


class Page(BaseModel, Generic[M]):
    items: list[M]
    next: str | None = Field(description="give it as `cursor` for what follows; null at the end")


@dataclass(frozen=True, slots=True)
class Slice(Generic[R]):
    """Some of a list, as a system gives it, and where the rest begins."""

    items: tuple[R, ...]
    next: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of a list is wanted."""

    cursor: str | None
    limit: int


async def _asked(
    cursor: Annotated[str | None, Query(max_length=300, description="`next` of the page before")] = None,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 20,
) -> Asked:
    return Asked(cursor, limit)


AskedPage = Annotated[Asked, Depends(_asked)]


def cursor_of(*keys: object) -> str:
    written = json.dumps([str(key) for key in keys], separators=(",", ":"))
    return base64.urlsafe_b64encode(written.encode()).decode().rstrip("=")


def read_cursor(cursor: str | None, *kinds: type) -> tuple[Any, ...] | None:
    """The keys of the last row that was seen, each as its kind: str, int, date, datetime or UUID."""
    if cursor is None:
        return None
    try:
        keys: list[str] = json.loads(base64.urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4)))
        if not all(isinstance(key, str) for key in keys):
            raise ValueError("a cursor is made of texts")
        return tuple(_READ[kind](key) for kind, key in zip(kinds, keys, strict=True))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise CursorNotUnderstood("Leave `cursor` out to begin at the start.", field="cursor") from error


_READ: dict[type, Callable[[str], Any]] = {
    str: str,
    int: int,
    uuid.UUID: uuid.UUID,
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
}


def cut(rows: Sequence[R], limit: int, cursor: Callable[[R], str]) -> Slice[R]:
    """Of one row more than was wanted: the rows, and the place after the last of them if there is more."""
    kept = tuple(rows[:limit])
    return Slice(kept, cursor(kept[-1]) if len(rows) > limit else None)
