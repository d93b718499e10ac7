"""Who follows an outage hears each piece of news once, and its end."""

import asyncio
import uuid
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from api.db import Database
from api.outages import telling
from api.outages.telling import tell_subscribers
from api.parts import Parts
from api.systems.faults import Fault
from api.systems.ports.network import OutageOver, OutageUnknown
from models import Customer, Level, Notice, Outage, OutageState, OutageSubscription
from models.base import new_id, now
from tests.api.callers import ANA, ELENA, FARID, Callers, key


async def outage_in(database: Database, state: OutageState) -> uuid.UUID:
    async with database.session() as session:
        found = await session.scalar(select(Outage.id).where(Outage.state == state).order_by(Outage.starts_at.desc()))
        assert found
        return found


async def notices(database: Database) -> list[str]:
    async with database.session() as session:
        return list(
            await session.scalars(select(Notice.text).where(Notice.key.startswith("outage:")).order_by(Notice.id))
        )


@pytest.fixture
async def cut(database: Database) -> uuid.UUID:
    """The one in Headingley."""
    return await outage_in(database, OutageState.fixing)


async def follow(callers: Callers, digits: str, outage_id: uuid.UUID, method: str = "POST") -> Any:
    browser = await callers.customer(digits, Level.identified)
    return await browser.request(method, f"/v1/outages/{outage_id}/subscription", headers=key())


async def test_who_follows_hears_what_is_new_once_and_then_the_end(
    callers: Callers, parts: Parts, database: Database, cut: uuid.UUID
) -> None:
    answer = await follow(callers, ELENA, cut)
    assert (answer.status_code, answer.json()["is_subscribed"]) == (201, True)
    assert await tell_subscribers(parts) == 0  # what was known before is no news
    await parts.systems.network.add_update(cut, "Half of the fibres are joined.", reference="half")
    await parts.systems.network.add_update(cut, "The rest follows tonight.", reference="rest")
    assert [await tell_subscribers(parts) for _ in range(2)] == [1, 0]
    await parts.systems.network.fix(cut, now(), reference="fixed")
    assert [await tell_subscribers(parts) for _ in range(2)] == [1, 0]
    news, end = await notices(database)
    assert news == "News of the outage in Headingley: Half of the fibres are joined. The rest follows tonight."
    assert end.startswith("The outage in Headingley is over, and your broadband and TV work again.")


async def test_an_end_that_came_with_news_is_all_that_is_told(
    callers: Callers, parts: Parts, database: Database, cut: uuid.UUID
) -> None:
    await follow(callers, ELENA, cut)
    await parts.systems.network.add_update(cut, "Nearly there.", reference="near")
    await parts.systems.network.fix(cut, now(), reference="fixed")
    assert await tell_subscribers(parts) == 1
    (end,) = await notices(database)
    assert "is over" in end


async def test_following_twice_tells_once_and_no_more_after_leaving(
    callers: Callers, parts: Parts, database: Database, cut: uuid.UUID
) -> None:
    for _ in range(2):
        assert (await follow(callers, ELENA, cut)).status_code == 201
    await follow(callers, FARID, cut)
    left = await follow(callers, FARID, cut, "DELETE")
    assert (left.status_code, left.json()["is_subscribed"]) == (200, False)
    assert (await follow(callers, ANA, cut, "DELETE")).json()["is_subscribed"] is False
    await parts.systems.network.add_update(cut, "News.", reference="news")
    assert await tell_subscribers(parts) == 1
    assert len(await notices(database)) == 1


async def test_leaving_and_coming_back_tells_nothing_a_second_time(
    callers: Callers, parts: Parts, database: Database, cut: uuid.UUID
) -> None:
    await follow(callers, ELENA, cut)
    await parts.systems.network.add_update(cut, "News.", reference="news")
    await tell_subscribers(parts)
    await follow(callers, ELENA, cut, "DELETE")
    await follow(callers, ELENA, cut)
    assert await tell_subscribers(parts) == 0
    assert len(await notices(database)) == 1


async def test_what_is_over_or_unknown_can_t_be_followed(callers: Callers, database: Database) -> None:
    over = await follow(callers, ELENA, await outage_in(database, OutageState.fixed))
    assert (over.status_code, over.json()["type"]) == (409, "/problems/outage-over")
    for method in ("POST", "DELETE"):
        unknown = await follow(callers, ELENA, uuid.uuid4(), method)
        assert (unknown.status_code, unknown.json()["type"]) == (404, "/problems/outage-unknown")
    nobody = await callers.nobody().post(f"/v1/outages/{uuid.uuid4()}/subscription", headers=key())
    assert nobody.json()["type"] == "/problems/sign-in-required"
    async with database.session() as session:
        assert await session.scalar(select(func.count()).select_from(OutageSubscription)) == 0


async def test_nothing_is_told_while_the_network_does_not_answer(
    callers: Callers, parts: Parts, database: Database, cut: uuid.UUID
) -> None:
    await follow(callers, ELENA, cut)
    await tell_subscribers(parts)
    await parts.systems.network.add_update(cut, "News.", reference="news")
    await parts.redis.hset("selfcare:faults", "network", Fault.down.value)
    assert await tell_subscribers(parts) == 0
    await parts.redis.hdel("selfcare:faults", "network")
    assert await tell_subscribers(parts) == 1


async def test_a_suspicion_that_is_confirmed_is_news(callers: Callers, parts: Parts, database: Database) -> None:
    silent = await outage_in(database, OutageState.suspected)
    await follow(callers, ANA, silent)
    network, expected = parts.systems.network, now() + timedelta(hours=3)
    told = await network.confirm(silent, "A mast has no power", expected, reference="yes")
    assert (told.state, told.cause, told.expected_at) == (OutageState.confirmed, "A mast has no power", expected)
    assert await tell_subscribers(parts) == 1
    assert "engineers have been told" in (await notices(database))[0]
    again = await network.confirm(silent, None, None, reference="yes, indeed")
    assert (again.cause, again.expected_at, again.updates) == (told.cause, expected, told.updates)


async def test_the_operator_s_side_does_its_thing_once_and_not_after_the_end(parts: Parts, cut: uuid.UUID) -> None:
    network = parts.systems.network
    first, again = [await network.add_update(cut, "News.", reference="one") for _ in range(2)]
    assert first == again
    later = await network.add_update(cut, "More.", reference="two")
    assert [update.text for update in later.updates[-2:]] == ["News.", "More."]
    assert later.updates[-2].at < later.updates[-1].at
    fixed, fixed_again = [await network.fix(cut, now(), reference="fixed") for _ in range(2)]
    assert fixed == fixed_again
    with pytest.raises(OutageOver):
        await network.add_update(cut, "Too late.", reference="three")
    with pytest.raises(OutageUnknown):
        await network.fix(uuid.uuid4(), now(), reference="four")


async def subscribe_everybody(database: Database, outage_id: uuid.UUID) -> int:
    async with database.transaction() as session:
        people = list(await session.scalars(select(Customer.id)))
        session.add_all(OutageSubscription(id=new_id(), outage_id=outage_id, customer_id=person) for person in people)
    return len(people)


async def test_more_subscribers_need_no_more_reads(
    parts: Parts, database: Database, cut: uuid.UUID, queries: list[str]
) -> None:
    await subscribe_everybody(database, cut)
    queries.clear()
    told = await tell_subscribers(parts)
    assert told > telling.BATCH
    reads = [query for query in queries if query.startswith("SELECT") and "FROM notification_choice" not in query]
    # Which are followed, those with their updates, and a look for every batch and after the last.
    assert len(reads) == 3 + -(-told // telling.BATCH) + 1


@pytest.mark.commits
async def test_four_workers_at_once_tell_everybody_once(parts: Parts, database: Database) -> None:
    cut = await outage_in(database, OutageState.fixing)
    people = await subscribe_everybody(database, cut)
    told = await asyncio.gather(*(tell_subscribers(parts) for _ in range(4)))
    assert sum(told) == people
    assert len(await notices(database)) == people
    assert await tell_subscribers(parts) == 0
