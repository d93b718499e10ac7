"""Workers that take the same things at once, deliveries that come at once, and jobs that were lost."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text

from api.channels import intake, taking
from api.db import Database
from connectors.base import Arrived
from models import ArrivalState
from models.base import now
from tests.api.channels.carrier import ANA, SIGNED, Carrier
from tests.api.channels.conftest import Texting
from tests.api.channels.kept import arrivals, change_arrivals, next_jobs, take_all_kept
from tests.api.channels.test_taking import BEN, EVE, said, saying

FREE = text("SELECT id FROM procrastinate_jobs WHERE task_name = 'take' FOR UPDATE SKIP LOCKED")


@pytest.mark.commits
async def test_two_workers_at_one_sender_take_each_message_once_and_in_order(texting: Texting) -> None:
    for number in range(6):
        await texting.keep(saying(number, f"line {number}"))
    (key,) = await next_jobs(texting.parts)
    await asyncio.gather(*(taking.take_all(texting.parts, key) for _ in range(3)))
    assert await said(texting) == [f"line {number}" for number in range(6)]


@pytest.mark.commits
async def test_workers_at_the_senders_of_one_delivery_end_it_together(texting: Texting, database: Database) -> None:
    senders = (ANA, BEN, EVE)
    for turn in range(4):
        await texting.keep(*(saying(10 * turn + at, f"hello {turn}", sender) for at, sender in enumerate(senders)))
        await asyncio.gather(*(taking.take_all(texting.parts, key) for key in await next_jobs(texting.parts)))
    assert [each.state for each in await arrivals(database)] == [ArrivalState.processed] * 4
    for sender in senders:
        assert await said(texting, sender) == [f"hello {turn}" for turn in range(4)]


@pytest.mark.commits
async def test_the_same_delivery_twice_at_once_is_one_message(texting: Texting, database: Database) -> None:
    brought = await asyncio.gather(*(texting.keep(saying(1, "bill"), saying(2, "thanks")) for _ in range(4)))
    assert [answer.status_code for answer in brought] == [200] * 4
    await take_all_kept(texting.parts)
    assert await said(texting) == ["bill", "thanks"]
    assert [each.state for each in await arrivals(database)] == [ArrivalState.processed] * 4


@pytest.mark.commits
async def test_a_job_that_waits_does_not_run_before_what_it_shall_take_is_there(
    texting: Texting, carrier: Carrier, database: Database
) -> None:
    await texting.keep(saying(1, "bill"))
    body = b'[{"id": "in-2", "text": "thanks"}]'
    arrived = Arrived("http://selfcare/v1/channels/carrier", SIGNED, body, now())
    async with database.transaction() as session:
        arrival = intake.arrival_of(carrier, arrived, None, trusted=True)
        session.add(arrival)
        await intake.lay_out_again(texting.parts, session, arrival, carrier.parse(arrived))
        async with database.transaction() as other:
            assert (await other.execute(FREE)).all() == []
    async with database.transaction() as other:
        assert len((await other.execute(FREE)).all()) == 1
    await take_all_kept(texting.parts)
    assert await said(texting) == ["bill", "thanks"]


async def test_what_lost_its_job_gets_another_after_a_while_and_only_one(texting: Texting, database: Database) -> None:
    await texting.keep(saying(1, "bill"), saying(2, "data", BEN))
    await next_jobs(texting.parts)
    await taking.take_what_was_left(texting.parts)
    assert await next_jobs(texting.parts) == []
    await change_arrivals(database, received_at=now() - timedelta(seconds=10))
    for _ in range(2):
        await taking.take_what_was_left(texting.parts)
    await take_all_kept(texting.parts)
    assert (await said(texting), await said(texting, BEN)) == (["bill"], ["data"])
    await taking.take_what_was_left(texting.parts)
    assert await next_jobs(texting.parts) == []


async def test_what_waits_for_its_job_is_not_left(texting: Texting, database: Database) -> None:
    await texting.keep(saying(1, "bill"))
    await change_arrivals(database, received_at=now() - timedelta(seconds=10))
    await taking.take_what_was_left(texting.parts)
    assert len(await next_jobs(texting.parts)) == 1


async def test_what_a_channel_brought_that_is_no_longer_set_up_waits_until_it_is(
    texting: Texting, carrier: Carrier, database: Database
) -> None:
    await texting.keep(saying(1, "bill"))
    await change_arrivals(database, received_at=now() - timedelta(seconds=10))
    texting.parts.providers.clear()  # type: ignore[attr-defined]
    await take_all_kept(texting.parts)
    await taking.take_what_was_left(texting.parts)
    assert await next_jobs(texting.parts) == []
    texting.parts.providers[carrier.name] = carrier  # type: ignore[index]
    await taking.take_what_was_left(texting.parts)
    await take_all_kept(texting.parts)
    assert await said(texting) == ["bill"]
