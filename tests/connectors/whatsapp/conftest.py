"""A connector as an operator sets it up, with the stand-in for Meta behind it."""

from pathlib import Path

import httpx
import pytest

from connectors.whatsapp.connector import WhatsAppConnector
from connectors.whatsapp.settings import WhatsAppSettings
from tests.connectors.made_up import Us, serving
from tools.phones.whatsapp import WhatsAppPhones

FIXTURES = Path(__file__).parent / "fixtures"
SETTINGS = WhatsAppSettings.model_validate(
    {
        "url": "http://whatsapp",
        "access_token": "EAAG-made-up",
        "phone_number_id": "106540352242922",
        "app_secret": "app-secret-made-up",
        "app_secret_next": "next-app-secret-made-up",
        "verify_token": "made-up-words",
        "template": "news",
        "PUBLIC_URL": "https://selfcare.example.com",
    }
)


def fixture(name: str) -> bytes:
    return (FIXTURES / f"{name}.json").read_bytes()


def connector(transport: httpx.AsyncBaseTransport | None = None, **changes: object) -> WhatsAppConnector:
    return WhatsAppConnector(SETTINGS.model_copy(update=changes), transport)


@pytest.fixture
def phones(us: Us) -> WhatsAppPhones:
    webhook = "http://selfcare/v1/channels/whatsapp"
    return WhatsAppPhones(
        webhook, token="EAAG-made-up", secret="app-secret-made-up", transport=us.transport, pauses=(0.0,)
    )


@pytest.fixture
def whatsapp(us: Us, phones: WhatsAppPhones) -> WhatsAppConnector:
    us.provider = connector(serving(phones))
    return us.provider
