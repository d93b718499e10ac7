"""Channel name → connector, and the providers that are set up here."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from connectors.base import Connector, Provider
from connectors.email.connector import Email, LetterBox
from connectors.email.settings import EmailSettings
from connectors.messenger.connector import MessengerConnector
from connectors.messenger.settings import MessengerSettings
from connectors.push.connector import Push, Pusher
from connectors.push.settings import PushSettings
from connectors.settings import ConnectorSettings
from connectors.smpp.connector import SmppConnector
from connectors.telegram.connector import TelegramConnector
from connectors.telegram.settings import TelegramSettings
from connectors.twilio.connector import TwilioConnector
from connectors.viber.connector import ViberConnector
from connectors.viber.settings import ViberSettings
from connectors.web.connector import WebConnector
from connectors.whatsapp.connector import WhatsAppConnector
from connectors.whatsapp.settings import WhatsAppSettings

S = TypeVar("S", bound=ConnectorSettings)

CONNECTORS: dict[str, Connector] = {connector.name: connector for connector in (WebConnector(),)}


def providers() -> dict[str, Provider]:
    """Those whose settings are there. Raises HalfSetUp where some are, and others missing."""
    found = [make() for make in _MAKERS]
    return {provider.name: provider for provider in found if provider is not None}


def letter_box() -> LetterBox | None:
    chosen = EmailSettings.read()
    return Email(chosen) if chosen else None


def pusher() -> Pusher | None:
    chosen = PushSettings.read()
    return Push(chosen) if chosen else None


def _set_up(settings: type[S], connector: Callable[[S], Provider]) -> Provider | None:
    chosen = settings.read()
    return connector(chosen) if chosen else None


_MAKERS: tuple[Callable[[], Provider | None], ...] = (
    TwilioConnector.set_up,
    SmppConnector.set_up,
    partial(_set_up, WhatsAppSettings, WhatsAppConnector),
    partial(_set_up, TelegramSettings, TelegramConnector),
    partial(_set_up, MessengerSettings, MessengerConnector),
    partial(_set_up, ViberSettings, ViberConnector),
)
