"""Agents make the calls that were promised, and what slips is said before its hour is over."""

import asyncio
import uuid
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select, update

from api.callbacks import promises
from api.parts import Parts
from models import AgentRole, Audit, Callback, CallbackState, Notice, Ticket
from models.base import now
from tests.api.callers import ANA, CHLOE, Callers, key
from tests.api.handoff.conftest import Desk, Floor

PATH = "/v1/desk/callbacks"


async def promised(callers: Callers, who: str = ANA) -> dict[str, Any]:
    browser = await callers.customer(who)
    return dict((await browser.post("/v1/callbacks", json={}, headers=key())).raise_for_status().json())


async def listed(desk: Desk) -> list[dict[str, Any]]:
    return list((await desk.client.get(PATH)).raise_for_status().json()["items"])


async def taken(desk: Desk, call_id: str) -> httpx.Response:
    return await desk.client.post(f"{PATH}/{call_id}/taking")


async def came_of(desk: Desk, call_id: str, result: str) -> httpx.Response:
    return await desk.client.post(f"{PATH}/{call_id}/outcome", json={"result": result, "note": "It rang."})


async def of(parts: Parts, call_id: str) -> Callback:
    async with parts.database.session() as session:
        return await session.get_one(Callback, uuid.UUID(call_id))


async def notices(parts: Parts) -> list[str]:
    async with parts.database.session() as session:
        found = await session.scalars(select(Notice).where(Notice.key.startswith("callback:")).order_by(Notice.id))
        return [notice.text for notice in found]


async def as_if_it_began(parts: Parts, ago: timedelta, length: timedelta = timedelta(hours=2)) -> None:
    async with parts.database.transaction() as session:
        await session.execute(update(Callback).values(from_at=now() - ago, to_at=now() - ago + length))


async def test_a_call_is_seen_by_its_team_taken_by_one_and_done(floor: Floor, callers: Callers, parts: Parts) -> None:
    call = await promised(callers)
    desk, colleague = await floor.agent("Sam W"), await floor.agent("Lucía H")
    stranger, lead = await floor.agent("Jo T", teams=["technical"]), await floor.agent("Al", role=AgentRole.lead)
    [seen] = await listed(desk)
    assert (seen["number"], seen["state"], seen["window"]) == (call["number"], "due", call["window"])
    assert "phone" not in seen
    assert await listed(stranger) == []
    assert len(await listed(lead)) == 1
    for _ in range(2):
        assert (await taken(desk, seen["id"])).json()["phone"] == "+447700900101"
    assert (await taken(colleague, seen["id"])).json()["type"] == "/problems/call-taken"
    assert (await came_of(colleague, seen["id"], "done")).json()["type"] == "/problems/call-taken"
    assert (await came_of(desk, seen["id"], "done")).json()["state"] == "done"
    assert (await came_of(desk, seen["id"], "done")).json()["type"] == "/problems/call-taken"
    assert await listed(desk) == []
    assert await notices(parts) == []
    async with parts.database.session() as session:
        told = (await session.scalars(select(Audit.action).where(Audit.action.startswith("callback ")))).all()
        assert told == ["callback promised", "callback taken", "callback taken", "callback done"]


@pytest.mark.commits
async def test_one_call_is_taken_by_one_of_many(floor: Floor, callers: Callers) -> None:
    await promised(callers, CHLOE)
    desks = [await floor.agent(f"Agent {name}") for name in "abcd"]
    [seen] = await listed(desks[0])
    answers = await asyncio.gather(*(taken(desk, seen["id"]) for desk in desks))
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409]


async def test_who_is_not_reached_is_tried_again_twice_and_told_and_then_there_is_a_case(
    floor: Floor, callers: Callers, parts: Parts
) -> None:
    call, desk = await promised(callers), await floor.agent("Sam W")
    [seen] = await listed(desk)
    for tries in (1, 2):
        await taken(desk, seen["id"])
        answer = (await came_of(desk, seen["id"], "not_reached")).json()
        kept = await of(parts, seen["id"])
        assert (answer["state"], kept.tries, kept.state) == ("due", tries, CallbackState.due)
        assert kept.from_at >= now() + timedelta(minutes=25)
        assert answer["window"]["display"] in (await notices(parts))[-1]
    await taken(desk, seen["id"])
    answer = (await came_of(desk, seen["id"], "not_reached")).json()
    assert (answer["state"], (await of(parts, seen["id"])).state) == ("given_up", CallbackState.given_up)
    told = await notices(parts)
    assert len(told) == 3
    assert answer["ticket"] in told[-1]
    async with parts.database.session() as session:
        ticket = await session.scalar(select(Ticket).where(Ticket.number == answer["ticket"]))
        assert ticket
    assert call["number"] in told[-1]


async def test_a_call_that_nobody_makes_is_moved_with_a_word_before_its_hour_and_then_becomes_a_case(
    floor: Floor, callers: Callers, parts: Parts
) -> None:
    await promised(callers)
    await floor.agent("Sam W")
    await as_if_it_began(parts, timedelta(minutes=60))
    await promises.keep_promises(parts)
    assert await notices(parts) == []
    await as_if_it_began(parts, timedelta(minutes=112))
    for _ in range(2):
        await promises.keep_promises(parts)
    [slipped] = await notices(parts)
    assert "as we promised" in slipped
    async with parts.database.session() as session:
        kept = (await session.scalars(select(Callback))).one()
    assert (kept.slips, kept.state) == (1, CallbackState.due)
    assert kept.to_at > now() + timedelta(minutes=30)
    await as_if_it_began(parts, timedelta(minutes=112))
    for _ in range(2):
        await promises.keep_promises(parts)
    assert len(await notices(parts)) == 2
    assert (await of(parts, str(kept.id))).state is CallbackState.given_up


async def test_a_call_that_was_taken_and_forgotten_slips_too_and_one_that_lasts_does_not(
    floor: Floor, callers: Callers, parts: Parts
) -> None:
    await promised(callers)
    desk = await floor.agent("Sam W")
    [seen] = await listed(desk)
    await taken(desk, seen["id"])
    await as_if_it_began(parts, timedelta(minutes=130))
    await promises.keep_promises(parts)
    assert (await of(parts, seen["id"])).state is CallbackState.taken
    await as_if_it_began(parts, timedelta(minutes=151))
    await promises.keep_promises(parts)
    kept = await of(parts, seen["id"])
    assert (kept.state, kept.agent_id, kept.slips) == (CallbackState.due, None, 1)


async def test_while_cases_are_away_the_promise_stays_and_becomes_one_when_they_are_back(
    floor: Floor, callers: Callers, parts: Parts
) -> None:
    await promised(callers)
    async with parts.database.transaction() as session:
        await session.execute(update(Callback).values(slips=1))
    await as_if_it_began(parts, timedelta(minutes=112))
    await parts.redis.hset("selfcare:faults", mapping={"ticketing": "down"})
    await promises.keep_promises(parts)
    assert await notices(parts) == []
    await parts.redis.delete("selfcare:faults")


async def test_nobody_without_a_desk_sees_or_takes_a_call(floor: Floor, callers: Callers) -> None:
    await promised(callers)
    for answer in (await callers.nobody().get(PATH), await (await callers.customer(ANA)).get(PATH)):
        assert answer.status_code == 401
    desk = await floor.agent("Sam W")
    assert (await taken(desk, str(uuid.uuid4()))).json()["type"] == "/problems/call-unknown"
