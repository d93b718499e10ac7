"""Channel name → connector, and the providers that are set up here."""

from connectors.base import Connector, Provider
from connectors.email.connector import Email, LetterBox
from connectors.email.settings import EmailSettings
from connectors.push.connector import Push, Pusher
from connectors.push.settings import PushSettings
from connectors.web.connector import WebConnector

CONNECTORS: dict[str, Connector] = {connector.name: connector for connector in (WebConnector(),)}


def providers() -> dict[str, Provider]:
    """Those whose settings are there."""
    return {}


def letter_box() -> LetterBox | None:
    chosen = EmailSettings.read()
    return Email(chosen) if chosen else None


def pusher() -> Pusher | None:
    chosen = PushSettings.read()
    return Push(chosen) if chosen else None
