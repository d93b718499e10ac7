"""How often the database is asked for one text, its answer and what became of it: each question is a round trip."""

import uuid

from tests.api.channels.conftest import Texting


async def test_taking_a_text_in_asks_no_more_than_it_has_to(texting: Texting, queries: list[str]) -> None:
    await texting.text("hello")
    queries.clear()
    await texting.bring({"id": uuid.uuid4().hex, "text": "how much is my bill"})
    assert len(queries) <= 9, queries


async def test_a_text_and_its_answer_ask_no_more_than_they_have_to(texting: Texting, queries: list[str]) -> None:
    await texting.text("hello")
    queries.clear()
    await texting.text("how much is my bill")
    # One of them is the test's own.
    assert len(queries) <= 33, queries


async def test_a_receipt_that_says_nothing_new_is_kept_and_no_more(texting: Texting, queries: list[str]) -> None:
    await texting.text("hello")
    receipt = {"id": "out-1", "state": "delivered"}
    await texting.bring(receipt)
    queries.clear()
    await texting.bring(receipt)
    assert len(queries) == 2, queries
