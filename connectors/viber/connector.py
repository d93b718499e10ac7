"""Viber by its REST API for bots. It can't be asked what became of a message."""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, ClassVar

import httpx
from pydantic import ValidationError

from connectors.base import Arrived, File, Inbound, NotSent, OutcomeUnknown, Outgoing, Receipt, Taken, Thanks, Untrusted
from connectors.calling import Calling, in_order, is_at, pause_in
from connectors.reading import Wire
from connectors.viber.parsing import parse
from connectors.viber.rendering import messages
from connectors.viber.settings import ViberSettings

HEADER = "x-viber-content-signature"
TOO_MANY = 12
# What Viber's own numbers mean to whoever reads it at the desk.
WORDS = {
    2: "The bot's token is not valid any more: look at VIBER_TOKEN.",
    5: "The customer is not on Viber.",
    6: "The customer has not subscribed to our bot, or has left it.",
    7: "Viber has blocked our bot.",
    8: "The token is no bot's: look at VIBER_TOKEN.",
    9: "Viber has suspended our bot.",
    10: "Our bot has no webhook: set it as the README says.",
    11: "The customer's Viber is too old.",
    TOO_MANY: "Too many messages at once: Viber asks us to slow down.",
    13: "The customer's Viber is too old for what we sent.",
    15: "Viber has not approved our bot.",
    21: "Viber does not let us write to this country.",
    23: "Viber's free messages of this month are used up.",
    24: "Viber can't charge us: there is no balance left.",
}


class _Answer(Wire):
    """Viber answers 200 to everything; the status tells."""

    status: int
    status_message: str = ""
    message_token: int | None = None


@dataclass(frozen=True)
class ViberConnector:
    name: ClassVar[str] = "viber"
    channel: ClassVar[str] = "viber"
    finds: ClassVar[bool] = False

    settings: ViberSettings
    transport: httpx.AsyncBaseTransport | None = None

    def verify(self, arrived: Arrived) -> None:
        given = arrived.headers.get(HEADER, "").encode("utf-8", "replace")
        for token in (self.settings.token, self.settings.token_next):
            if token and hmac.compare_digest(given, signature(token.get_secret_value(), arrived.body).encode()):
                return
        raise Untrusted("It was signed with another token, or changed on its way." if given else f"It has no {HEADER}.")

    def parse(self, arrived: Arrived) -> Sequence[Inbound | Receipt]:
        return parse(arrived.body)

    def challenge(self, query: Mapping[str, str]) -> str:  # noqa: ARG002
        raise Untrusted("Viber asks for no proof.")

    def thank(self, arrived: Arrived) -> Thanks:  # noqa: ARG002
        return Thanks()

    async def send(self, outgoing: Outgoing) -> Taken:
        return await in_order(messages(outgoing, self.settings.sender, self.settings.public_url), self._post)

    async def _post(self, body: Mapping[str, Any]) -> str:
        answer = await self._calling.post(f"{self.settings.url}/send_message", body)
        if not answer.is_success:
            raise _failure(answer)
        try:
            told = _Answer.model_validate_json(answer.content)
        except ValidationError:
            raise OutcomeUnknown("Viber's answer can't be read.") from None
        if told.status != 0:
            theirs = told.status_message or "Viber refused it."
            reason = f"{WORDS.get(told.status, theirs)[:180]} (Viber: {told.status})"
            raise NotSent(reason, again=told.status == TOO_MANY)
        if told.message_token is None:
            raise OutcomeUnknown("Viber took it and did not say under which number.")
        return str(told.message_token)

    async def find(self, outgoing: Outgoing, since: datetime) -> Taken | None:  # noqa: ARG002
        raise NotSent("Viber can't be asked what became of a message.", again=False)

    async def fetch(self, file: File) -> bytes:
        """Its address came in with the message, and is good for an hour. It needs no token, so none is shown."""
        if not is_at(file.where, self.settings.url, "viber.com"):
            raise NotSent("The file is not at Viber.", again=False)
        return await Calling("Viber", {}, self.transport).get(file.where)

    @cached_property
    def _calling(self) -> Calling:
        return Calling("Viber", {"X-Viber-Auth-Token": self.settings.token.get_secret_value()}, self.transport)


def signature(token: str, body: bytes) -> str:
    return hmac.new(token.encode(), body, hashlib.sha256).hexdigest()


def _failure(answer: httpx.Response) -> NotSent | OutcomeUnknown:
    reason = f"Viber answered {answer.status_code}."
    if answer.status_code in (httpx.codes.TOO_MANY_REQUESTS, httpx.codes.SERVICE_UNAVAILABLE):
        return NotSent(reason, again=True, after=pause_in(answer))
    return OutcomeUnknown(reason) if answer.is_server_error else NotSent(reason, again=False)
