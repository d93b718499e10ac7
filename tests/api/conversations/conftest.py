"""A conversation whose opening has been answered."""

import json
import uuid

import httpx
import pytest

from api.conversations import turns
from api.dialogue import Dialogue
from api.live import PREFIX
from api.parts import Parts
from tests.api.callers import ANA, Callers
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


class Heard:
    """What is told to whoever listens, as Redis carries it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, parts: Parts) -> None:
        self.hints: list[dict[str, object]] = []
        self.to: list[str] = []

        async def publish(channel: str, hint: str) -> None:
            assert channel.startswith(PREFIX)
            self.hints.append(json.loads(hint))
            self.to.append(channel.removeprefix(PREFIX))

        monkeypatch.setattr(parts.redis, "publish", publish)

    def of(self, what: str) -> list[dict[str, object]]:
        return [hint for hint in self.hints if hint["what"] == what]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch, parts: Parts) -> Heard:
    return Heard(monkeypatch, parts)


@pytest.fixture
async def agent(callers: Callers) -> httpx.AsyncClient:
    return await callers.agent(ANA)


def at_desk(path: str) -> str:
    return path.replace("/v1/", "/v1/desk/")
