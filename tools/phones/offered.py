"""What the product is told in the demo so that its carriers are the phones of this folder."""

import secrets
from collections.abc import Callable, Mapping

from tools.phones.operator import operator_of
from tools.ports import free_ports
from tools.surroundings import reachable

# Whoever has set one of these has a carrier of their own, and gets no phones for that channel.
THEIRS = {
    "sms": ("SMPP_", "TWILIO_"),
    "whatsapp": ("WHATSAPP_",),
    "telegram": ("TELEGRAM_",),
    "messenger": ("MESSENGER_",),
    "viber": ("VIBER_",),
}
DEMO = "demo"


def offered(environment: Mapping[str, str]) -> dict[str, str]:
    """The settings of the channels that nobody else has set, with secrets for this run. Outside the demo, none."""
    if environment.get("ENVIRONMENT") != DEMO:
        return {}
    channels = [channel for channel, prefixes in THEIRS.items() if not _is_set(environment, prefixes)]
    port = environment.get("PHONES_PORT") or str(free_ports(1)[0])
    url = reachable(environment["HOST"], int(port))
    told = {"PHONES": " ".join(channels), "PHONES_PORT": port, "PHONES_URL": url}
    for channel in channels:
        told |= _SETTINGS[channel](f"{url}/{channel}")
    if "sms" in channels:
        told["SMPP_COUNTRY_CODE"] = operator_of(environment).country_code
    return told


def _is_set(environment: Mapping[str, str], prefixes: tuple[str, ...]) -> bool:
    return any(name.startswith(prefixes) and value.strip() for name, value in environment.items())


def _sms(_url: str) -> dict[str, str]:
    return {
        "SMPP_HOST": "127.0.0.1",
        "SMPP_PORT": str(free_ports(1)[0]),
        "SMPP_SYSTEM_ID": "selfcare",
        # SMPP has room for eight characters.
        "SMPP_PASSWORD": secrets.token_hex(4),
        "SMPP_SOURCES": "60060/3/0",
    }


def _whatsapp(url: str) -> dict[str, str]:
    return {
        "WHATSAPP_URL": url,
        "WHATSAPP_ACCESS_TOKEN": secrets.token_urlsafe(),
        "WHATSAPP_PHONE_NUMBER_ID": "106540352242922",
        "WHATSAPP_APP_SECRET": secrets.token_hex(16),
        "WHATSAPP_VERIFY_TOKEN": secrets.token_urlsafe(),
    }


def _telegram(url: str) -> dict[str, str]:
    return {
        "TELEGRAM_URL": url,
        "TELEGRAM_BOT_TOKEN": f"7700900100:{secrets.token_urlsafe(26)}",
        "TELEGRAM_SECRET": secrets.token_urlsafe(),
    }


def _messenger(url: str) -> dict[str, str]:
    return {
        "MESSENGER_URL": url,
        "MESSENGER_PAGE_ID": "682498302938465",
        "MESSENGER_PAGE_TOKEN": secrets.token_urlsafe(),
        "MESSENGER_APP_SECRET": secrets.token_hex(16),
        "MESSENGER_VERIFY_TOKEN": secrets.token_urlsafe(),
    }


def _viber(url: str) -> dict[str, str]:
    return {"VIBER_URL": url, "VIBER_TOKEN": secrets.token_urlsafe(), "VIBER_SENDER": "Selfcare"}


_SETTINGS: dict[str, Callable[[str], dict[str, str]]] = {
    "sms": _sms,
    "whatsapp": _whatsapp,
    "telegram": _telegram,
    "messenger": _messenger,
    "viber": _viber,
}
