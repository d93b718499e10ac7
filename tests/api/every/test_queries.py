"""How many times every route asks the database. The number is part of the design: it never depends on the data."""

import json
from pathlib import Path

from tests.api.every.conftest import CALLS, Walk, every_route

# Route by route. Fewer is welcome, and then the file is lowered; more has to be meant.
COUNTS = Path(__file__).with_name("query_counts.json")


def test_the_counts_are_of_routes_that_are_there() -> None:
    assert sorted(json.loads(COUNTS.read_text())) == sorted(CALLS)


@every_route()
async def test_it_asks_the_database_no_more_often_than_was_meant(walk: Walk, queries: list[str]) -> None:
    async with walk.undone():
        sent = await walk.prepare()
        caller = await walk.holder()
        queries.clear()
        answer = await walk.send(caller, sent)
        assert answer.status_code < 300, answer.text
        assert len(queries) == json.loads(COUNTS.read_text())[walk.call.route], "\n".join(queries)
