"""What is kept is taken by a job: in order, once, and the rest of a delivery whatever becomes of one message."""

import uuid

import pytest
from pydantic import SecretStr
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from api.channels import arrivals as repository
from api.channels import keywords, taking
from api.conversations import repository as conversations
from api.db import Database
from models import ArrivalState
from tests.api.channels.carrier import ANA
from tests.api.channels.conftest import Texting
from tests.api.channels.kept import arrivals, next_jobs, take_all_kept

BEN, EVE = "+447700900102", "+447700900199"


def saying(which: int, words: str, sender: str = ANA) -> dict[str, str]:
    return {"id": f"in-{which}", "text": words, "from": sender}


async def said(texting: Texting, sender: str = ANA) -> list[str]:
    return [message.content["text"] for message in await texting.messages(sender)]


async def test_the_provider_is_thanked_for_what_is_kept_and_nothing_is_taken_yet(
    texting: Texting, database: Database
) -> None:
    assert (await texting.keep(saying(1, "bill"), saying(2, "data", BEN))).status_code == 200
    (arrival,) = await arrivals(database)
    assert (arrival.state, len(arrival.waiting)) == (ArrivalState.received, 2)
    assert not await texting.messages()


async def test_the_queue_shows_nobody_s_number(texting: Texting, database: Database) -> None:
    await texting.keep(saying(1, "bill"), {"id": "out-1", "state": "delivered"})
    async with database.session() as session:
        rows = [str(row) for row in await session.execute(text("SELECT * FROM procrastinate_jobs"))]
    assert len(rows) == 2
    assert not [row for row in rows if ANA.lstrip("+") in row or "out-1" in row]


async def test_several_deliveries_of_one_sender_are_one_job_and_keep_their_order(texting: Texting) -> None:
    for number in range(5):
        await texting.keep(saying(number, f"line {number}"), saying(10 + number, f"and {number}"))
    (key,) = await next_jobs(texting.parts)
    await taking.take_all(texting.parts, key)
    assert await said(texting) == [words for number in range(5) for words in (f"line {number}", f"and {number}")]


async def test_a_delivery_is_processed_once_the_last_of_its_senders_is_taken(
    texting: Texting, database: Database
) -> None:
    await texting.keep(saying(1, "bill"), saying(2, "data", BEN), saying(3, "thanks"))
    first, second = await next_jobs(texting.parts)
    await taking.take_all(texting.parts, first)
    assert [(each.state, each.waiting) for each in await arrivals(database)] == [(ArrivalState.received, [second])]
    await taking.take_all(texting.parts, second)
    assert [(each.state, each.waiting) for each in await arrivals(database)] == [(ArrivalState.processed, [])]
    assert (await said(texting), await said(texting, BEN)) == (["bill", "thanks"], ["data"])


async def test_a_delivery_with_nothing_in_it_waits_for_nobody(texting: Texting, database: Database) -> None:
    await texting.keep()
    assert [each.state for each in await arrivals(database)] == [ArrivalState.processed]
    assert not await next_jobs(texting.parts)


async def test_a_worker_that_dies_before_the_end_has_taken_nothing_and_the_next_one_takes_all_once(
    texting: Texting, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def die(*_: object) -> None:
        raise SystemError("killed")

    await texting.keep(saying(1, "bill"), saying(2, "thanks"))
    (key,) = await next_jobs(texting.parts)
    with monkeypatch.context() as dying:
        dying.setattr(repository, "note_taken", die)
        with pytest.raises(SystemError):
            await taking.take_all(texting.parts, key)
    assert await said(texting) == []
    for _ in range(2):
        await taking.take_all(texting.parts, key)
    assert await said(texting) == ["bill", "thanks"]


async def test_one_that_can_not_be_taken_keeps_none_of_the_others_out_and_stays_in_sight(
    texting: Texting, database: Database
) -> None:
    await texting.keep(
        saying(1, "bill"), saying(2, "\x00"), saying(3, "thanks"), saying(4, "\x00", BEN), saying(5, "data", EVE)
    )
    await take_all_kept(texting.parts)
    assert (await said(texting), await said(texting, BEN), await said(texting, EVE)) == (
        ["bill", "thanks"],
        [],
        ["data"],
    )
    (arrival,) = await arrivals(database)
    assert (arrival.state, arrival.reason) == (ArrivalState.refused, "2 of 5 could not be taken: DataError")
    assert b"thanks" in arrival.body


async def test_a_fault_of_our_own_with_one_message_does_not_hold_up_what_its_sender_says_next(
    texting: Texting, monkeypatch: pytest.MonkeyPatch
) -> None:
    obey = keywords.obey

    async def stumble(*told: object) -> bool:
        if told[4].content.text == "odd":  # type: ignore[attr-defined]
            raise TypeError("nobody thought of that")
        return await obey(*told)  # type: ignore[arg-type]

    monkeypatch.setattr(keywords, "obey", stumble)
    await texting.keep(saying(1, "odd"))
    await texting.keep(saying(2, "bill"))
    await take_all_kept(texting.parts)
    assert await said(texting) == ["bill"]


async def test_while_the_database_has_no_time_everything_waits(
    texting: Texting, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def wait(*_: object) -> bool:
        raise OperationalError("a lock", {}, Exception("waited too long"))

    await texting.keep(saying(1, "bill"))
    (key,) = await next_jobs(texting.parts)
    with monkeypatch.context() as busy:
        busy.setattr(keywords, "obey", wait)
        with pytest.raises(OperationalError):
            await taking.take_all(texting.parts, key)
    assert [each.state for each in await arrivals(database)] == [ArrivalState.received]
    await taking.take_all(texting.parts, key)
    assert await said(texting) == ["bill"]


async def test_a_body_with_a_card_number_is_emptied_once_all_of_it_is_taken(
    texting: Texting, database: Database
) -> None:
    await texting.keep(saying(1, "it is 4242 4242 4242 4242"), saying(2, "bill", BEN))
    first, second = await next_jobs(texting.parts)
    await taking.take_all(texting.parts, first)
    await taking.take_all(texting.parts, first)
    assert b"bill" in (await arrivals(database))[0].body
    await taking.take_all(texting.parts, second)
    assert [(each.state, each.body) for each in await arrivals(database)] == [(ArrivalState.processed, b"")]
    assert await said(texting, BEN) == ["bill"]


async def test_what_is_hidden_afterwards_takes_nothing_from_who_still_waits(
    texting: Texting, database: Database
) -> None:
    """A code that somebody typed is found out to be one while another's message is still in the same delivery."""
    await texting.keep(saying(1, "my code is X"), saying(2, "bill", BEN))
    async with database.transaction() as session:
        await conversations.empty_arrival(session, (await arrivals(database))[0].id)
    await take_all_kept(texting.parts)
    assert await said(texting, BEN) == ["bill"]
    assert [each.body for each in await arrivals(database)] == [b""]


async def test_what_was_laid_out_under_another_secret_is_laid_out_anew(texting: Texting, database: Database) -> None:
    await texting.keep(saying(1, "bill"), saying(2, "data", BEN))
    texting.parts.settings.token_secret = SecretStr("another secret, and long enough as well")
    before = await next_jobs(texting.parts)
    for key in before:
        await taking.take_all(texting.parts, key)
    assert await said(texting) == []
    await take_all_kept(texting.parts)
    assert (await said(texting), await said(texting, BEN)) == (["bill"], ["data"])
    assert [each.state for each in await arrivals(database)] == [ArrivalState.processed]


async def test_what_can_not_be_read_any_more_is_in_sight(texting: Texting, database: Database) -> None:
    await texting.keep(saying(1, "bill"))
    async with database.transaction() as session:
        await session.execute(text("UPDATE arrival SET body = 'what an older version understood'"))
    await take_all_kept(texting.parts)
    (arrival,) = await arrivals(database)
    assert (arrival.state, arrival.reason) == (ArrivalState.refused, "no list of messages")


async def test_receipts_of_many_deliveries_are_a_few_jobs(texting: Texting) -> None:
    for _ in range(40):
        await texting.keep({"id": uuid.uuid4().hex, "state": "delivered"})
    assert len(await next_jobs(texting.parts)) <= 8
