"""A connector as an operator sets it up, with the stand-in for Viber behind it."""

from pathlib import Path

import httpx
import pytest

from connectors.viber.connector import ViberConnector
from connectors.viber.settings import ViberSettings
from tests.connectors.made_up import Us, serving
from tools.phones.viber import ViberPhones

FIXTURES = Path(__file__).parent / "fixtures"
TOKEN, NEXT_TOKEN = "4453b6ac-made-up", "4453b6ac-to-come"
SETTINGS = ViberSettings.model_validate(
    {
        "url": "http://viber",
        "token": TOKEN,
        "token_next": NEXT_TOKEN,
        "sender": "Selfcare",
        "PUBLIC_URL": "https://selfcare.example.com",
    }
)


def fixture(name: str) -> bytes:
    return (FIXTURES / f"{name}.json").read_bytes()


def connector(transport: httpx.AsyncBaseTransport | None = None, **changes: object) -> ViberConnector:
    return ViberConnector(SETTINGS.model_copy(update=changes), transport)


@pytest.fixture
def phones(us: Us) -> ViberPhones:
    return ViberPhones("http://selfcare/v1/channels/viber", token=TOKEN, transport=us.transport, pauses=(0.0,))


@pytest.fixture
def viber(us: Us, phones: ViberPhones) -> ViberConnector:
    us.provider = connector(serving(phones))
    return us.provider
