"""What an agent's feed tells beside the messages: how far they have got, notes, and who else is there."""

from typing import Any

import pytest
from sqlalchemy import select

from api.conversations import feed as feeds
from api.conversations.feed import Feed
from api.conversations.pulse import Pulse
from api.conversations.readers import CustomerReader
from models import BrowserSession
from tests.api.writing.conftest import Heard, Talk


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "BEAT_EVERY", 0.05)


async def customers_feed(talk: Talk, after: int) -> Feed:
    contact_id = (await talk.floor.conversation(talk.id)).contact_id
    async with talk.parts.database.session() as session:
        browser_id = await session.scalar(select(BrowserSession.id).where(BrowserSession.contact_id == contact_id))
    assert browser_id
    return Feed(talk.parts, CustomerReader(browser_id, talk.id), after)


async def test_a_message_says_who_said_it_and_how_far_it_has_got_and_then_each_change(talk: Talk) -> None:
    seq = (await talk.say("Hello")).json()["seq"]
    async with talk.followed(after=2) as feed:
        message = await feed.until("message")
        assert (message["sender"]["name"], message["delivery"]["state"]) == ("Sam Whitfield", "queued")
        await feed.until("beat")
        await talk.page.put(f"{talk.path}/seen", json={"seq": seq})
        talk.parts.live.hand(talk.id, "seen", who="customer")
        # Those before it are read as well.
        change = [await feed.until("delivery") for _ in range(3)][-1]
        assert (change["seq"], change["message_id"], change["state"]) == (seq, message["id"], "read")
        talk.parts.live.hand(talk.id, "seen", who="customer")
        assert "delivery" not in await feed.before_a_beat()


async def test_a_page_that_comes_back_is_told_how_far_what_it_shows_has_got(talk: Talk) -> None:
    await talk.say("Hello")
    async with talk.followed(after=3) as feed:
        assert (await feed.until("delivery"))["state"] == "queued"


async def test_what_the_customer_s_page_has_fetched_is_news_to_the_desk(talk: Talk, heard: Heard) -> None:
    await talk.say("Hello")
    heard.hints.clear()
    events = (await customers_feed(talk, after=0)).events()
    for _ in range(5):
        await anext(events)
    await events.aclose()  # type: ignore[attr-defined]
    assert heard.of("state") == [{"what": "state", "who": "customer"}]
    shown = (await talk.sam.client.get(f"{talk.at}/messages")).json()["messages"][-1]
    assert shown["delivery"]["state"] == "sent"


async def test_notes_come_in_order_from_the_one_the_page_has(talk: Talk) -> None:
    for text in ("one", "two"):
        await talk.note(text)
    async with talk.followed(notes_after=1) as feed:
        assert (await feed.until("note"))["text"] == "two"
        await feed.until("beat")
        await talk.note("three")
        talk.parts.live.hand(talk.id, "note", who="colleague")
        assert (await feed.until("note"))["text"] == "three"


async def test_a_note_of_which_no_hint_came_is_found_within_a_pulse(talk: Talk) -> None:
    pulse = Pulse(talk.parts.database, talk.parts.live)
    async with talk.followed() as feed:
        await feed.until("beat")
        await talk.note("quietly")
        await pulse.look()
        assert (await feed.until("note"))["text"] == "quietly"


async def test_a_customer_s_feed_hears_nothing_of_notes_and_company(talk: Talk) -> None:
    events = (await customers_feed(talk, after=2)).events()
    assert (await anext(events)).event == "conversation"
    await talk.note("not for you")
    await Pulse(talk.parts.database, talk.parts.live).look()
    for what in ("note", "company"):
        talk.parts.live.hand(talk.id, what, who="colleague")
    told: list[Any] = [await anext(events) for _ in range(3)]
    await events.aclose()  # type: ignore[attr-defined]
    assert {event.event for event in told} == {"beat"}


async def test_who_comes_and_goes_is_told_once_each(talk: Talk) -> None:
    other = await talk.floor.agent("Lucía Herrero")
    async with talk.followed() as feed:
        await feed.until("beat")
        for writing in ("reply", "reply", None):
            await other.client.put(f"{talk.at}/looking", json={"writing": writing})
            await talk.sam.client.put(f"{talk.at}/looking", json={"writing": writing})
            talk.parts.live.hand(talk.id, "company", who="colleague")
        told = await feed.until("company")
        assert [(each["name"], each["writing"]) for each in told["agents"]] == [("Lucía Herrero", None)]
        await other.client.delete(f"{talk.at}/looking")
        talk.parts.live.hand(talk.id, "company", who="colleague")
        assert (await feed.until("company"))["agents"] == []
        talk.parts.live.hand(talk.id, "company", who="colleague")
        assert "company" not in await feed.before_a_beat()
