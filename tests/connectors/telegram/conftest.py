"""A connector as an operator sets it up, with the stand-in for Telegram behind it."""

from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from connectors.telegram.connector import TelegramConnector
from connectors.telegram.settings import TelegramSettings
from tests.connectors.made_up import Us
from tools.phones.telegram import TelegramPhones

BOT = "7700112233"
TOKEN = f"{BOT}:AAMadeUpMadeUpMadeUpMadeUpMadeUp"
SECRET, NEXT_SECRET = "made-up-secret-of-ours", "made-up-secret-to-come"
FIXTURES = Path(__file__).parent / "fixtures"
SETTINGS = TelegramSettings.model_validate(
    {
        "url": "http://telegram",
        "bot_token": TOKEN,
        "secret": SECRET,
        "secret_next": NEXT_SECRET,
        "PUBLIC_URL": "https://selfcare.example.com",
    }
)


def fixture(name: str) -> bytes:
    return (FIXTURES / f"{name}.json").read_bytes()


def connector(transport: httpx.AsyncBaseTransport | None = None, **changes: object) -> TelegramConnector:
    return TelegramConnector(SETTINGS.model_copy(update=changes), transport)


@pytest.fixture
def us() -> Us:
    return Us()


@pytest.fixture
def phones(us: Us) -> TelegramPhones:
    webhook = "http://selfcare/v1/channels/telegram"
    return TelegramPhones(webhook, token=TOKEN, secret=SECRET, transport=us.transport, pauses=(0.0,))


@pytest.fixture
def telegram(us: Us, phones: TelegramPhones) -> TelegramConnector:
    app = FastAPI()
    app.include_router(phones.router())
    us.provider = connector(httpx.ASGITransport(app))
    return us.provider
