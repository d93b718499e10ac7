"""Who is writing and how far each side has read: told to the other side, kept as little as it needs."""

import httpx
from sqlalchemy import func, select

from api.conversations import turns
from api.conversations.feed import Feed
from api.conversations.readers import CustomerReader
from api.dialogue import Dialogue
from api.parts import Parts
from api.writing.reader import AgentReader
from models import (
    AgentSession,
    BrowserSession,
    Conversation,
    ConversationOwner,
    Delivery,
    DeliveryState,
    Message,
)
from tests.api.conftest import Bot
from tests.api.conversations.conftest import Heard, at_desk, id_in
from tests.api.conversations.test_endpoints import opened


async def given_to_an_agent(parts: Parts, path: str) -> None:
    async with parts.database.transaction() as session:
        conversation = await session.get_one(Conversation, id_in(path))
        conversation.owner = ConversationOwner.agent
        conversation.epoch += 1


async def seen(browser: httpx.AsyncClient, path: str) -> tuple[int, int]:
    shown = (await browser.get(path)).json()
    return shown["customer_seen_seq"], shown["agent_seen_seq"]


async def test_what_the_customer_has_seen_only_grows_and_its_deliveries_are_read(
    browser: httpx.AsyncClient, parts: Parts, greeted: str
) -> None:
    for seq in (2, 1):
        assert (await browser.put(f"{greeted}/seen", json={"seq": seq})).status_code == 204
    assert await seen(browser, greeted) == (2, 0)
    async with parts.database.session() as session:
        of_it = select(Delivery.state, Message.seq).join(Message, Message.id == Delivery.message_id)
        rows = await session.execute(of_it.where(Message.conversation_id == id_in(greeted)).order_by(Message.seq))
        assert {state for state, seq in rows if seq <= 2} == {DeliveryState.read}


async def test_what_nobody_has_said_yet_can_not_have_been_seen(browser: httpx.AsyncClient, greeted: str) -> None:
    answer = await browser.put(f"{greeted}/seen", json={"seq": 99})
    assert (answer.status_code, answer.json()["type"], answer.json()["field"]) == (
        422,
        "/problems/not-written-yet",
        "seq",
    )
    assert (await browser.put(f"{greeted}/seen", json={"seq": -1})).json()["fields"][0]["field"] == "seq"
    assert await seen(browser, greeted) == (0, 0)


async def test_a_mark_is_told_once_and_to_the_other_side(
    browser: httpx.AsyncClient, agent: httpx.AsyncClient, greeted: str, heard: Heard
) -> None:
    for _ in range(2):
        await browser.put(f"{greeted}/seen", json={"seq": 2})
        assert (await agent.put(f"{at_desk(greeted)}/seen", json={"seq": 1})).status_code == 204
    assert [hint["who"] for hint in heard.of("seen")] == ["customer", "agent"]
    assert await seen(browser, greeted) == (2, 1)


async def test_an_agent_who_read_it_is_news_to_the_page_and_the_page_to_the_desk(
    browser: httpx.AsyncClient, agent: httpx.AsyncClient, parts: Parts, greeted: str
) -> None:
    async with parts.database.session() as session:
        contact_id = (await session.get_one(Conversation, id_in(greeted))).contact_id
        browser_id = await session.scalar(select(BrowserSession.id).where(BrowserSession.contact_id == contact_id))
        desk_id = await session.scalar(select(AgentSession.id))
    assert browser_id
    assert desk_id
    page = Feed(parts, CustomerReader(browser_id, id_in(greeted)), 99).events()
    desk = Feed(parts, AgentReader(desk_id, id_in(greeted)), 99).events()
    assert [(await anext(feed)).event for feed in (page, desk)] == ["conversation", "conversation"]
    await browser.put(f"{greeted}/seen", json={"seq": 2})
    parts.live.hand(id_in(greeted), "seen", who="customer")
    # How far each message has got is told as well.
    told = [await anext(desk) for _ in range(5)]
    assert [event.data["customer_seen_seq"] for event in told if event.event == "conversation"] == [2]
    await agent.put(f"{at_desk(greeted)}/seen", json={"seq": 1})
    parts.live.hand(id_in(greeted), "seen", who="agent")
    assert (await anext(page)).data["agent_seen_seq"] == 1
    for feed in (page, desk):
        await feed.aclose()  # type: ignore[attr-defined]


async def test_writing_is_told_and_leaves_nothing_behind(
    browser: httpx.AsyncClient, parts: Parts, greeted: str, heard: Heard
) -> None:
    async with parts.database.session() as session:
        before = await session.scalar(select(func.count()).select_from(Message))
        assert (await browser.put(f"{greeted}/typing")).status_code == 204
        assert await session.scalar(select(func.count()).select_from(Message)) == before
    (hint,) = heard.of("typing")
    assert (hint["who"], hint["seconds"]) == ("customer", 6)


async def test_an_agent_is_seen_to_write_only_where_they_answer(
    agent: httpx.AsyncClient, parts: Parts, greeted: str, heard: Heard
) -> None:
    refused = await agent.put(f"{at_desk(greeted)}/typing")
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/not-with-agents")
    await given_to_an_agent(parts, greeted)
    assert (await agent.put(f"{at_desk(greeted)}/typing")).status_code == 204
    assert [hint["who"] for hint in heard.of("typing")] == ["agent"]


async def test_the_assistant_is_seen_to_write_while_it_thinks(
    browser: httpx.AsyncClient, parts: Parts, bot: Bot, dialogue: Dialogue, heard: Heard
) -> None:
    path = await opened(browser)
    await turns.answer_all(parts, dialogue, id_in(path))
    assert [hint["who"] for hint in heard.of("typing")] == ["assistant"]


async def test_writing_and_seeing_too_often_is_held_back(browser: httpx.AsyncClient, greeted: str) -> None:
    writing = [(await browser.put(f"{greeted}/typing")).status_code for _ in range(41)]
    seeing = [(await browser.put(f"{greeted}/seen", json={"seq": 1})).status_code for _ in range(121)]
    assert (writing[39], writing[40]) == (204, 429)
    assert (seeing[119], seeing[120]) == (204, 429)


async def test_in_a_conversation_that_has_ended_nobody_writes(
    browser: httpx.AsyncClient, parts: Parts, greeted: str
) -> None:
    async with parts.database.transaction() as session:
        conversation = await session.get_one(Conversation, id_in(greeted))
        conversation.owner, conversation.closed_at = ConversationOwner.closed, conversation.created_at
    answer = await browser.put(f"{greeted}/typing")
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/conversation-closed")
