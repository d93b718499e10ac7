"""The usage system books once for a reference, and nothing that could not be used."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from api.db import Database
from api.formats import Money
from api.parts import Parts
from api.systems.local.usage import LocalUsage
from api.systems.ports.usage import BookedExtra, ExtraOver, LineNotActive, NewExtra
from models import (
    ExtraKind,
    Service,
)
from models.base import now
from tests.api.callers import CHLOE, DEV
from tests.api.usage.buying import extras
from tests.api.usage.lines import service_of


def extra_for(line: Service, parts: Parts, **changes: Any) -> NewExtra:
    today = parts.formats.today(now())
    made = NewExtra(line.id, ExtraKind.data, "data-1", "1 GB", 1_000_000, Money(400, "GBP"), today, today, True)
    return replace(made, **changes)


async def test_the_system_books_once_for_a_reference(database: Database, parts: Parts) -> None:
    usage, line = LocalUsage(database), await service_of(database, DEV)
    first = await usage.book(extra_for(line, parts), reference="a")
    assert await usage.book(extra_for(line, parts), reference="a") == first
    assert (await usage.book(extra_for(line, parts), reference="b")).number != first.number
    assert len(await extras(database)) == 2


async def test_the_system_books_nothing_that_could_not_be_used(database: Database, parts: Parts) -> None:
    usage, dev, chloe = LocalUsage(database), await service_of(database, DEV), await service_of(database, CHLOE)
    yesterday = parts.formats.today(now()) - timedelta(days=1)
    with pytest.raises(ExtraOver):
        await usage.book(extra_for(dev, parts, ends_on=yesterday), reference="a")
    with pytest.raises(LineNotActive):
        await usage.book(extra_for(chloe, parts), reference="b")
    assert await extras(database) == []


@pytest.mark.commits
async def test_two_who_book_at_once_under_one_reference_book_once(database: Database, parts: Parts) -> None:
    line = await service_of(database, DEV)
    booked: list[BookedExtra] = await asyncio.gather(
        *(LocalUsage(database).book(extra_for(line, parts), reference="a") for _ in range(5))
    )
    assert len({one.number for one in booked}) == len(await extras(database)) == 1
