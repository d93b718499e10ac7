"""A conversation at several browsers is as safe at each as it is known who sits there."""

from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select

from api import tokens
from api.auth import IDENTIFIED_FOR, VERIFIED_FOR
from api.conversations import feed, turns
from api.conversations.readers import CustomerReader
from api.dialogue import Dialogue
from api.parts import Parts
from api.sessions import COOKIE, hash_of
from models import BrowserSession, Conversation, Level
from models.base import now
from tests.api.callers import ANA, Callers
from tests.api.conftest import SECRET, Bot, Codes
from tests.api.conversations.at_home import desktop, phone, signs_in, wears_off
from tests.api.conversations.conftest import id_in, texts
from tests.api.conversations.test_endpoints import ANA as NUMBER
from tests.api.conversations.test_endpoints import opened, saying
from tests.api.conversations.test_feed import following
from tests.api.conversations.test_sign_in import ASKED

__all__ = ["desktop", "phone"]

PRIVATE: dict[str, object] = {"text": "Your PUK is 4711 2000.", "custom": {"secret": True}}


async def vouched(parts: Parts, path: str) -> None:
    """As an agent does who has asked whoever is there."""
    async with parts.database.transaction() as session:
        conversation = await session.get_one(Conversation, id_in(path), with_for_update=True)
        conversation.level, conversation.verified_until = Level.verified, now() + VERIFIED_FOR


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


async def test_an_agent_vouches_for_whoever_spoke_last_and_for_nobody_who_speaks_next(
    callers: Callers, desktop: httpx.AsyncClient, parts: Parts, dialogue: Dialogue, bot: Bot
) -> None:
    path = await opened(desktop)
    await wears_off(parts, desktop, timedelta(hours=1))
    await vouched(parts, path)
    phone = await callers.customer(ANA)
    await wears_off(parts, phone, timedelta(hours=1))
    await opened(phone)
    levels = []
    for browser in (desktop, phone, desktop):
        await browser.post(f"{path}/messages", json=saying("pay it"))
        await turns.answer_all(parts, dialogue, id_in(path))
        levels.append(tokens.read(str(bot.turns[-1]["token"]), SECRET).level)
    # Whoever the agent has spoken to is the one who spoke last, and nobody else since.
    assert levels == ["verified", "identified", "identified"]


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


async def test_a_secret_is_shown_where_it_was_told_though_only_an_agent_had_vouched(
    callers: Callers, desktop: httpx.AsyncClient, parts: Parts, dialogue: Dialogue, bot: Bot
) -> None:
    path = await opened(desktop)
    await wears_off(parts, desktop, timedelta(hours=1))
    await vouched(parts, path)
    bot.answers = [PRIVATE]
    await desktop.post(f"{path}/messages", json=saying("my puk"))
    await turns.answer_all(parts, dialogue, id_in(path))
    phone = await callers.customer(ANA)
    await opened(phone)
    assert "4711 2000" in str(await texts(desktop, path))
    assert "4711 2000" in str(await texts(phone, path))
    await wears_off(parts, phone, timedelta(hours=1))
    assert "4711 2000" not in str(await texts(phone, path))


async def test_what_was_wanted_at_one_is_not_done_because_somebody_signs_in_at_another(
    desktop: httpx.AsyncClient,
    phone: httpx.AsyncClient,
    parts: Parts,
    dialogue: Dialogue,
    bot: Bot,
    codes: Codes,
) -> None:
    path = await opened(desktop)
    await wears_off(parts, desktop, timedelta(hours=1))
    async with parts.database.transaction() as session:
        conversation = await session.get_one(Conversation, id_in(path), with_for_update=True)
        conversation.verified_until = now()
    bot.answers = [ASKED]
    await desktop.post(f"{path}/messages", json=saying("cancel it"))
    await turns.answer_all(parts, dialogue, id_in(path))
    asked = len(bot.turns)
    assert await signs_in(phone, codes) == path
    await turns.answer_all(parts, dialogue, id_in(path))
    assert len(bot.turns) == asked
    # The form is still open where it was asked for: nobody has signed in there.
    events = [message["content"]["event"] for message in (await desktop.get(f"{path}/messages")).json()["messages"]]
    assert (events[-1], events.count("joined")) == ("joined", 1)
    await desktop.post(f"{path}/sign-in/codes", json={"address": NUMBER})
    assert (await desktop.post(f"{path}/sign-in", json={"code": codes.sent[-1][1]})).status_code == 200
    await turns.answer_all(parts, dialogue, id_in(path))
    assert bot.turns[-1]["intent"] == "check_bill"


async def test_where_a_sign_in_has_worn_off_nothing_is_read_any_more_until_the_next(
    desktop: httpx.AsyncClient, parts: Parts, codes: Codes
) -> None:
    path = await opened(desktop)
    await wears_off(parts, desktop, IDENTIFIED_FOR)
    assert (await desktop.get(f"{path}/messages")).status_code == 404
    assert (await desktop.post(f"{path}/messages", json=saying("hello"))).status_code == 404
    fresh = await opened(desktop)
    assert fresh != path
    asked = (await desktop.get(f"{fresh}/messages")).json()["messages"][-1]["content"]
    assert (asked["form"]["kind"], asked["text"][:28]) == ("sign_in", "You were signed out here aft")
    assert await signs_in(desktop, codes) == path


async def test_a_page_at_which_it_wears_off_stops_by_itself(
    desktop: httpx.AsyncClient, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "BEAT_EVERY", 0.05)
    path = await opened(desktop)
    await wears_off(parts, desktop, IDENTIFIED_FOR - timedelta(seconds=1))
    async with parts.database.session() as session:
        mine = select(BrowserSession.id).where(BrowserSession.token_hash == hash_of(desktop.cookies[COOKIE]))
        reader = CustomerReader((await session.scalars(mine)).one(), id_in(path))
    async with following(parts, reader) as followed:
        await followed.until("beat")
        assert set(await followed.to_its_end()) <= {"beat"}


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
