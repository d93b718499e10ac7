"""Agents are taken on, changed, sent away and let back in by admins. What would leave customers alone is refused."""

import asyncio
import uuid

import httpx
import pytest
from sqlalchemy import select, update

from api.db import Database
from api.parts import Parts
from models import Agent, AgentRole, AgentState, ConversationOwner
from tests.api.agents.conftest import AGENTS, JO, At, id_of, trace
from tests.api.desk.logging_in import PRIYA, log_in
from tests.api.handoff.conftest import Floor


async def test_an_admin_takes_somebody_on_and_everybody_is_listed(owen: httpx.AsyncClient, parts: Parts) -> None:
    answer = await owen.post(AGENTS, json=JO | {"skills": ["billing"], "capacity": 2})
    assert answer.status_code == 201, answer.text
    person = answer.json()["person"]
    assert person | {"id": "", "invited_until": ""} == JO | {
        "id": "",
        "role": "agent",
        "state": "offline",
        "skills": ["billing"],
        "capacity": 2,
        "chats": 0,
        "seen_at": None,
        "has_password": False,
        "second_factor": False,
        "invited_until": "",
    }
    items = (await owen.get(AGENTS)).json()["items"]
    assert [item["name"] for item in items] == sorted(item["name"] for item in items)
    assert person in items
    assert "agent added" in await trace(parts)


@pytest.mark.parametrize(
    ("told", "status", "kind", "field"),
    [
        ({"email": "PRIYA@optilink.example.com"}, 409, "/problems/email-taken", "email"),
        ({"teams": ["general", "nobody"]}, 422, "/problems/teams-unknown", "teams"),
        ({"email": "jo at home"}, 422, "/problems/malformed", "email"),
        ({"languages": []}, 422, "/problems/malformed", "languages"),
        ({"capacity": 21}, 422, "/problems/malformed", "capacity"),
        ({"role": "boss"}, 422, "/problems/malformed", "role"),
        ({"name": " "}, 422, "/problems/malformed", "name"),
    ],
)
async def test_what_makes_no_agent_is_refused_by_its_field(
    told: dict[str, object], status: int, kind: str, field: str, owen: httpx.AsyncClient
) -> None:
    answer = await owen.post(AGENTS, json=JO | told)
    assert (answer.status_code, answer.json()["type"]) == (status, kind)
    assert answer.json().get("field", None) == field or answer.json()["fields"][0]["field"] == field


async def test_what_is_left_out_stays_as_it_is(owen: httpx.AsyncClient, parts: Parts) -> None:
    path = f"{AGENTS}/{await id_of(parts, 'Priya Raman')}"
    before = next(item for item in (await owen.get(AGENTS)).json()["items"] if item["email"] == PRIYA)
    after = (await owen.patch(path, json={"name": "Priya Iyer", "capacity": 5})).json()
    assert after == before | {"name": "Priya Iyer", "capacity": 5}
    assert (await owen.patch(path, json={})).json() == after
    assert (await trace(parts)).count("agent changed") == 1


async def test_a_changed_address_is_the_one_to_log_in_with(
    owen: httpx.AsyncClient, browser: httpx.AsyncClient, parts: Parts
) -> None:
    path = f"{AGENTS}/{await id_of(parts, 'Priya Raman')}"
    assert (await owen.patch(path, json={"email": "sam@optilink.example.com"})).status_code == 409
    assert (await owen.patch(path, json={"email": "P.Raman@optilink.example.com"})).status_code == 200
    assert (await log_in(browser, "p.raman@optilink.example.com")).status_code == 201
    assert (await log_in(browser, PRIYA)).status_code == 401


async def test_who_is_sent_away_is_out_at_once_and_gives_all_back(
    owen: httpx.AsyncClient, floor: Floor, parts: Parts
) -> None:
    jo = await floor.agent("Jo Baker")
    someone = await floor.waiting()
    assert (await jo.do(someone.id, "take-over")).status_code == 200
    answer = await owen.post(f"{AGENTS}/{jo.id}/disable")
    assert (answer.status_code, answer.json()["state"], answer.json()["chats"]) == (200, "disabled", 0)
    assert (await floor.conversation(someone.id)).owner is ConversationOwner.waiting
    assert (await jo.client.get("/v1/desk/me")).status_code == 401
    assert (await owen.post(f"{AGENTS}/{jo.id}/disable")).status_code == 200
    assert (await trace(parts)).count("agent disabled") == 1


async def test_who_was_let_back_in_chooses_a_new_password(
    owen: httpx.AsyncClient, browser: httpx.AsyncClient, parts: Parts
) -> None:
    path = f"{AGENTS}/{await id_of(parts, 'Priya Raman')}"
    await owen.post(f"{path}/disable")
    answer = await owen.post(f"{path}/invitation")
    assert (answer.json()["person"]["state"], answer.json()["person"]["has_password"]) == ("offline", False)
    assert (await log_in(browser)).status_code == 401


async def test_the_last_admin_stays_one(owen: httpx.AsyncClient, parts: Parts) -> None:
    path = f"{AGENTS}/{await id_of(parts, 'Owen Pritchard')}"
    for answer in (await owen.patch(path, json={"role": "lead"}), await owen.post(f"{path}/disable")):
        assert (answer.status_code, answer.json()["type"]) == (409, "/problems/last-admin")
    other = f"{AGENTS}/{await id_of(parts, 'Aisha Bello')}"
    assert (await owen.patch(other, json={"role": "admin"})).status_code == 200
    assert (await owen.post(f"{path}/disable")).status_code == 200
    assert (await owen.get(AGENTS)).status_code == 401


@pytest.mark.commits
async def test_two_admins_who_send_each_other_away_leave_one(at: At, parts: Parts) -> None:
    owen, aisha = await at("Owen Pritchard"), await at("Aisha Bello")
    async with parts.database.transaction() as session:
        await session.execute(update(Agent).where(Agent.name == "Aisha Bello").values(role=AgentRole.admin))
    ids = [await id_of(parts, name) for name in ("Aisha Bello", "Owen Pritchard")]
    paths = [f"{AGENTS}/{agent_id}/disable" for agent_id in ids]
    await asyncio.gather(owen.post(paths[0]), aisha.post(paths[1]))
    async with parts.database.session() as session:
        left = select(Agent).where(Agent.role == AgentRole.admin, Agent.state != AgentState.disabled)
        assert len((await session.scalars(left)).all()) == 1


async def test_a_team_with_customers_keeps_somebody(owen: httpx.AsyncClient, floor: Floor, database: Database) -> None:
    async with database.transaction() as session:
        await session.execute(update(Agent).values(teams=[]))
    jo = await floor.agent("Jo Baker")
    someone = await floor.waiting()
    path = f"{AGENTS}/{jo.id}"
    for answer in (await owen.patch(path, json={"teams": []}), await owen.post(f"{path}/disable")):
        assert (answer.status_code, answer.json()["type"]) == (409, "/problems/team-left-empty")
        assert "general" in answer.json()["detail"]
    assert (await jo.do(someone.id, "take-over")).status_code == 200
    assert (await owen.post(f"{path}/disable")).status_code == 409
    await floor.agent("Kim Lee")
    assert (await owen.post(f"{path}/disable")).status_code == 200


async def test_an_agent_nobody_knows_is_not_found(owen: httpx.AsyncClient) -> None:
    path = f"{AGENTS}/{uuid.uuid4()}"
    for answer in (
        await owen.patch(path, json={"capacity": 1}),
        await owen.post(f"{path}/disable"),
        await owen.post(f"{path}/password-reset"),
        await owen.delete(f"{path}/second-factor"),
        await owen.delete(f"{path}/sessions"),
    ):
        assert (answer.status_code, answer.json()["type"]) == (404, "/problems/person-unknown")
