"""One conversation in all of a customer's browsers: what is said at one shows in all."""

import asyncio

import httpx
import pytest
from sqlalchemy import select, update

from api import tokens
from api.auth import IDENTIFIED_FOR
from api.conversations import turns
from api.dialogue import Dialogue
from api.parts import Parts
from models import Conversation, Message, Team
from tests.api.callers import ANA, BEN, Callers
from tests.api.conftest import SECRET, Bot, Codes
from tests.api.conversations.at_home import desktop, phone, signs_in, wears_off
from tests.api.conversations.conftest import id_in, texts
from tests.api.conversations.test_endpoints import ANA as NUMBER
from tests.api.conversations.test_endpoints import opened, saying
from tests.api.conversations.test_sign_in import ASKED, read
from tests.api.handoff.conftest import ALWAYS

__all__ = ["desktop", "phone"]


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
        "Signed in as Ana Brown on one more device: A browser",
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
    assert tokens.read(str(bot.turns[-1]["token"]), SECRET).level == "verified"
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
    assert await opened(desktop) == path


async def test_nor_is_who_had_been_signed_in_before(desktop: httpx.AsyncClient, parts: Parts, codes: Codes) -> None:
    async with parts.database.transaction() as session:
        await session.execute(update(Team).values(hours=ALWAYS, holidays=[]))
    await wears_off(parts, desktop, IDENTIFIED_FOR)
    before = await opened(desktop)
    await desktop.post(f"{before}/messages", json=saying("a person please"))
    assert (await desktop.post("/v1/handoffs", json={"reason": "asked_for_person", "topic": "billing"})).is_success
    assert await signs_in(desktop, codes) == before
    assert (await desktop.get(before)).json()["owner"] == "waiting"


async def test_whoever_joins_is_named_also_without_a_word_said_before(
    callers: Callers, desktop: httpx.AsyncClient, phone: httpx.AsyncClient, codes: Codes
) -> None:
    path = await opened(desktop)
    line = "system: Signed in as Ana Brown on one more device: A browser"
    await phone.post("/v1/sign-in/codes", json={"address": NUMBER})
    await phone.post("/v1/sign-in", json={"code": codes.sent[-1][1]})
    assert (await texts(desktop, path)).count(line) == 1
    await opened(await callers.customer(ANA))
    assert (await texts(desktop, path)).count(line) == 2


@pytest.mark.commits
async def test_two_that_leave_at_once_leave_nothing_open(
    callers: Callers, desktop: httpx.AsyncClient, parts: Parts
) -> None:
    path = await opened(desktop)
    phone = await callers.customer(ANA)
    await opened(phone)
    await asyncio.gather(*(browser.post("/v1/sign-out") for browser in (desktop, phone)))
    async with parts.database.session() as session:
        assert (await session.get_one(Conversation, id_in(path))).owner == "closed"
