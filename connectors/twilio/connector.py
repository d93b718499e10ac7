"""Text messages by Twilio: in and out, with receipts, and it can be asked what it has."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import ClassVar, Self

import httpx
from pydantic import BaseModel, Field, ValidationError

from connectors.base import Arrived, File, Inbound, OutcomeUnknown, Outgoing, Receipt, Taken, Thanks, Untrusted
from connectors.sms.charging import Charged, charged
from connectors.sms.counting import Count, count
from connectors.sms.rendering import text_of
from connectors.twilio import finding
from connectors.twilio.api import Api
from connectors.twilio.parsing import items_in
from connectors.twilio.rendering import form_for
from connectors.twilio.settings import TwilioSettings
from connectors.twilio.signature import check


class _Created(BaseModel):
    sid: str = Field(min_length=1)


class TwilioConnector:
    name: ClassVar[str] = "twilio"
    channel: ClassVar[str] = "sms"
    finds: ClassVar[bool] = True

    def __init__(self, settings: TwilioSettings, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._settings = settings
        self._api = Api(settings, transport)

    @classmethod
    def set_up(cls) -> Self | None:
        """None where the environment names no account. Raises HalfSetUp."""
        settings = TwilioSettings.read()
        return cls(settings) if settings else None

    def verify(self, arrived: Arrived) -> None:
        check(arrived, self._settings.tokens)

    def parse(self, arrived: Arrived) -> Sequence[Inbound | Receipt]:
        return items_in(arrived, self._settings.account_sid)

    def challenge(self, query: Mapping[str, str]) -> str:  # noqa: ARG002 - the contract names it
        raise Untrusted("Twilio never asks for a proof: its messages come by POST.")

    def count(self, outgoing: Outgoing) -> Count:
        """How many segments it will be, and what they cost."""
        return count(text_of(outgoing.content, public_url=self._settings.public_url), self._settings.segment_price)

    def charged(self, outgoing: Outgoing) -> Charged:
        return charged(self.count(outgoing).segments, self._settings.segment_price)

    def thank(self, arrived: Arrived) -> Thanks:  # noqa: ARG002
        """A plain body would be taken for a text to send back; this says that there is none."""
        return Thanks("<Response/>", "text/xml")

    async def send(self, outgoing: Outgoing) -> Taken:
        answer = await self._api.create(form_for(outgoing, self._settings))
        try:
            return Taken((_Created.model_validate_json(answer.content).sid,))
        except ValidationError as trouble:
            raise OutcomeUnknown("Twilio took it, and its answer can't be read") from trouble

    async def find(self, outgoing: Outgoing, since: datetime) -> Taken | None:
        return await finding.find(self._api, self._settings, outgoing, since)

    async def fetch(self, file: File) -> bytes:
        return await self._api.fetch(file.where)
