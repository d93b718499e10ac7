"""What agents do with conversations, and what they may not."""

import uuid

import httpx
from sqlalchemy import select

from api.conversations import turns
from api.dialogue import Dialogue
from api.handoff.assigning import assign_all
from api.parts import Parts
from models import (
    ActorKind,
    AgentRole,
    AgentState,
    Audit,
    Conversation,
    ConversationOwner,
    Delivery,
    HandoffState,
    Message,
)
from tests.api.callers import Callers
from tests.api.conftest import Bot
from tests.api.handoff.conftest import Asking, Floor, lines


async def test_an_agent_is_announced_once_and_only_when_they_are_there(floor: Floor, parts: Parts) -> None:
    desk, someone = await floor.agent("Sam Whitfield"), await floor.waiting()
    await assign_all(parts)
    assert await lines(parts, someone.id) == ["You're in line for a person"]
    for _ in range(2):
        assert (await desk.do(someone.id, "acceptance")).json()["owner"] == "agent"
    assert await lines(parts, someone.id) == ["You're in line for a person", "Sam joins the conversation"]
    assert (await someone.where())["agent_name"] == "Sam"
    assert await floor.trace(someone.id) == ["handoff asked", "handoff assigned", "handoff accepted"]


async def test_who_texts_hears_who_is_there_and_who_is_not(floor: Floor, parts: Parts) -> None:
    desk, someone = await floor.agent("Sam W"), await floor.customer()
    async with parts.database.transaction() as session:
        (await session.get_one(Conversation, someone.id)).connector = "carrier"
    await someone.ask()
    await desk.do(someone.id, "take-over")
    await desk.do(someone.id, "return", note="Solved.")
    async with parts.database.session() as session:
        sent = select(Message.content).join(Delivery, Delivery.message_id == Message.id).order_by(Message.seq)
        found = await session.scalars(sent.where(Message.conversation_id == someone.id))
        # That they are in line, the bot says itself.
        assert [content["event"] for content in found] == ["agent_joined", "with_assistant"]


async def test_nobody_accepts_what_was_given_to_another(floor: Floor, parts: Parts) -> None:
    await floor.agent("Sam W")
    someone = await floor.waiting()
    await assign_all(parts)
    other = await floor.agent("Lucía H")
    for answer in (await other.do(someone.id, "acceptance"), await other.do((await floor.customer()).id, "acceptance")):
        assert (answer.status_code, answer.json()["type"]) == (409, "/problems/changed-hands")


async def test_a_take_over_from_the_assistant_leaves_its_answer_unsaid(
    floor: Floor, parts: Parts, bot: Bot, dialogue: Dialogue, callers: Callers
) -> None:
    desk, someone = await floor.agent("Sam W"), await floor.customer()
    assert (await desk.do(someone.id, "take-over")).json()["owner"] == "agent"
    await turns.answer_all(parts, dialogue, someone.id)
    assert bot.turns == []
    kept = await floor.handoff(someone.id)
    assert (kept.state, kept.agent_id, kept.team_code) == (HandoffState.assigned, desk.id, "general")
    assert kept.accepted_at is not None


async def test_out_of_the_line_anybody_takes_and_from_a_colleague_only_a_lead(floor: Floor, parts: Parts) -> None:
    first, second = await floor.agent("Sam W"), await floor.agent("Lucía H")
    lead = await floor.agent("Aisha B", role=AgentRole.lead)
    someone = await floor.waiting()
    assert (await first.do(someone.id, "take-over")).status_code == 200
    answer = await second.do(someone.id, "take-over")
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/not-yours")
    assert (await lead.do(someone.id, "take-over")).status_code == 200
    assert (await first.chats(), await lead.chats()) == ([], [someone.id])


async def test_nobody_takes_over_more_than_they_can_answer_or_while_away(floor: Floor) -> None:
    full = await floor.agent("Sam W", capacity=1)
    await full.do((await floor.waiting()).id, "take-over")
    someone = await floor.waiting()
    assert (await full.do(someone.id, "take-over")).json()["type"] == "/problems/hands-full"
    away = await floor.agent("Lucía H", state=AgentState.away)
    assert (await away.do(someone.id, "take-over")).json()["type"] == "/problems/not-at-work"
    lead = await floor.agent("Aisha B", role=AgentRole.lead)
    answer = await lead.do(someone.id, "transfer", agent_id=str(full.id))
    assert answer.json()["type"] == "/problems/hands-full"


async def test_back_with_the_assistant_the_note_is_neither_its_nor_the_customers(floor: Floor, parts: Parts) -> None:
    desk, someone = await floor.agent("Sam W"), await floor.waiting()
    await desk.do(someone.id, "take-over")
    answer = await desk.do(someone.id, "return", note="The charge is credited; the plan is still open.")
    assert answer.json()["owner"] == "bot"
    told = await someone.where()
    assert (told["state"], "credited" in str(told)) == ("returned", False)
    said = await lines(parts, someone.id)
    assert said[-1] == "Back with the assistant"
    assert "credited" not in str(said)


async def test_it_is_closed_with_a_reason_and_a_summary(floor: Floor, parts: Parts) -> None:
    desk, someone = await floor.agent("Sam W"), await floor.waiting()
    await desk.do(someone.id, "take-over")
    assert (await desk.do(someone.id, "close", reason="solved")).status_code == 422
    answer = await desk.do(someone.id, "close", reason="solved", summary="Credited £5 for the outage.")
    assert answer.json()["owner"] == "closed"
    kept = await floor.handoff(someone.id)
    assert (kept.state, kept.outcome, kept.summary) == (HandoffState.closed, "solved", "Credited £5 for the outage.")
    assert (await floor.conversation(someone.id)).owner is ConversationOwner.closed
    assert (await desk.do(someone.id, "close", reason="solved", summary="Again.")).status_code == 409
    async with parts.database.session() as session:
        of_it = select(Audit).where(Audit.conversation_id == someone.id).order_by(Audit.id.desc()).limit(1)
        last = (await session.scalars(of_it)).one()
    assert (last.actor_kind, last.actor_id, last.action) == (ActorKind.agent, str(desk.id), "handoff ended")


async def test_an_agent_sees_the_lines_of_their_teams_in_order_and_a_lead_all(floor: Floor, parts: Parts) -> None:
    normal, urgent = await floor.waiting(), await floor.waiting(priority="urgent")
    other = await floor.waiting(topic="billing")
    desk, lead = await floor.agent("Sam W"), await floor.agent("Aisha B", role=AgentRole.lead)

    async def queue(client: httpx.AsyncClient) -> list[str]:
        answer = await client.get("/v1/desk/queue")
        return [item["conversation_id"] for item in answer.json()["items"]]

    def ids(*each: Asking) -> list[str]:
        return [str(one.id) for one in each]

    assert await queue(desk.client) == ids(urgent, normal)
    assert await queue(lead.client) == ids(urgent, normal, other)


async def test_how_an_agent_is_follows_from_how_they_were(floor: Floor) -> None:
    desk = await floor.agent("Sam W", state=AgentState.offline)
    answer = await desk.client.put("/v1/desk/state", json={"state": "finishing"})
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/not-from-here")
    await desk.say("available")
    shown = (await desk.client.get("/v1/desk/state")).json()
    assert shown == {"state": "available", "capacity": 3, "chats": 0}


async def test_without_a_desk_nobody_does_any_of_it(floor: Floor, callers: Callers) -> None:
    nobody, someone = callers.nobody(), await floor.waiting()
    at = f"/v1/desk/conversations/{someone.id}"
    for call in (
        nobody.get("/v1/desk/queue"),
        nobody.get("/v1/desk/chats"),
        nobody.get("/v1/desk/state"),
        nobody.put("/v1/desk/state", json={"state": "available"}),
        nobody.put("/v1/desk/here"),
        nobody.post(f"{at}/acceptance"),
        nobody.post(f"{at}/take-over"),
        nobody.post(f"{at}/return", json={}),
        nobody.post(f"{at}/transfer", json={"team": "general"}),
        nobody.post(f"{at}/close", json={"reason": "solved", "summary": "Done."}),
    ):
        answer = await call
        assert (answer.status_code, answer.json()["type"]) == (401, "/problems/agent-unknown")
    unknown = await (await floor.agent("Sam W")).do(uuid.uuid4(), "take-over")
    assert (unknown.status_code, unknown.json()["type"]) == (404, "/problems/conversation-unknown")
