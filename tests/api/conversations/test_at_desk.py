"""A conversation at the desk: for agents only, with a trace of each look, and without the customer's secrets."""

import uuid

import httpx
from sqlalchemy import select

from api.conversations import turns
from api.conversations.feed import Feed
from api.dialogue import Dialogue
from api.parts import Parts
from api.writing.reader import AgentReader
from models import AgentSession, Audit
from tests.api.conftest import Bot
from tests.api.conversations.conftest import at_desk, id_in
from tests.api.conversations.test_endpoints import opened


async def test_without_a_desk_nobody_follows_or_marks_what_a_customer_says(
    browser: httpx.AsyncClient, greeted: str
) -> None:
    path = at_desk(greeted)
    for call in (
        browser.get(path),
        browser.get(f"{path}/feed"),
        browser.put(f"{path}/typing"),
        browser.put(f"{path}/seen", json={"seq": 1}),
    ):
        answer = await call
        assert (answer.status_code, answer.json()["type"]) == (401, "/problems/agent-unknown")


async def test_a_conversation_that_is_not_there_is_not_found_at_the_desk(agent: httpx.AsyncClient) -> None:
    answer = await agent.get(f"/v1/desk/conversations/{uuid.uuid4()}")
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/conversation-unknown")


async def test_each_look_of_an_agent_leaves_a_trace(agent: httpx.AsyncClient, parts: Parts, greeted: str) -> None:
    shown = await agent.get(at_desk(greeted))
    assert shown.json()["agent_seen_seq"] == 0
    async with parts.database.session() as session:
        trace = (await session.scalars(select(Audit).where(Audit.conversation_id == id_in(greeted)))).one()
    assert (trace.actor_kind.value, trace.action) == ("agent", "GET /v1/desk/conversations/{conversation_id}")


async def test_a_secret_is_shown_to_the_customer_and_never_at_the_desk(
    browser: httpx.AsyncClient, agent: httpx.AsyncClient, parts: Parts, bot: Bot, dialogue: Dialogue
) -> None:
    path = await opened(browser)
    bot.answers = [{"text": "Your PUK is 12345678.", "custom": {"secret": True}}]
    await turns.answer_all(parts, dialogue, id_in(path))
    async with parts.database.session() as session:
        desk_id = await session.scalar(select(AgentSession.id))
    assert desk_id
    feed = Feed(parts, AgentReader(desk_id, id_in(path)), 0).events()
    told = [str((await anext(feed)).data) for _ in range(3)]
    await feed.aclose()  # type: ignore[attr-defined]
    assert "12345678" not in "".join(told)
    assert "12345678" in (await browser.get(f"{path}/messages")).text
