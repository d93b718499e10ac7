"""Cursors: what a list gave is understood again, and nothing else is."""

import uuid
from datetime import UTC, date, datetime

import pytest

from api.paging import CursorNotUnderstood, cursor_of, cut, read_cursor


def test_a_cursor_is_read_as_it_was_written() -> None:
    keys = (datetime(2026, 11, 21, 10, 40, tzinfo=UTC), uuid.uuid4(), date(2026, 11, 1), 7, "Ä/é")
    assert read_cursor(cursor_of(*keys), datetime, uuid.UUID, date, int, str) == keys
    assert read_cursor(None, int) is None


@pytest.mark.parametrize(
    "cursor", ["", "x", "!!", "é", cursor_of("no", "date"), cursor_of(1), cursor_of(1, 2, 3), "W10"]
)
def test_anything_else_is_refused_by_its_field(cursor: str) -> None:
    with pytest.raises(CursorNotUnderstood) as told:
        read_cursor(cursor, date, int)
    assert told.value.facts["field"] == "cursor"


@pytest.mark.parametrize(("there", "kept", "more"), [(0, 0, False), (2, 2, False), (3, 3, False), (4, 3, True)])
def test_there_is_a_next_page_only_where_something_follows(there: int, kept: int, *, more: bool) -> None:
    part = cut(list(range(there)), 3, lambda row: cursor_of(row))
    assert (len(part.items), part.next is not None) == (kept, more)
