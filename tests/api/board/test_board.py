"""The leads' board: every number with what it is out of, and a list that has exactly as many."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from api.handoff import lateness
from api.handoff.assigning import assign_all
from api.parts import Parts
from models import (
    AgentRole,
    AgentState,
    DeliveryState,
    Handoff,
)
from tests.api.handoff.conftest import Desk, Floor
from tests.api.handoff.undelivered import text_to_somebody


@pytest.fixture
async def lead(floor: Floor) -> Desk:
    return await floor.agent("Aisha B", role=AgentRole.lead, teams=["general"], state=AgentState.away)


async def board(lead: Desk) -> dict[str, Any]:
    return dict((await lead.client.get("/v1/desk/board")).raise_for_status().json())


async def opened(lead: Desk, count: dict[str, Any]) -> list[Any]:
    return list((await lead.client.get(count["opens"])).raise_for_status().json()["items"])


def named(items: list[dict[str, Any]], by: str, name: str) -> dict[str, Any]:
    (found,) = [item for item in items if item[by] == name]
    return found


def of(count: dict[str, Any]) -> tuple[int, int]:
    return count["count"], count["of"]


async def test_lines_say_how_many_wait_of_how_many_and_since_when(floor: Floor, lead: Desk) -> None:
    first, _ = await floor.waiting(), await floor.waiting()
    skilled = await floor.waiting(topic="billing", skill="billing")
    await floor.moved_back(first.id, waiting_since=timedelta(minutes=9))
    shown = await board(lead)
    general, accounts = (named(shown["lines"], "team", team) for team in ("general", "accounts"))
    assert (of(shown["waiting"]), of(general["waiting"]), of(accounts["waiting"])) == ((3, 3), (2, 3), (1, 3))
    since = (await floor.handoff(first.id)).waiting_since.isoformat().replace("+00:00", "Z")
    assert general["longest_since"] == shown["longest_since"] == since
    assert [(skill["skill"], of(skill["waiting"])) for skill in accounts["skills"]] == [("billing", (1, 1))]
    assert [item["conversation_id"] for item in await opened(lead, accounts["skills"][0]["waiting"])] == [
        str(skilled.id)
    ]
    assert len(await opened(lead, general["waiting"])) == 2
    technical = named(shown["lines"], "team", "technical")
    assert (technical["longest_since"], technical["skills"], of(technical["waiting"])) == (None, [], (0, 3))


async def test_what_is_late_counts_who_waits_and_who_is_answered(floor: Floor, parts: Parts, lead: Desk) -> None:
    desk = await floor.agent("Sam W")
    taken, soon = await floor.waiting(), await floor.waiting()
    await desk.do(taken.id, "take-over")
    await floor.waiting()
    await floor.moved_back(taken.id, due_at=timedelta(minutes=5))
    await floor.moved_back(soon.id, due_at=timedelta(seconds=110))
    line = named((await board(lead))["lines"], "team", "general")
    assert (of(line["soon"]), of(line["missed"])) == ((1, 3), (1, 3))
    (late,) = await opened(lead, line["missed"])
    assert (late["conversation_id"], late["state"], late["agent_name"]) == (str(taken.id), "with_agent", "Sam W")
    assert [each["state"] for each in await opened(lead, line["soon"])] == ["waiting"]


async def test_agents_are_shown_as_they_are_with_what_they_have_of_what_they_can(
    floor: Floor, parts: Parts, lead: Desk
) -> None:
    desk = await floor.agent("Sam W", capacity=2)
    await floor.agent("Gone G", state=AgentState.disabled)
    await floor.waiting()
    await assign_all(parts)
    shown = await board(lead)
    sam = named(shown["agents"], "id", str(desk.id))
    assert (sam["state"], of(sam["chats"])) == ("available", (1, 2))
    assert [each["state"] for each in await opened(lead, sam["chats"])] == ["called"]
    assert "Gone G" not in [each["name"] for each in shown["agents"]]
    states = {each["state"]: of(each["agents"]) for each in shown["states"]}
    everybody = len(shown["agents"])
    assert (states["available"], states["away"]) == ((1, everybody), (1, everybody))
    assert sum(count for count, _ in states.values()) == everybody


async def test_reasons_stand_beside_the_same_hour_a_week_ago(floor: Floor, parts: Parts, lead: Desk) -> None:
    week = timedelta(weeks=1)
    bills = [await floor.waiting(reason="dispute_charge") for _ in range(3)]
    await floor.waiting(reason="asked_for_person")
    await floor.moved_back(bills[0].id, due_at=timedelta(minutes=5))
    await lateness.note_late(parts)
    await floor.moved_back(bills[1].id, requested_at=week + timedelta(minutes=30))
    # Neither in this hour nor in that one.
    await floor.moved_back(bills[2].id, requested_at=timedelta(minutes=90))
    reasons = (await board(lead))["reasons"]
    bill = named(reasons, "reason", "dispute_charge")
    assert (of(bill["now"]["handoffs"]), of(bill["now"]["missed"])) == ((1, 2), (1, 1))
    assert (of(bill["week_ago"]["handoffs"]), of(bill["week_ago"]["missed"])) == ((1, 1), (0, 1))
    for hour, expected in (("now", bills[0]), ("week_ago", bills[1])):
        found = await opened(lead, bill[hour]["handoffs"])
        assert [item["conversation_id"] for item in found] == [str(expected.id)]
    (missed,) = await opened(lead, bill["now"]["missed"])
    assert (missed["conversation_id"], missed["missed"]) == (str(bills[0].id), True)
    assert await opened(lead, bill["week_ago"]["missed"]) == []
    person = named(reasons, "reason", "asked_for_person")
    assert (of(person["now"]["handoffs"]), of(person["week_ago"]["handoffs"])) == ((1, 2), (0, 1))


async def test_channels_say_what_did_not_get_there_of_what_was_to_be_sent(
    floor: Floor, parts: Parts, lead: Desk
) -> None:
    for state in (DeliveryState.failed, DeliveryState.unknown, DeliveryState.sent):
        await text_to_somebody(floor, parts, state)
    (sms,) = (await board(lead))["channels"]
    assert (sms["channel"], of(sms["failed"])) == ("sms", (2, 3))
    assert len(await opened(lead, sms["failed"])) == 2
    elsewhere = await lead.client.get("/v1/desk/deliveries", params={"channel": "whatsapp"})
    assert elsewhere.json()["items"] == []


async def test_a_long_list_of_those_who_asked_goes_on_where_it_ended(floor: Floor, parts: Parts, lead: Desk) -> None:
    for _ in range(3):
        await floor.waiting()
    async with parts.database.transaction() as session:
        # All in the same moment: the ids say who comes first.
        await session.execute(update(Handoff).values(requested_at=Handoff.requested_at - timedelta(minutes=1)))
    query = {"since": "2020-01-01T00:00:00Z", "until": "2100-01-01T00:00:00Z", "limit": "2"}
    first = (await lead.client.get("/v1/desk/board/handoffs", params=query)).json()
    second = (await lead.client.get("/v1/desk/board/handoffs", params={**query, "cursor": first["next"]})).json()
    assert len({item["conversation_id"] for item in first["items"] + second["items"]}) == 3
    assert second["next"] is None
    wrong = await lead.client.get("/v1/desk/board/handoffs", params={**query, "cursor": "nonsense"})
    assert (wrong.status_code, wrong.json()["type"]) == (422, "/problems/cursor-not-understood")


@pytest.mark.parametrize(
    "path", ["board", "board/running", "board/handoffs?since=2026-01-01T00:00:00Z&until=2026-01-02T00:00:00Z"]
)
async def test_it_is_for_leads(floor: Floor, path: str) -> None:
    desk = await floor.agent("Sam W")
    answer = await desk.client.get(f"/v1/desk/{path}")
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/leads-only")
    nobody = await floor.callers.nobody().get(f"/v1/desk/{path}")
    assert nobody.status_code == 401


async def test_an_empty_floor_has_a_board_too(lead: Desk) -> None:
    shown = await board(lead)
    assert (shown["longest_since"], shown["reasons"], shown["channels"]) == (None, [], [])
    assert of(shown["waiting"]) == (0, 0)
    assert await opened(lead, shown["waiting"]) == []
    assert uuid.UUID(shown["agents"][0]["id"])
