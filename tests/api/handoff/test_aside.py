"""Conversations that their agent puts aside: what room that makes, and what brings them back."""

import uuid
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import update

from api.handoff import aside, line, silence
from api.handoff.assigning import assign_all
from api.parts import Parts
from models import Agent, AgentState, ConversationOwner, Handoff, MessageSender, Team
from models.base import now
from tests.api.handoff.conftest import Asking, Desk, Floor
from tests.api.handoff.saying import said

MINUTE = timedelta(minutes=1)


async def put(desk: Desk, conversation_id: uuid.UUID, **told: Any) -> httpx.Response:
    path = f"/v1/desk/conversations/{conversation_id}/aside"
    return await desk.client.put(path, json={"seen_seq": 1, **told})


async def answered(floor: Floor, parts: Parts, **columns: Any) -> tuple[Desk, Asking]:
    """Somebody who was told that it takes a while."""
    desk, someone = await floor.agent("Sam W", **columns), await floor.waiting()
    await desk.do(someone.id, "take-over")
    await said(parts, someone.id, MessageSender.agent, "I look into it. One moment.")
    return desk, someone


async def is_aside(desk: Desk) -> bool:
    items = (await desk.client.get("/v1/desk/chats")).raise_for_status().json()["items"]
    return items[0]["aside"] is not None


async def seq_of(floor: Floor, someone: Asking) -> int:
    return (await floor.conversation(someone.id)).last_seq


async def load(desk: Desk) -> int:
    return int((await desk.client.get("/v1/desk/state")).json()["chats"])


async def test_it_makes_room_for_somebody_else_and_comes_back_when_its_time_is_over(floor: Floor, parts: Parts) -> None:
    desk, someone = await answered(floor, parts, capacity=1)
    seen = await seq_of(floor, someone)
    until = (await put(desk, someone.id, minutes=10, seen_seq=seen)).raise_for_status().json()["until"]
    assert timedelta(minutes=9) < datetime.fromisoformat(until) - now() <= timedelta(minutes=10)
    assert (await is_aside(desk), await load(desk)) == (True, 0)
    other = await floor.waiting()
    assert await assign_all(parts) == 1
    assert (await desk.chats(), await load(desk)) == ([someone.id, other.id], 1)
    await aside.bring_back_all(parts)
    assert await is_aside(desk)
    await floor.moved_back(someone.id, aside_until=10 * MINUTE)
    await aside.bring_back_all(parts)
    assert (await is_aside(desk), await load(desk)) == (False, 2)
    assert (await floor.trace(someone.id))[-2:] == ["handoff put aside", "handoff came back"]


async def test_it_comes_back_when_the_customer_writes_and_not_when_the_agent_does(floor: Floor, parts: Parts) -> None:
    desk, someone = await answered(floor, parts)
    answer = await put(desk, someone.id, opening=True, seen_seq=await seq_of(floor, someone))
    assert answer.json()["display"].startswith("Put aside until ")
    await said(parts, someone.id, MessageSender.agent, "Still at it.")
    await aside.bring_back_all(parts)
    assert await is_aside(desk)
    await said(parts, someone.id, MessageSender.customer, "Hello?")
    await aside.bring_back_all(parts)
    assert not await is_aside(desk)


async def test_what_the_agent_had_not_seen_brings_it_back_at_once(floor: Floor, parts: Parts) -> None:
    desk, someone = await answered(floor, parts)
    seen = await seq_of(floor, someone)
    await said(parts, someone.id, MessageSender.customer, "One more thing.")
    (await put(desk, someone.id, minutes=60, seen_seq=seen)).raise_for_status()
    await aside.bring_back_all(parts)
    assert not await is_aside(desk)


async def test_an_answer_that_is_due_sooner_brings_it_back_in_time(floor: Floor, parts: Parts) -> None:
    desk, someone = await answered(floor, parts)
    await said(parts, someone.id, MessageSender.customer, "How long?")
    told = (await put(desk, someone.id, minutes=600, seen_seq=await seq_of(floor, someone))).raise_for_status().json()
    due = (await desk.client.get("/v1/desk/chats")).json()["items"][0]["due"]
    assert due["what"] == "next_reply"
    assert datetime.fromisoformat(told["until"]) < datetime.fromisoformat(due["by"])


async def test_who_is_put_aside_is_not_asked_whether_they_are_there(floor: Floor, parts: Parts) -> None:
    desk, someone = await answered(floor, parts)
    await floor.moved_back(someone.id, requested_at=80 * MINUTE, accepted_at=80 * MINUTE)
    await said(parts, someone.id, MessageSender.agent, "I look into it.", ago=40 * MINUTE)
    (await put(desk, someone.id, minutes=60, seen_seq=await seq_of(floor, someone))).raise_for_status()
    await silence.see_to_the_silent(parts)
    assert (await floor.handoff(someone.id)).reminded_at is None
    # Nor the moment it comes back: it is the agent who has something to say.
    await floor.moved_back(someone.id, aside_until=60 * MINUTE)
    await aside.bring_back_all(parts)
    await silence.see_to_the_silent(parts)
    assert (await floor.handoff(someone.id)).reminded_at is None


async def test_it_waits_over_night_and_goes_to_the_line_where_nobody_is_there(floor: Floor, parts: Parts) -> None:
    desk, someone = await answered(floor, parts)
    (await put(desk, someone.id, opening=True, seen_seq=await seq_of(floor, someone))).raise_for_status()
    await desk.say("offline")
    await line.see_to(parts)
    assert (await floor.conversation(someone.id)).owner is ConversationOwner.agent
    await floor.moved_back(someone.id, aside_until=timedelta(days=4))
    await aside.bring_back_all(parts)
    assert (await floor.conversation(someone.id)).owner is ConversationOwner.waiting
    kept = await floor.handoff(someone.id)
    assert (kept.agent_id, kept.aside_since) == (None, None)


async def test_whose_agent_is_gone_for_good_waits_for_nobody(floor: Floor, parts: Parts) -> None:
    desk, someone = await answered(floor, parts)
    (await put(desk, someone.id)).raise_for_status()
    async with parts.database.transaction() as session:
        (await session.get_one(Agent, desk.id)).state = AgentState.disabled
    await line.see_to(parts)
    assert (await floor.conversation(someone.id)).owner is ConversationOwner.waiting


async def test_nobody_puts_aside_more_than_they_can_have(floor: Floor, parts: Parts) -> None:
    desk, someone = await answered(floor, parts, capacity=1)
    (await put(desk, someone.id, minutes=10)).raise_for_status()
    (await put(desk, someone.id, minutes=20)).raise_for_status()
    other = await floor.waiting()
    await desk.do(other.id, "take-over")
    refused = await put(desk, other.id, minutes=10)
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/too-many-aside")


async def test_it_is_taken_back_by_hand_and_only_by_whose_it_is(floor: Floor, parts: Parts) -> None:
    desk, someone = await answered(floor, parts)
    colleague = await floor.agent("Alex B")
    assert (await put(colleague, someone.id, minutes=10)).json()["type"] == "/problems/not-yours"
    (await put(desk, someone.id, minutes=10)).raise_for_status()
    path = f"/v1/desk/conversations/{someone.id}/aside"
    for _ in range(2):
        (await desk.client.delete(path)).raise_for_status()
    assert not await is_aside(desk)
    assert (await floor.trace(someone.id)).count("handoff taken back") == 1


async def test_who_was_only_offered_can_not_be_put_aside(floor: Floor, parts: Parts) -> None:
    desk, someone = await floor.agent("Sam W"), await floor.waiting()
    await assign_all(parts)
    assert (await put(desk, someone.id, minutes=10)).json()["type"] == "/problems/not-taken-up"


@pytest.mark.parametrize("told", [{"minutes": 5, "opening": True}, {"minutes": 0}, {"at": "2020-01-01T00:00:00Z"}])
async def test_a_time_has_to_be_one_and_to_come(floor: Floor, parts: Parts, told: dict[str, Any]) -> None:
    desk, someone = await answered(floor, parts)
    assert (await put(desk, someone.id, **told)).status_code == 422
    assert not await is_aside(desk)


async def test_the_next_opening_is_on_a_later_day(floor: Floor, parts: Parts) -> None:
    desk, someone = await answered(floor, parts)
    async with parts.database.transaction() as session:
        await session.execute(update(Team).values(due={"resolution": {"normal": 30 * 86_400}}))
    zone = parts.formats.timezone
    told = (await put(desk, someone.id, opening=True)).raise_for_status().json()
    opens = datetime.fromisoformat(told["until"]).astimezone(zone)
    assert (opens.date() - now().astimezone(zone).date(), opens.hour) == (timedelta(days=1), 0)


async def test_changing_hands_ends_it(floor: Floor, parts: Parts) -> None:
    desk, someone = await answered(floor, parts)
    (await put(desk, someone.id, minutes=10)).raise_for_status()
    (await desk.do(someone.id, "transfer", team="technical")).raise_for_status()
    kept: Handoff = await floor.handoff(someone.id)
    assert (kept.aside_since, kept.aside_until, kept.aside_seq) == (None, None, None)
