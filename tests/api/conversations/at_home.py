"""A customer at several browsers."""

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import update

from api.conversations import turns
from api.dialogue import Dialogue
from api.parts import Parts
from api.sessions import COOKIE, hash_of
from models import BrowserSession
from models.base import now
from tests.api.callers import ANA, Callers
from tests.api.conftest import Bot, Codes
from tests.api.conversations.conftest import id_in
from tests.api.conversations.test_endpoints import ANA as NUMBER
from tests.api.conversations.test_endpoints import opened, saying


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
