"""Telegram by its Bot API. It tells nothing of delivery, and can't be asked what became of a message."""

import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import quote

import httpx
from pydantic import ValidationError

from connectors.base import Arrived, File, Inbound, NotSent, OutcomeUnknown, Outgoing, Receipt, Taken, Thanks, Untrusted
from connectors.calling import Calling, in_order, pause, pause_in
from connectors.reading import Wire
from connectors.telegram.parsing import message_id, parse, pressed_in
from connectors.telegram.rendering import messages
from connectors.telegram.settings import TelegramSettings

HEADER = "x-telegram-bot-api-secret-token"
# How a file is sent, by what it is.
METHODS = {"photo": "sendPhoto", "document": "sendDocument"}
# What Telegram says, and what it means to whoever reads it at the desk.
WORDS = {
    "bot was blocked by the user": "The customer has blocked our bot.",
    "user is deactivated": "The customer has left Telegram.",
    "bot can't initiate conversation": "The customer has never written to our bot.",
    "chat not found": "The customer has never written to our bot.",
    "unauthorized": "The bot's token is not valid any more: look at TELEGRAM_BOT_TOKEN.",
    "not found": "There is no such bot: look at TELEGRAM_BOT_TOKEN.",
    "too many requests": "Too many messages at once: Telegram asks us to slow down.",
}


class _Parameters(Wire):
    retry_after: int | float | None = None


class _Refusal(Wire):
    description: str = ""
    parameters: _Parameters = _Parameters()


class _Message(Wire):
    message_id: int


class _Sent(Wire):
    result: _Message


class _Path(Wire):
    file_path: str


class _Located(Wire):
    result: _Path


@dataclass(frozen=True)
class TelegramConnector:
    name: ClassVar[str] = "telegram"
    channel: ClassVar[str] = "telegram"
    finds: ClassVar[bool] = False

    settings: TelegramSettings
    transport: httpx.AsyncBaseTransport | None = None

    def verify(self, arrived: Arrived) -> None:
        """Telegram signs nothing; it says the secret that we gave it when we told it our address."""
        given = arrived.headers.get(HEADER, "").encode("utf-8", "replace")
        for secret in (self.settings.secret, self.settings.secret_next):
            if secret and hmac.compare_digest(given, secret.get_secret_value().encode()):
                return
        raise Untrusted(f"Its {HEADER} is another one than ours." if given else f"It has no {HEADER}.")

    def parse(self, arrived: Arrived) -> Sequence[Inbound | Receipt]:
        return parse(arrived.body, self.settings.bot)

    def thank(self, arrived: Arrived) -> Thanks:
        """A pressed button stops showing that it is busy."""
        pressed = pressed_in(arrived.body)
        if pressed is None:
            return Thanks()
        told = {"method": "answerCallbackQuery", "callback_query_id": pressed}
        return Thanks(json.dumps(told), "application/json")

    def challenge(self, query: Mapping[str, str]) -> str:  # noqa: ARG002
        raise Untrusted("Telegram asks for no proof.")

    async def send(self, outgoing: Outgoing) -> Taken:
        if not outgoing.to.isascii() or not outgoing.to.isdecimal():
            raise NotSent("That is no chat of Telegram's.", again=False)
        return await in_order(messages(outgoing, self.settings.public_url), self._post)

    async def _post(self, body: Mapping[str, Any]) -> str:
        method = next((name for part, name in METHODS.items() if part in body), "sendMessage")
        answer = await self._calling.post(f"{self._at()}/{method}", body)
        if not answer.is_success:
            raise _refusal(answer)
        try:
            number = _Sent.model_validate_json(answer.content).result.message_id
        except ValidationError:
            raise OutcomeUnknown("Telegram's answer can't be read.") from None
        return message_id(self.settings.bot, body["chat_id"], number)

    async def find(self, outgoing: Outgoing, since: datetime) -> Taken | None:  # noqa: ARG002
        raise NotSent("Telegram can't be asked what became of a message.", again=False)

    async def fetch(self, file: File) -> bytes:
        """Its id tells where it is for an hour. Telegram gives out nothing over 20 MB."""
        told = await self._calling.get(f"{self._at()}/getFile?file_id={quote(file.where, safe='')}")
        try:
            path = _Located.model_validate_json(told).result.file_path
        except ValidationError:
            raise NotSent("Telegram does not say where the file is.", again=False) from None
        return await self._calling.get(f"{self._at('/file')}/{quote(path.lstrip('/'))}")

    def _at(self, folder: str = "") -> str:
        return f"{self.settings.url}{folder}/bot{self.settings.bot_token.get_secret_value()}"

    @cached_property
    def _calling(self) -> Calling:
        return Calling("Telegram", {}, self.transport)


def _refusal(answer: httpx.Response) -> NotSent | OutcomeUnknown:
    try:
        told = _Refusal.model_validate_json(answer.content)
    except ValidationError:
        told = _Refusal()
    theirs = told.description or f"Telegram answered {answer.status_code}."
    reason = next((ours for words, ours in WORDS.items() if words in theirs.casefold()), theirs)[:200]
    if answer.status_code in (httpx.codes.TOO_MANY_REQUESTS, httpx.codes.SERVICE_UNAVAILABLE):
        return NotSent(reason, again=True, after=pause(told.parameters.retry_after) or pause_in(answer))
    return OutcomeUnknown(reason) if answer.is_server_error else NotSent(reason, again=False)
