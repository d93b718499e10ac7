"""All phones of a run, set up from the same settings as the product."""

import time
from collections.abc import Callable, Mapping
from typing import Any

from tools.phones.handsets import Handsets
from tools.phones.lines import AppPhones, TextPhones
from tools.phones.messenger import MessengerPhones
from tools.phones.smsc import Smsc
from tools.phones.telegram import TelegramPhones
from tools.phones.viber import ViberPhones
from tools.phones.whatsapp import WhatsAppPhones

# Ids count on from here: the ledger still has those of earlier runs.
EPOCH = 1_700_000_000


def exchange(environment: Mapping[str, str]) -> dict[str, Handsets]:
    """By channel, those that PHONES names."""
    return {channel: _MAKERS[channel](environment) for channel in environment["PHONES"].split()}


def _numbers_begin_at() -> int:
    return int(time.time()) - EPOCH


def _sms(environment: Mapping[str, str]) -> Handsets:
    smsc = Smsc(first_id=_numbers_begin_at() * 100, brings_again_after=0.5)
    smsc.gate.port = int(environment["SMPP_PORT"])
    smsc.gate.passwords = {environment["SMPP_PASSWORD"]}
    return TextPhones(smsc)


def _ways(environment: Mapping[str, str], channel: str) -> dict[str, Any]:
    """Where the product is, and where its stand-in."""
    webhook = f"{environment['API_URL']}/v1/channels/{channel}"
    return {"webhook": webhook, "url": environment[f"{channel.upper()}_URL"]}


def _whatsapp(environment: Mapping[str, str]) -> Handsets:
    phones = WhatsAppPhones(
        **_ways(environment, "whatsapp"),
        token=environment["WHATSAPP_ACCESS_TOKEN"],
        secret=environment["WHATSAPP_APP_SECRET"],
        own=environment["WHATSAPP_PHONE_NUMBER_ID"],
    )
    return AppPhones("whatsapp", "WhatsApp", phones)


def _telegram(environment: Mapping[str, str]) -> Handsets:
    phones = TelegramPhones(
        _ways(environment, "telegram")["webhook"],
        token=environment["TELEGRAM_BOT_TOKEN"],
        secret=environment["TELEGRAM_SECRET"],
        first_number=_numbers_begin_at(),
    )
    return AppPhones("telegram", "Telegram", phones, numbered=True)


def _messenger(environment: Mapping[str, str]) -> Handsets:
    phones = MessengerPhones(
        **_ways(environment, "messenger"),
        token=environment["MESSENGER_PAGE_TOKEN"],
        secret=environment["MESSENGER_APP_SECRET"],
        own=environment["MESSENGER_PAGE_ID"],
    )
    return AppPhones("messenger", "Messenger", phones)


def _viber(environment: Mapping[str, str]) -> Handsets:
    return AppPhones("viber", "Viber", ViberPhones(**_ways(environment, "viber"), token=environment["VIBER_TOKEN"]))


_MAKERS: dict[str, Callable[[Mapping[str, str]], Handsets]] = {
    "sms": _sms,
    "whatsapp": _whatsapp,
    "telegram": _telegram,
    "messenger": _messenger,
    "viber": _viber,
}
