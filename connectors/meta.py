"""What Meta's channels have in common on their way in: its settings, its signature, its challenge, its batches."""

import hashlib
import hmac
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx
from pydantic import SecretStr

from connectors.base import Anomalous, Arrived, Thanks, Untrusted
from connectors.reading import json_object
from connectors.settings import ConnectorSettings, Secret

SIGNATURE = "x-hub-signature-256"


def signature(secret: str, body: bytes) -> str:
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


class MetaSettings(ConnectorSettings):
    """Of one app at Meta."""

    url: str = "https://graph.facebook.com/v24.0"
    app_secret: Secret
    # While the app's secret is being changed, both are good.
    app_secret_next: Secret | None = None
    # Any words of ours; Meta says them when it asks whether this address is ours.
    verify_token: SecretStr


@dataclass(frozen=True)
class MetaWebhook:
    """How Meta proves that it is Meta, and we that this address is ours."""

    settings: MetaSettings
    transport: httpx.AsyncBaseTransport | None = None

    def verify(self, arrived: Arrived) -> None:
        """Over the bytes as they came, with the app's secret or the one that is about to take its place. There is no
        time in it: what comes twice is told by the ids of its messages."""
        given = arrived.headers.get(SIGNATURE)
        if not given:
            raise Untrusted(f"It has no {SIGNATURE}.")
        for secret in (self.settings.app_secret, self.settings.app_secret_next):
            if secret and _same(given, signature(secret.get_secret_value(), arrived.body)):
                return
        raise Untrusted("It was signed with another app secret, or changed on its way.")

    def challenge(self, query: Mapping[str, str]) -> str:
        if query.get("hub.mode") != "subscribe":
            raise Untrusted("It is no request to subscribe.")
        if not _same(query.get("hub.verify_token", ""), self.settings.verify_token.get_secret_value()):
            raise Untrusted("The verify token is another one than in our settings.")
        return query.get("hub.challenge", "")

    def thank(self, arrived: Arrived) -> Thanks:  # noqa: ARG002
        return Thanks()


def _same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode())


def entries(body: bytes, kind: str) -> Iterator[dict[str, Any]]:
    """The entries of a batch, each about one of our accounts."""
    envelope = json_object(body)
    if envelope.get("object") != kind:
        raise Anomalous(f"It is not about a {kind}.")
    yield from objects_in(envelope, "entry")


def objects_in(part: Mapping[str, Any], name: str) -> Iterator[dict[str, Any]]:
    """Those of a list that may be missing; what is no object there is not Meta's."""
    listed = part.get(name, [])
    if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
        raise Anomalous(f"Its {name} is no list of objects.")
    yield from listed


def reference_in(mark: str | None) -> UUID | None:
    """Our own word for a message, where what comes back with it is one."""
    try:
        return UUID(mark or "")
    except ValueError:
        return None
