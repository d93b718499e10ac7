"""A connector as an operator sets it up, with the stand-in for Meta behind it."""

from pathlib import Path

import httpx
import pytest

from connectors.messenger.connector import MessengerConnector
from connectors.messenger.settings import MessengerSettings
from tests.connectors.made_up import Us, serving
from tools.phones.messenger import MessengerPhones

FIXTURES = Path(__file__).parent / "fixtures"
PAGE_ID = "682498302938465"
SETTINGS = MessengerSettings.model_validate(
    {
        "url": "http://messenger",
        "page_id": PAGE_ID,
        "page_token": "EAAG-made-up",
        "app_secret": "app-secret-made-up",
        "app_secret_next": "next-app-secret-made-up",
        "verify_token": "made-up-words",
        "PUBLIC_URL": "https://selfcare.example.com",
    }
)


def fixture(name: str) -> bytes:
    return (FIXTURES / f"{name}.json").read_bytes()


def connector(transport: httpx.AsyncBaseTransport | None = None, **changes: object) -> MessengerConnector:
    return MessengerConnector(SETTINGS.model_copy(update=changes), transport)


@pytest.fixture
def phones(us: Us) -> MessengerPhones:
    webhook = "http://selfcare/v1/channels/messenger"
    return MessengerPhones(
        webhook, token="EAAG-made-up", secret="app-secret-made-up", transport=us.transport, pauses=(0.0,)
    )


@pytest.fixture
def messenger(us: Us, phones: MessengerPhones) -> MessengerConnector:
    us.provider = connector(serving(phones))
    return us.provider
