"""A desk's feed: everything once, then only what has changed, and for nobody but whom it concerns."""

from datetime import timedelta

import pytest

from api.conversations import feed as feeds
from api.conversations import repository
from api.following import feed as desk_feeds
from api.following.pulse import DeskPulse
from api.handoff import lateness
from api.handoff.assigning import assign_all
from api.parts import Parts
from connectors.content import Content
from models import Agent, AgentRole, AgentState, MessageSender
from tests.api.following.desks import following
from tests.api.handoff.conftest import Floor


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "BEAT_EVERY", 0.05)


@pytest.fixture
def pulse(parts: Parts) -> DeskPulse:
    """Nobody listens to Redis in these tests: they say themselves when it looks."""
    return DeskPulse(parts.database, parts.live)


async def test_on_connecting_everything_is_told_once_and_a_lead_has_a_board(floor: Floor, parts: Parts) -> None:
    desk, lead = await floor.agent("Sam W"), await floor.agent("Aisha B", role=AgentRole.lead)
    async with following(parts, desk) as feed:
        assert await feed.until_beat() == ["mention", "queue", "chats", "state"]
    async with following(parts, lead) as feed:
        assert await feed.until_beat() == ["mention", "queue", "chats", "state", "board"]


async def test_whoever_asks_is_news_for_those_who_answer_that_line(
    floor: Floor, parts: Parts, pulse: DeskPulse
) -> None:
    mine, other = await floor.agent("Sam W"), await floor.agent("Lucía H", teams=["accounts"])
    lead = await floor.agent("Aisha B", role=AgentRole.lead, teams=[])
    async with following(parts, mine) as one, following(parts, other) as two, following(parts, lead) as three:
        for feed in (one, two, three):
            await feed.until_beat()
        await pulse.look()
        await floor.waiting()
        await pulse.look()
        assert [await feed.until_beat() for feed in (one, two, three)] == [["queue"], [], ["queue", "board"]]


async def test_what_a_customer_says_is_news_for_whoever_has_them_alone(
    floor: Floor, parts: Parts, pulse: DeskPulse
) -> None:
    mine, other = await floor.agent("Sam W"), await floor.agent("Lucía H")
    someone = await floor.waiting()
    await mine.do(someone.id, "take-over")
    async with following(parts, mine) as one, following(parts, other) as two:
        for feed in (one, two):
            await feed.until_beat()
        async with parts.database.transaction() as session:
            conversation = await repository.hold(session, someone.id)
            await repository.append(session, conversation, MessageSender.customer, Content(text="hello?"))
        await pulse.look()
        assert (await one.until_beat(), await two.until_beat()) == (["chats"], [])


async def test_being_given_somebody_is_news_in_all_three_lists(floor: Floor, parts: Parts, pulse: DeskPulse) -> None:
    desk = await floor.agent("Sam W")
    await floor.waiting()
    async with following(parts, desk) as feed:
        await feed.until_beat()
        await assign_all(parts)
        await pulse.look()
        assert await feed.until_beat() == ["queue", "chats", "state"]
        # What was told is not told again.
        await pulse.look()
        assert await feed.until_beat() == []


async def test_that_somebody_is_late_is_news_although_nothing_else_has_changed(
    floor: Floor, parts: Parts, pulse: DeskPulse
) -> None:
    desk, someone = await floor.agent("Sam W"), await floor.waiting()
    await floor.moved_back(someone.id, due_at=timedelta(minutes=5))
    async with following(parts, desk) as feed:
        await feed.until_beat()
        await pulse.look()
        await feed.until_beat()
        await lateness.note_late(parts)
        await pulse.look()
        assert await feed.until_beat() == ["queue"]


async def test_a_mention_and_the_return_of_hints_make_the_desk_read_its_mentions(floor: Floor, parts: Parts) -> None:
    desk = await floor.agent("Sam W")
    async with following(parts, desk) as feed:
        await feed.until_beat()
        parts.live.hand(desk.id, "mention")
        assert await feed.until_beat() == ["mention"]
        parts.live.hand(desk.id, "more")
        assert await feed.until_beat() == ["mention"]


async def test_silence_costs_the_database_nothing_and_one_look_is_one_statement(
    floor: Floor, parts: Parts, pulse: DeskPulse, queries: list[str]
) -> None:
    one, two = await floor.agent("Sam W"), await floor.agent("Lucía H")
    await pulse.look()
    async with following(parts, one) as first, following(parts, two) as second:
        await first.until_beat()
        await second.until_beat()
        queries.clear()
        assert await first.until_beat() == []
        assert queries == []
        await pulse.look()
        assert len(queries) == 1


async def test_a_feed_ends_with_its_session_and_with_its_agent(
    floor: Floor, parts: Parts, pulse: DeskPulse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_feeds, "LOOKS_EVERY", 0.1)
    out, left = await floor.agent("Sam W"), await floor.agent("Lucía H")
    async with following(parts, out) as feed:
        await feed.until_beat()
        await out.client.delete("/v1/desk/session")
        assert await feed.to_its_end() <= {"beat"}
    monkeypatch.setattr(desk_feeds, "LOOKS_EVERY", 60.0)
    async with following(parts, left) as feed:
        await feed.until_beat()
        await pulse.look()
        async with parts.database.transaction() as session:
            (await session.get_one(Agent, left.id)).state = AgentState.disabled
        await pulse.look()
        assert await feed.to_its_end() <= {"beat", "queue", "chats", "state"}


async def test_without_a_desk_nobody_follows(floor: Floor) -> None:
    answer = await floor.callers.nobody().get("/v1/desk/feed")
    assert (answer.status_code, answer.json()["type"]) == (401, "/problems/agent-unknown")
