"""A connector as an operator sets it up, with the stand-in for Telegram behind it."""

from pathlib import Path

import httpx
import pytest

from connectors.telegram.connector import TelegramConnector
from connectors.telegram.settings import TelegramSettings
from tests.connectors.made_up import Us, serving
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
def phones(us: Us) -> TelegramPhones:
    webhook = "http://selfcare/v1/channels/telegram"
    return TelegramPhones(webhook, token=TOKEN, secret=SECRET, transport=us.transport, pauses=(0.0,))


@pytest.fixture
def telegram(us: Us, phones: TelegramPhones) -> TelegramConnector:
    us.provider = connector(serving(phones))
    return us.provider
