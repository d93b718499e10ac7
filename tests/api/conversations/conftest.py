"""A conversation whose opening has been answered."""

import uuid

import httpx
import pytest

from api.conversations import turns
from api.dialogue import Dialogue
from api.parts import Parts
from tests.api.conftest import Bot
from tests.api.conversations.test_endpoints import opened


@pytest.fixture
async def greeted(browser: httpx.AsyncClient, parts: Parts, bot: Bot, dialogue: Dialogue) -> str:
    """A conversation whose opening has been answered."""
    path = await opened(browser)
    bot.answers = [
        {"text": "Hello.", "buttons": [{"title": "My bill", "intent": "check_bill"}]},
    ]
    await turns.answer_all(parts, dialogue, id_in(path))
    bot.turns.clear()
    bot.answers = [{"text": "Your bill is £84.20."}]
    return path


def id_in(path: str) -> uuid.UUID:
    return uuid.UUID(path.rpartition("/")[2])


async def texts(browser: httpx.AsyncClient, path: str) -> list[str]:
    messages = (await browser.get(f"{path}/messages")).json()["messages"]
    return [f"{message['sender']['kind']}: {message['content']['text']}" for message in messages]
