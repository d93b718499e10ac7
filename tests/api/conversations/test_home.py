"""One conversation in all of a customer's browsers, as safe in each as it is known who sits there."""

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select, update

from api import tokens
from api.auth import IDENTIFIED_FOR
from api.conversations import turns
from api.dialogue import Dialogue
from api.parts import Parts
from api.sessions import COOKIE, find_browser, hash_of
from models import BrowserSession, Conversation, Message, Team
from models.base import now
from tests.api.callers import ANA, BEN, Callers
from tests.api.conftest import SECRET, Bot, Codes
from tests.api.conversations.conftest import id_in, texts
from tests.api.conversations.test_endpoints import ANA as NUMBER
from tests.api.conversations.test_endpoints import opened, saying
from tests.api.conversations.test_sign_in import ASKED, read
from tests.api.handoff.conftest import ALWAYS

PRIVATE: dict[str, object] = {"text": "Your PUK is 4711 2000.", "custom": {"secret": True}}


@pytest.fixture
async def phone(callers: Callers) -> AsyncIterator[httpx.AsyncClient]:
    async with callers.nobody() as client:
        yield client


@pytest.fixture
async def desktop(callers: Callers, parts: Parts, dialogue: Dialogue, bot: Bot) -> httpx.AsyncClient:
    """Ana's, where she has said something and was answered."""
    signed_in = await callers.customer(ANA)
    path = await opened(signed_in)
    bot.answers = [{"text": "Your bill is £84.20."}]
    await signed_in.post(f"{path}/messages", json=saying("my bill"))
    await turns.answer_all(parts, dialogue, id_in(path))
    return signed_in


async def signs_in(browser: httpx.AsyncClient, codes: Codes) -> str:
    """On a page of ours, beside the conversation. The one it has then."""
    await browser.post("/v1/sign-in/codes", json={"address": NUMBER})
    assert (await browser.post("/v1/sign-in", json={"code": codes.sent[-1][1]})).status_code == 200
    return await opened(browser)


async def wears_off(parts: Parts, browser: httpx.AsyncClient, after: timedelta) -> None:
    async with parts.database.transaction() as session:
        mine = BrowserSession.token_hash == hash_of(browser.cookies[COOKIE])
        await session.execute(update(BrowserSession).where(mine).values(verified_until=now() - after))


async def test_two_browsers_of_a_customer_show_the_same_and_another_customers_does_not(
    callers: Callers, desktop: httpx.AsyncClient
) -> None:
    path = await opened(desktop)
    phone = await callers.customer(ANA)
    assert await opened(phone) == path
    await phone.post(f"{path}/messages", json=saying("and why so much?"))
    assert (await texts(desktop, path))[-1] == "customer: and why so much?"
    ben = await callers.customer(BEN)
    assert await opened(ben) != path
    assert (await ben.get(f"{path}/messages")).status_code == 404


async def test_what_was_said_before_signing_in_goes_on_in_the_conversation_that_is_there(
    desktop: httpx.AsyncClient, phone: httpx.AsyncClient, parts: Parts, dialogue: Dialogue, bot: Bot, codes: Codes
) -> None:
    path, before = await opened(desktop), await opened(phone)
    await turns.answer_all(parts, dialogue, id_in(before))
    shown = len(await texts(desktop, path))
    bot.answers = [ASKED]
    await phone.post(f"{before}/messages", json=saying("why did it go up"))
    await turns.answer_all(parts, dialogue, id_in(before))
    await phone.post(f"{before}/sign-in/codes", json={"address": NUMBER})
    signed_in = await phone.post(f"{before}/sign-in", json={"code": codes.sent[-1][1]})
    assert (signed_in.json()["id"], signed_in.json()["level"]) == (str(id_in(path)), "verified")
    messages = await read(desktop, path)
    assert [message["seq"] for message in messages] == list(range(1, len(messages) + 1))
    assert [message["content"]["text"] for message in messages[shown:]] == [
        "why did it go up",
        "First I need to know who you are.",
        "Signed in as Ana Brown on another device: A browser",
    ]
    assert await texts(phone, path) == await texts(desktop, path)
    assert (await phone.get(before)).status_code == 404
    await turns.answer_all(parts, dialogue, id_in(path))
    assert bot.turns[-1]["intent"] == "check_bill"
    async with parts.database.session() as session:
        left = await session.get_one(Conversation, id_in(before))
        stayed = (await session.scalars(select(Message.seq).where(Message.conversation_id == left.id))).all()
    assert (left.owner, left.last_seq, left.asked_seq) == ("closed", len(stayed), len(stayed))


async def test_what_was_asked_and_not_answered_before_signing_in_is_answered_once_where_it_goes_on(
    desktop: httpx.AsyncClient, phone: httpx.AsyncClient, parts: Parts, dialogue: Dialogue, bot: Bot, codes: Codes
) -> None:
    path, before = await opened(desktop), await opened(phone)
    await turns.answer_all(parts, dialogue, id_in(before))
    body = saying("why did it go up")
    await phone.post(f"{before}/messages", json=body)
    bot.turns.clear()
    assert await signs_in(phone, codes) == path
    for each in (before, path):
        await turns.answer_all(parts, dialogue, id_in(each))
    assert [turn["text"] for turn in bot.turns] == ["why did it go up"]
    # The page that never heard that it was taken says it again, where it is now.
    again = await phone.post(f"{path}/messages", json=body)
    assert again.status_code == 202
    assert [said for said in await texts(phone, path) if "go up" in said] == ["customer: why did it go up"]


async def test_a_code_that_is_typed_brings_what_was_said_along(
    desktop: httpx.AsyncClient, phone: httpx.AsyncClient, parts: Parts, dialogue: Dialogue, bot: Bot, codes: Codes
) -> None:
    path, before = await opened(desktop), await opened(phone)
    bot.answers = [ASKED]
    await phone.post(f"{before}/messages", json=saying("why did it go up"))
    await turns.answer_all(parts, dialogue, id_in(before))
    await phone.post(f"{before}/messages", json=saying(NUMBER))
    typed = await phone.post(f"{before}/messages", json=saying(codes.sent[-1][1]))
    assert typed.status_code == 202
    messages = await read(phone, path)
    assert [message["id"] for message in messages if message["seq"] == typed.json()["seq"]] == [typed.json()["id"]]
    assert [message["seq"] for message in messages] == list(range(1, len(messages) + 1))


async def test_nothing_is_done_for_the_browser_that_was_proven_long_ago_because_another_has_just_been(
    callers: Callers, desktop: httpx.AsyncClient, parts: Parts, dialogue: Dialogue, bot: Bot, codes: Codes
) -> None:
    path = await opened(desktop)
    await wears_off(parts, desktop, timedelta(hours=1))
    phone = await callers.customer(ANA)
    await opened(phone)
    levels = {}
    for name, browser in (("phone", phone), ("desktop", desktop)):
        await browser.post(f"{path}/messages", json=saying("pay it"))
        await turns.answer_all(parts, dialogue, id_in(path))
        levels[name] = tokens.read(str(bot.turns[-1]["token"]), SECRET).level
    assert levels == {"phone": "verified", "desktop": "identified"}
    assert (await desktop.get(path)).json()["level"] == "identified"
    assert (await phone.get(path)).json()["level"] == "verified"


async def test_what_two_of_them_say_at_once_is_done_as_for_the_lesser(
    callers: Callers, desktop: httpx.AsyncClient, parts: Parts, dialogue: Dialogue, bot: Bot
) -> None:
    path = await opened(desktop)
    await wears_off(parts, desktop, timedelta(hours=1))
    phone = await callers.customer(ANA)
    await opened(phone)
    for browser in (desktop, phone):
        await browser.post(f"{path}/messages", json=saying("pay it"))
    await turns.answer_all(parts, dialogue, id_in(path))
    assert bot.turns[-1]["text"] == "pay it\npay it"
    assert tokens.read(str(bot.turns[-1]["token"]), SECRET).level == "identified"


async def test_a_secret_is_shown_only_where_somebody_was_proven_lately(
    callers: Callers, desktop: httpx.AsyncClient, parts: Parts, dialogue: Dialogue, bot: Bot
) -> None:
    path = await opened(desktop)
    await wears_off(parts, desktop, timedelta(hours=1))
    phone = await callers.customer(ANA)
    await opened(phone)
    bot.answers = [PRIVATE]
    await phone.post(f"{path}/messages", json=saying("my puk"))
    await turns.answer_all(parts, dialogue, id_in(path))
    assert "4711 2000" in str(await texts(phone, path))
    assert "4711 2000" not in str(await texts(desktop, path))


async def test_where_a_sign_in_has_worn_off_nothing_is_read_any_more_until_the_next(
    desktop: httpx.AsyncClient, parts: Parts, codes: Codes
) -> None:
    path = await opened(desktop)
    await wears_off(parts, desktop, IDENTIFIED_FOR)
    assert (await desktop.get(f"{path}/messages")).status_code == 404
    assert (await desktop.post(f"{path}/messages", json=saying("hello"))).status_code == 404
    fresh = await opened(desktop)
    assert fresh != path
    assert await signs_in(desktop, codes) == path


async def test_signing_out_ends_it_only_at_the_last_of_them(
    callers: Callers, desktop: httpx.AsyncClient, parts: Parts
) -> None:
    path = await opened(desktop)
    phone = await callers.customer(ANA)
    await opened(phone)
    await phone.post("/v1/sign-out")
    assert (await desktop.post(f"{path}/messages", json=saying("still there?"))).status_code == 202
    assert (await phone.get(path)).status_code == 401
    await desktop.post("/v1/sign-out")
    async with parts.database.session() as session:
        assert (await session.get_one(Conversation, id_in(path))).owner == "closed"


async def test_one_that_was_forgotten_somewhere_keeps_nothing_open(
    callers: Callers, desktop: httpx.AsyncClient, parts: Parts
) -> None:
    path = await opened(desktop)
    lent = await callers.customer(ANA)
    await opened(lent)
    await wears_off(parts, lent, IDENTIFIED_FOR)
    await desktop.post("/v1/sign-out")
    async with parts.database.session() as session:
        assert (await session.get_one(Conversation, id_in(path))).owner == "closed"


async def test_nobody_is_taken_from_the_person_they_talk_to(
    desktop: httpx.AsyncClient, phone: httpx.AsyncClient, parts: Parts, codes: Codes
) -> None:
    async with parts.database.transaction() as session:
        await session.execute(update(Team).values(hours=ALWAYS, holidays=[]))
    path, before = await opened(desktop), await opened(phone)
    await phone.post(f"{before}/messages", json=saying("a person please"))
    assert (await phone.post("/v1/handoffs", json={"reason": "asked_for_person", "topic": "billing"})).is_success
    assert await signs_in(phone, codes) == before
    assert (await phone.get(before)).json()["owner"] == "waiting"
    await phone.delete("/v1/handoffs/mine")
    async with parts.database.session() as session:
        browser = await find_browser(session, phone.cookies[COOKIE])
    assert browser
    assert browser.home_id is None
    assert await opened(desktop) == path
