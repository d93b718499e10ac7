"""What is due when, in words; that it is noted once; and that leads say who is urgent."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update

from api.handoff import lateness
from api.handoff.hours import after_open
from api.parts import Parts
from models import AgentRole, Audit, DueKind, DueNote, DueState, MessageSender, Team
from tests.api.handoff.conftest import Desk, Floor
from tests.api.handoff.saying import said
from tests.api.handoff.test_hours import LONDON, TEAM, at

MINUTE = timedelta(minutes=1)


async def due_in(desk: Desk, what: str) -> dict[str, Any]:
    (item,) = (await desk.client.get(f"/v1/desk/{what}")).raise_for_status().json()["items"]
    return dict(item["due"])


async def notes(parts: Parts) -> list[tuple[DueKind, DueState]]:
    async with parts.database.session() as session:
        found = await session.scalars(select(DueNote).order_by(DueNote.id))
        return [(note.kind, note.state) for note in found]


@pytest.mark.parametrize(
    ("began", "span", "by"),
    [
        (at("2026-11-23", "10:00"), 60 * MINUTE, at("2026-11-23", "11:00")),
        # Over noon, over night, over the weekend to the next evening.
        (at("2026-11-23", "11:30"), 60 * MINUTE, at("2026-11-23", "13:30")),
        (at("2026-11-23", "19:30"), 60 * MINUTE, at("2026-11-24", "08:30")),
        (at("2026-11-27", "19:30"), 60 * MINUTE, at("2026-11-28", "22:30")),
        (at("2026-11-28", "23:30"), 30 * MINUTE, at("2026-11-29", "00:00")),
        # Said at night, it counts from the morning; and Christmas does not count.
        (at("2026-11-23", "03:00"), 10 * MINUTE, at("2026-11-23", "08:10")),
        (at("2026-12-24", "19:50"), 20 * MINUTE, at("2026-12-26", "22:10")),
    ],
)
def test_a_team_s_time_passes_while_it_is_open(began: datetime, span: timedelta, by: datetime) -> None:
    assert after_open(TEAM, began, span, LONDON) == by


def test_for_a_team_without_hours_the_clock_counts() -> None:
    began = datetime(2026, 11, 23, 3, tzinfo=UTC)
    assert after_open(Team(code="t", name="T", hours={}, holidays=[]), began, MINUTE, ZoneInfo("UTC")) == began + MINUTE


async def test_a_first_reply_is_fine_then_soon_due_then_missed(floor: Floor) -> None:
    desk, someone = await floor.agent("Sam W"), await floor.waiting()
    first = await due_in(desk, "queue")
    assert (first["what"], first["state"]) == ("first_reply", "fine")
    assert first["display"].startswith("First reply due at ")
    await floor.moved_back(someone.id, due_at=timedelta(seconds=100))
    assert (await due_in(desk, "queue"))["state"] == "soon"
    await floor.moved_back(someone.id, due_at=timedelta(seconds=30))
    late = await due_in(desk, "queue")
    assert (late["state"], late["display"].startswith("First reply was due at ")) == ("missed", True)


async def test_who_is_answered_is_owed_the_end_until_they_say_something(floor: Floor, parts: Parts) -> None:
    desk, someone = await floor.agent("Sam W"), await floor.waiting()
    await desk.do(someone.id, "take-over")
    assert (await due_in(desk, "chats"))["what"] == "first_reply"
    await said(parts, someone.id, MessageSender.agent, "Hello, this is Sam.")
    assert (await due_in(desk, "chats"))["what"] == "resolution"
    await said(parts, someone.id, MessageSender.customer, "My bill is wrong.", ago=2 * MINUTE)
    await said(parts, someone.id, MessageSender.customer, "Are you there?")
    owed = await due_in(desk, "chats")
    # Three minutes from what they said first, of which the last quarter has not begun.
    assert (owed["what"], owed["state"]) == ("next_reply", "fine")
    await said(parts, someone.id, MessageSender.agent, "I'm looking.")
    assert (await due_in(desk, "chats"))["what"] == "resolution"


async def test_whoever_lost_their_agent_waits_for_a_reply_again(floor: Floor, parts: Parts) -> None:
    desk, someone = await floor.agent("Sam W"), await floor.waiting()
    await desk.do(someone.id, "take-over")
    await said(parts, someone.id, MessageSender.agent, "Hello.")
    await desk.say("away")
    assert (await due_in(desk, "queue"))["what"] == "next_reply"


async def test_a_team_s_own_promise_comes_before_the_operator_s(floor: Floor, parts: Parts) -> None:
    async with parts.database.transaction() as session:
        promised = {"first_reply": {"urgent": 30, "normal": 600}, "resolution": {"normal": 60}}
        await session.execute(update(Team).where(Team.code == "general").values(due=promised))
    for priority, seconds in (("urgent", 30), ("high", 120), ("normal", 600)):
        kept = await floor.handoff((await floor.waiting(priority=priority)).id)
        assert kept.due_at - kept.requested_at == timedelta(seconds=seconds)


async def test_what_is_late_is_noted_once_and_desks_are_told(
    floor: Floor, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    async def publish(channel: str, hint: str) -> None:
        told.append(hint)

    someone = await floor.waiting()
    await lateness.note_late(parts)
    assert await notes(parts) == []
    await floor.moved_back(someone.id, due_at=timedelta(seconds=100))
    monkeypatch.setattr(parts.redis, "publish", publish)
    for _ in range(2):
        await lateness.note_late(parts)
    assert (await notes(parts), len(told)) == ([(DueKind.first_reply, DueState.soon)], 1)
    await floor.moved_back(someone.id, requested_at=timedelta(hours=2))
    for _ in range(2):
        await lateness.note_late(parts)
    assert await notes(parts) == [
        (DueKind.first_reply, DueState.soon),
        (DueKind.resolution, DueState.missed),
    ]
    assert len(told) == 2


async def test_the_line_is_narrowed_by_team_skill_and_what_is_late(floor: Floor) -> None:
    lead = await floor.agent("Aisha B", role=AgentRole.lead)
    billing, late = await floor.waiting(topic="billing", skill="billing"), await floor.waiting()
    await floor.moved_back(late.id, due_at=timedelta(minutes=5))

    async def found(**query: str) -> list[str]:
        answer = (await lead.client.get("/v1/desk/queue", params=query)).raise_for_status()
        return [item["conversation_id"] for item in answer.json()["items"]]

    assert await found(team="accounts") == await found(skill="billing") == [str(billing.id)]
    assert await found(due="missed") == [str(late.id)]
    assert await found(team="accounts", due="missed") == []


async def test_a_lead_makes_somebody_urgent_and_nobody_is_ever_due_later(floor: Floor, parts: Parts) -> None:
    async with parts.database.transaction() as session:
        await session.execute(update(Team).values(due={"first_reply": {"urgent": 30}}))
    lead, desk = await floor.agent("Aisha B", role=AgentRole.lead), await floor.agent("Sam W")
    first, second = await floor.waiting(), await floor.waiting()
    path = f"/v1/desk/conversations/{second.id}/priority"
    refused = await desk.client.put(path, json={"priority": "urgent"})
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/leads-only")
    for _ in range(2):
        assert (await lead.client.put(path, json={"priority": "urgent"})).status_code == 200
    assert ((await second.where())["place"], (await first.where())["place"]) == (1, 1 + 1)
    urgent = await floor.handoff(second.id)
    assert urgent.due_at - urgent.requested_at == timedelta(seconds=30)
    await lead.client.put(path, json={"priority": "normal"})
    assert (await floor.handoff(second.id)).due_at == urgent.due_at
    assert (await floor.trace(second.id))[1:] == ["handoff priority", "handoff priority"]
    async with parts.database.session() as session:
        told = (await session.scalars(select(Audit).where(Audit.action == "handoff priority"))).first()
    assert told
    assert told.detail == {"before": "normal", "after": "urgent"}


async def test_nobody_is_made_urgent_who_waits_for_nobody(floor: Floor) -> None:
    lead, someone = await floor.agent("Aisha B", role=AgentRole.lead), await floor.customer()
    path = f"/v1/desk/conversations/{someone.id}/priority"
    answer = await lead.client.put(path, json={"priority": "urgent"})
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/changed-hands")
    assert (await lead.client.put(path, json={"priority": "someday"})).status_code == 422
