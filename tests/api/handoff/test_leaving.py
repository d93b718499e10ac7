"""Leaving the page in the line: the place is kept, and whoever takes it answers by text."""

import httpx
import pytest
from sqlalchemy import select

from api.channels import outbox
from api.conversations.threads import CONTINUED
from api.handoff import hearing
from api.handoff.assigning import assign_all
from api.parts import Parts
from models import Contact, Conversation, ConversationOwner, Message
from tests.api.card.conftest import _nobody_hurries as _nobody_hurries
from tests.api.channels.carrier import ANA, Carrier
from tests.api.channels.conftest import Texting
from tests.api.channels.conftest import carrier as carrier
from tests.api.channels.conftest import parts as parts
from tests.api.channels.conftest import texting as texting
from tests.api.channels.test_threads import sign_in_on_the_web
from tests.api.conftest import Codes
from tests.api.conversations.conftest import id_in
from tests.api.conversations.test_endpoints import saying
from tests.api.handoff.conftest import ASKING, Desk, Floor, lines
from tests.api.handoff.test_hearing import said

LEAVE = "/v1/handoffs/mine/text-me"


@pytest.fixture
async def waiting(browser: httpx.AsyncClient, floor: Floor, codes: Codes) -> str:
    """Ana, signed in on a page, second in line."""
    await floor.waiting()
    path = await sign_in_on_the_web(browser, codes)
    assert (await browser.post("/v1/handoffs", json=ASKING)).json()["place"] == 2
    return path


async def by_text(parts: Parts) -> Conversation:
    async with parts.database.session() as session:
        of_phone = select(Conversation).join(Contact).where(Contact.address == ANA)
        return (await session.scalars(of_phone)).one()


async def agent_text(parts: Parts, carrier: Carrier, desk: Desk, thread: Conversation, words: str) -> None:
    shown = (await desk.client.get(f"/v1/desk/conversations/{thread.id}")).json()["last_seq"]
    body = {**saying(words), "seen_seq": shown}
    (await desk.client.post(f"/v1/desk/conversations/{thread.id}/messages", json=body)).raise_for_status()
    await outbox.deliver_all(parts, thread.id)


async def test_the_place_goes_along_and_whoever_takes_it_answers_by_text(
    waiting: str, browser: httpx.AsyncClient, floor: Floor, parts: Parts, carrier: Carrier
) -> None:
    before = await floor.handoff(id_in(waiting))
    told = (await browser.post(LEAVE)).raise_for_status().json()
    assert (told["state"], told["place"], told["texts_to"]) == ("by_text", 2, "07••• •••101")
    thread = await by_text(parts)
    after = await floor.handoff(thread.id)
    assert (after.id, after.due_at, after.waiting_since) == (before.id, before.due_at, before.waiting_since)
    assert (await floor.conversation(id_in(waiting))).owner is ConversationOwner.bot
    await outbox.deliver_all(parts, thread.id)
    (text,) = carrier.texts
    assert "number 2 in line" in text
    assert text.endswith("Reply LEAVE to leave the line")
    desk = await floor.agent("Sam W", capacity=2)
    await assign_all(parts)
    await desk.do(thread.id, "acceptance")
    await agent_text(parts, carrier, desk, thread, "Hi Ana, Sam here.")
    assert [sent.to for sent in carrier.sent] == [ANA] * 3
    assert carrier.texts[1:] == ["Sam joins the conversation", "Hi Ana, Sam here."]


async def test_the_page_is_the_assistants_again_and_says_so_once(
    waiting: str, browser: httpx.AsyncClient, floor: Floor, parts: Parts
) -> None:
    await browser.post(LEAVE)
    left = await floor.conversation(id_in(waiting))
    said_last = (await lines(parts, left.id))[-1]
    assert said_last.startswith("You keep your place in line: we text 07••• •••101")
    # The assistant only listens: it is asked nothing by this.
    assert left.asked_seq < left.last_seq
    assert (await browser.post(f"{waiting}/messages", json=saying("hello"))).status_code == 202


@pytest.mark.commits
async def test_the_agent_knows_who_it_is_what_was_said_and_that_nothing_is_proven(
    waiting: str, browser: httpx.AsyncClient, floor: Floor, parts: Parts
) -> None:
    await said(browser, waiting, "it is about the bill of March")
    await browser.post(LEAVE)
    desk, thread = await floor.agent("Sam W"), await by_text(parts)
    card = (await desk.client.get(f"/v1/desk/conversations/{thread.id}/card")).raise_for_status().json()
    assert (card["who"]["name"], card["proof"]["level"]) == ("Ana Brown", "anonymous")
    assert card["wants"]["said"] == "it is about the bill of March"
    async with parts.database.session() as session:
        found = select(Message.content).where(Message.conversation_id == thread.id).order_by(Message.seq)
        events = [content.get("event") for content in await session.scalars(found)]
    assert CONTINUED in events


async def test_pressed_twice_it_is_done_once(
    waiting: str, browser: httpx.AsyncClient, parts: Parts, carrier: Carrier
) -> None:
    first, second = [(await browser.post(LEAVE)).raise_for_status().json() for _ in range(2)]
    assert first == second
    await outbox.deliver_all(parts, (await by_text(parts)).id)
    assert len(carrier.sent) == 1


async def test_who_asks_again_on_the_page_is_in_one_line_once(
    waiting: str, browser: httpx.AsyncClient, floor: Floor
) -> None:
    left = (await browser.post(LEAVE)).json()
    assert (await browser.post("/v1/handoffs", json=ASKING)).json() == left
    assert (await browser.get("/v1/handoffs/mine")).json() == left


async def test_leave_texted_back_leaves_the_line(
    waiting: str, browser: httpx.AsyncClient, floor: Floor, parts: Parts, texting: Texting, carrier: Carrier
) -> None:
    await browser.post(LEAVE)
    thread = await by_text(parts)
    await texting.text("how long?")
    await hear_last(parts, thread)
    await outbox.deliver_all(parts, thread.id)
    assert "number 2 in line" in carrier.texts[-1] or "number 2 in line" in (carrier.sent[-1].content.plain or "")
    await texting.text("LEAVE")
    await hear_last(parts, thread)
    assert (await floor.conversation(thread.id)).owner is ConversationOwner.bot
    assert (await floor.trace(thread.id))[-1] == "handoff withdrawn"


async def hear_last(parts: Parts, thread: Conversation) -> None:
    async with parts.database.session() as session:
        theirs = select(Message.id).where(Message.conversation_id == thread.id, Message.sender == "customer")
        last = (await session.scalars(theirs.order_by(Message.seq.desc()))).first()
    assert last
    await hearing.hear(parts, last)


async def test_one_who_is_being_asked_gets_it_by_text(
    waiting: str, browser: httpx.AsyncClient, floor: Floor, parts: Parts
) -> None:
    desk = await floor.agent("Sam W", capacity=9)
    await assign_all(parts)
    assert (await browser.get("/v1/handoffs/mine")).json()["state"] == "called"
    await browser.post(LEAVE)
    thread = await by_text(parts)
    assert (await desk.do(id_in(waiting), "acceptance")).json()["type"] == "/problems/changed-hands"
    await assign_all(parts)
    assert (await desk.do(thread.id, "acceptance")).status_code == 200
