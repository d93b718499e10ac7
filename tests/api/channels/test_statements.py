"""How often the database is asked for one text, its answer and what became of it: each question is a round trip."""

import uuid

from tests.api.channels.conftest import Texting
from tests.api.channels.kept import take_all_kept


async def test_a_delivery_is_kept_by_one_statement_before_the_provider_is_thanked(
    texting: Texting, queries: list[str]
) -> None:
    await texting.keep(*({"id": uuid.uuid4().hex, "text": "hello", "from": f"+44770090010{at}"} for at in range(5)))
    assert len(queries) == 1, queries


async def test_taking_a_text_in_asks_no_more_than_it_has_to(texting: Texting, queries: list[str]) -> None:
    await texting.text("hello")
    await texting.keep({"id": uuid.uuid4().hex, "text": "how much is my bill"})
    queries.clear()
    await take_all_kept(texting.parts)
    # One of them is the test's own.
    assert len(queries) <= 11, queries


async def test_a_text_and_its_answer_ask_no_more_than_they_have_to(texting: Texting, queries: list[str]) -> None:
    await texting.text("hello")
    queries.clear()
    await texting.text("how much is my bill")
    # Two of them are the test's own.
    assert len(queries) <= 36, queries


async def test_receipts_that_say_nothing_new_are_kept_and_no_more(texting: Texting, queries: list[str]) -> None:
    await texting.text("hello")
    receipt = {"id": "out-1", "state": "delivered"}
    await texting.bring(receipt)
    await texting.keep(receipt)
    queries.clear()
    await take_all_kept(texting.parts)
    # One of them is the test's own.
    assert len(queries) == 4, queries
