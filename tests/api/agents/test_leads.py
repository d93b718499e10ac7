"""What a lead may: see everybody, and look after the agents of their teams. The rest is an admin's."""

import httpx
import pytest
from sqlalchemy import update

from api.parts import Parts
from models import Agent, ConversationOwner
from tests.api.agents.conftest import AGENTS, JO, TEAMS, At, id_of, trace
from tests.api.handoff.conftest import Floor


async def test_a_lead_says_what_their_agents_can_do_and_nothing_else(aisha: httpx.AsyncClient, parts: Parts) -> None:
    path = f"{AGENTS}/{await id_of(parts, 'Priya Raman')}"
    assert (await aisha.patch(path, json={"skills": ["billing", "orders"]})).json()["skills"] == ["billing", "orders"]
    for name, value in (("role", "lead"), ("capacity", 9), ("teams", ["general"]), ("email", "x@example.com")):
        answer = await aisha.patch(path, json={"skills": [], name: value})
        assert (answer.status_code, answer.json()["type"]) == (403, "/problems/for-admins")
        assert answer.json()["field"] == name
    listed = (await aisha.get(AGENTS)).json()["items"]
    assert next(item["skills"] for item in listed if item["name"] == "Priya Raman") == ["billing", "orders"]


async def test_a_lead_looks_after_nobody_of_another_team_and_no_admin(aisha: httpx.AsyncClient, parts: Parts) -> None:
    async with parts.database.transaction() as session:
        await session.execute(update(Agent).where(Agent.name == "Aisha Bello").values(teams=["technical"]))
        await session.execute(update(Agent).where(Agent.name == "Owen Pritchard").values(teams=["technical"]))
    for name in ("Priya Raman", "Owen Pritchard"):
        path = f"{AGENTS}/{await id_of(parts, name)}"
        for answer in (
            await aisha.patch(path, json={"skills": []}),
            await aisha.put(f"{path}/state", json={"state": "offline"}),
            await aisha.delete(f"{path}/sessions"),
        ):
            assert (answer.status_code, answer.json()["type"]) == (403, "/problems/not-your-team")
    sam = f"{AGENTS}/{await id_of(parts, 'Sam Whitfield')}"
    assert (await aisha.patch(sam, json={"skills": ["outages"]})).status_code == 200


async def test_a_lead_sends_home_who_forgot_to_say_so_and_their_customers_go_back(
    aisha: httpx.AsyncClient, floor: Floor, parts: Parts
) -> None:
    jo = await floor.agent("Jo Baker")
    someone = await floor.waiting()
    assert (await jo.do(someone.id, "take-over")).status_code == 200
    answer = await aisha.put(f"{AGENTS}/{jo.id}/state", json={"state": "offline"})
    assert (answer.json()["state"], answer.json()["chats"]) == ("offline", 0)
    assert (await floor.conversation(someone.id)).owner is ConversationOwner.waiting
    finishing = await aisha.put(f"{AGENTS}/{jo.id}/state", json={"state": "finishing"})
    assert (finishing.status_code, finishing.json()["type"]) == (409, "/problems/not-from-here")
    assert (await aisha.put(f"{AGENTS}/{jo.id}/state", json={"state": "available"})).status_code == 422
    assert "agent state set" in await trace(parts)


async def test_a_lead_logs_an_agent_out_everywhere(aisha: httpx.AsyncClient, at: At, parts: Parts) -> None:
    priya = [await at("Priya Raman"), await at("Priya Raman")]
    path = f"{AGENTS}/{await id_of(parts, 'Priya Raman')}/sessions"
    assert [(await aisha.delete(path)).json() for _ in range(2)] == [{"ended": 2}, {"ended": 0}]
    assert [(await each.get("/v1/desk/me")).status_code for each in priya] == [401, 401]


@pytest.mark.parametrize("who", ["Aisha Bello", "Priya Raman", None])
async def test_who_is_no_admin_decides_nothing(
    who: str | None, at: At, browser: httpx.AsyncClient, parts: Parts
) -> None:
    client = await at(who) if who else browser
    path = f"{AGENTS}/{await id_of(parts, 'Sam Whitfield')}"
    team = {"name": "Technical help", "topics": [], "hours": {}, "holidays": []}
    for answer in (
        await client.post(AGENTS, json=JO),
        await client.post(f"{path}/disable"),
        await client.post(f"{path}/invitation"),
        await client.post(f"{path}/password-reset"),
        await client.delete(f"{path}/second-factor"),
        await client.post(TEAMS, json=team | {"code": "new"}),
        await client.put(f"{TEAMS}/technical", json=team),
        await client.delete(f"{TEAMS}/technical"),
    ):
        expected = (403, "/problems/admins-only") if who else (401, "/problems/agent-unknown")
        assert (answer.status_code, answer.json()["type"]) == expected


async def test_who_is_no_lead_sees_no_list_and_changes_nobody(at: At, parts: Parts) -> None:
    priya = await at("Priya Raman")
    path = f"{AGENTS}/{await id_of(parts, 'Priya Raman')}"
    for answer in (
        await priya.get(AGENTS),
        await priya.patch(path, json={"skills": []}),
        await priya.put(f"{path}/state", json={"state": "away"}),
        await priya.delete(f"{path}/sessions"),
    ):
        assert (answer.status_code, answer.json()["type"]) == (403, "/problems/leads-only")
    assert (await priya.get(TEAMS)).status_code == 200


async def test_every_agent_sees_who_works_here_and_how_much_they_have_to_do(
    floor: Floor, owen: httpx.AsyncClient, parts: Parts
) -> None:
    jo = await floor.agent("Jo Baker")
    someone = await floor.waiting()
    await jo.do(someone.id, "take-over")
    await owen.post(f"{AGENTS}/{await id_of(parts, 'Sam Whitfield')}/disable")
    items = {item["name"]: item for item in (await jo.client.get("/v1/desk/colleagues")).json()["items"]}
    assert (items["Jo Baker"]["chats"], items["Jo Baker"]["state"], items["Owen Pritchard"]["chats"]) == (
        1,
        "available",
        0,
    )
    assert "Sam Whitfield" not in items
    assert "email" not in items["Jo Baker"]
