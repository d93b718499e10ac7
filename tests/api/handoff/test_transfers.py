"""Conversations that are given on: to a team, to a colleague, by whoever has them and by leads."""

import uuid

import pytest
from sqlalchemy import update

from api.handoff.assigning import assign_all
from api.parts import Parts
from models import AgentRole, AgentState, Team
from tests.api.handoff.conftest import Floor, lines


async def test_a_transfer_puts_them_at_the_head_of_the_other_line_with_a_note(floor: Floor, parts: Parts) -> None:
    desk, someone = await floor.agent("Sam W"), await floor.waiting(skill="billing")
    await desk.do(someone.id, "take-over")
    behind = await floor.waiting(topic="outages")
    answer = await desk.do(someone.id, "transfer", team="technical", note="Router is fine, line is not.")
    assert answer.json()["owner"] == "waiting"
    assert [(await each.where())["place"] for each in (someone, behind)] == [1, 2]
    technician = await floor.agent("Tomasz W", teams=["technical"], capacity=1)
    await assign_all(parts)
    (chat,) = (await technician.client.get("/v1/desk/chats")).json()["items"]
    assert (chat["conversation_id"], chat["note"]) == (str(someone.id), "Router is fine, line is not.")
    assert (await lines(parts, someone.id))[
        -1
    ] == "You're in line for Technical help now. They can see what you have said."


async def test_a_transfer_to_an_agent_has_to_be_taken_up_by_them(floor: Floor, parts: Parts) -> None:
    desk, to = await floor.agent("Sam W"), await floor.agent("Lucía H", teams=["accounts"])
    someone = await floor.waiting()
    await desk.do(someone.id, "take-over")
    assert (await desk.do(someone.id, "transfer", agent_id=str(to.id))).status_code == 200
    assert (await someone.where())["state"] == "called"
    await to.do(someone.id, "acceptance")
    assert (await someone.where())["agent_name"] == "Lucía"
    assert (await desk.chats(), await to.chats()) == ([], [someone.id])


@pytest.mark.parametrize("state", ["away", "finishing", "offline"])
async def test_nobody_is_given_one_who_is_not_available(floor: Floor, state: str) -> None:
    desk, to = await floor.agent("Sam W"), await floor.agent("Lucía H", state=AgentState(state))
    someone = await floor.waiting()
    await desk.do(someone.id, "take-over")
    for named in (to.id, desk.id, uuid.uuid4()):
        answer = await desk.do(someone.id, "transfer", agent_id=str(named))
        assert (answer.status_code, answer.json()["type"]) == (409, "/problems/agent-not-free")


async def test_a_team_that_is_closed_or_unknown_gets_nobody(floor: Floor, parts: Parts) -> None:
    desk, someone = await floor.agent("Sam W"), await floor.waiting()
    await desk.do(someone.id, "take-over")
    async with parts.database.transaction() as session:
        await session.execute(update(Team).where(Team.code == "technical").values(hours={}))
    assert (await desk.do(someone.id, "transfer", team="technical")).json()["type"] == "/problems/team-closed"
    assert (await desk.do(someone.id, "transfer", team="flowers")).json()["type"] == "/problems/team-unknown"
    for body in ({"note": "nobody named"}, {"team": "general", "agent_id": str(desk.id)}):
        assert (await desk.do(someone.id, "transfer", **body)).status_code == 422
    assert await desk.chats() == [someone.id]


async def test_leads_give_on_what_waits_and_what_others_have_and_nobody_else_does(floor: Floor, parts: Parts) -> None:
    agent, to = await floor.agent("Sam W"), await floor.agent("Lucía H")
    lead = await floor.agent("Aisha B", role=AgentRole.lead)
    someone = await floor.waiting()
    for what, body in (("transfer", {"team": "technical"}), ("return", {"note": "x"})):
        assert (await agent.do(someone.id, what, **body)).json()["type"] == "/problems/not-yours"
    assert (await lead.do(someone.id, "transfer", team="technical")).json()["owner"] == "waiting"
    assert (await floor.handoff(someone.id)).team_code == "technical"
    assert (await lead.do(someone.id, "transfer", agent_id=str(to.id))).json()["owner"] == "agent"
    assert (await lead.do(someone.id, "transfer", agent_id=str(agent.id))).json()["owner"] == "agent"
    assert (await agent.chats(), await to.chats()) == ([someone.id], [])
