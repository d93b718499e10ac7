"""An account at Twilio, and what its posts look like."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl

import httpx
import pytest

from connectors.base import Arrived, Outgoing
from connectors.content import Content
from connectors.twilio.connector import TwilioConnector
from connectors.twilio.settings import TwilioSettings
from connectors.twilio.signature import signed

FIXTURES = Path(__file__).parent / "fixtures"
ACCOUNT = "AC0123456789abcdef0123456789abcdef"
SERVICE = "MG0123456789abcdef0123456789abcdef"
TOKEN, NEXT = "the-primary-token-of-the-account", "the-secondary-token-of-the-account"
WEBHOOK = "https://help.example.com/v1/channels/twilio"
PERSON, OWN = "+447700900123", "+447700900900"
DELIVERY = uuid.UUID("0191a2b3-c4d5-7e6f-8091-a2b3c4d5e6f7")

Answer = Callable[[httpx.Request], httpx.Response]


@pytest.fixture(autouse=True)
def _no_account_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ACCOUNT_SID", "AUTH_TOKEN", "AUTH_TOKEN_NEXT", "MESSAGING_SERVICE_SID", "NUMBERS", "URL"):
        monkeypatch.delenv(f"TWILIO_{name}", raising=False)
    monkeypatch.delenv("PUBLIC_URL", raising=False)


def settings(**changed: object) -> TwilioSettings:
    usual = {
        "account_sid": ACCOUNT,
        "auth_token": TOKEN,
        "auth_token_next": NEXT,
        "messaging_service_sid": SERVICE,
        "public_url": "https://help.example.com",
    }
    return TwilioSettings.model_validate(usual | changed)


def connector(answer: Answer | None = None, **changed: object) -> TwilioConnector:
    return TwilioConnector(settings(**changed), httpx.MockTransport(answer) if answer else None)


def fixture(name: str) -> bytes:
    return (FIXTURES / name).read_bytes().strip()


def arrived(body: bytes, url: str = WEBHOOK, token: str | None = TOKEN, known_as: str | None = None) -> Arrived:
    """As Twilio posts it. `known_as`: the address that is entered there, where it is another."""
    fields = parse_qsl(body.decode("utf-8", errors="replace"), keep_blank_values=True)
    headers = {"content-type": "application/x-www-form-urlencoded; charset=UTF-8"}
    if token is not None:
        headers["x-twilio-signature"] = signed(known_as or url, fields, token)
    return Arrived(url=url, headers=headers, body=body, received_at=datetime(2026, 11, 21, 20, 30, tzinfo=UTC))


def with_header(delivery: Arrived, name: str, value: str) -> Arrived:
    return replace(delivery, headers={**delivery.headers, name: value})


def outgoing(text: str = "Your bill is £84.20.", own: str = OWN, **more: object) -> Outgoing:
    known = more.pop("known", frozenset())
    assert isinstance(known, frozenset)
    content = Content.model_validate({"text": text, **more})
    return Outgoing(PERSON, own, content, uuid.UUID(int=7), DELIVERY, known=known)
