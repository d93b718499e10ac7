"""WhatsApp by Meta's Cloud API. Whether a message was taken can't be asked; its statuses name our reference."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property, partial
from typing import Any, ClassVar
from urllib.parse import quote

from pydantic import Field, ValidationError

from connectors.base import Arrived, File, Inbound, NotSent, OutcomeUnknown, Outgoing, Receipt, Taken
from connectors.calling import Calling, in_order, is_at
from connectors.graph import Graph, Refused
from connectors.meta import MetaWebhook
from connectors.reading import Wire
from connectors.whatsapp.errors import WINDOW_CLOSED, WORDS
from connectors.whatsapp.parsing import parse
from connectors.whatsapp.rendering import messages, template
from connectors.whatsapp.settings import WhatsAppSettings

# How long after a customer's message free words may be sent; a little less, as sending takes time too.
WINDOW = timedelta(hours=24) - timedelta(minutes=1)
DOMAINS = ("facebook.com", "fbsbx.com", "whatsapp.net")


class _Id(Wire):
    id: str


class _Sent(Wire):
    messages: list[_Id] = Field(min_length=1)


class _Media(Wire):
    url: str


@dataclass(frozen=True)
class WhatsAppConnector(MetaWebhook):
    name: ClassVar[str] = "whatsapp"
    channel: ClassVar[str] = "whatsapp"
    finds: ClassVar[bool] = False

    settings: WhatsAppSettings

    def parse(self, arrived: Arrived) -> Sequence[Inbound | Receipt]:
        return parse(arrived.body)

    async def send(self, outgoing: Outgoing) -> Taken:
        post = partial(self._post, outgoing)
        if _is_silent(outgoing):
            return await in_order([self._template(outgoing)], post)
        try:
            return await in_order(messages(outgoing, self.settings.public_url), post)
        except Refused as refusal:
            if refusal.code != WINDOW_CLOSED or self.settings.template is None:
                raise
            return await in_order([self._template(outgoing)], post)

    def _template(self, outgoing: Outgoing) -> dict[str, Any]:
        name, language = self.settings.template, self.settings.template_language
        if name is None:
            raise NotSent(f"{WORDS[WINDOW_CLOSED]} WHATSAPP_TEMPLATE names none.", again=False)
        return template(outgoing, name, language, has_text=self.settings.template_has_text)

    async def _post(self, outgoing: Outgoing, body: Mapping[str, Any]) -> str:
        own = outgoing.own or self.settings.phone_number_id
        answer = await self._graph.send(f"{self.settings.url}/{quote(own, safe='')}/messages", body)
        try:
            return _Sent.model_validate_json(answer).messages[0].id
        except ValidationError:
            raise OutcomeUnknown("WhatsApp's answer can't be read.") from None

    async def find(self, outgoing: Outgoing, since: datetime) -> Taken | None:  # noqa: ARG002
        raise NotSent("WhatsApp can't be asked what became of a message.", again=False)

    async def fetch(self, file: File) -> bytes:
        """Its id is good for a week and tells an address, which is good for five minutes."""
        told = await self._calling.get(f"{self.settings.url}/{quote(file.where, safe='')}")
        try:
            url = _Media.model_validate_json(told).url
        except ValidationError:
            raise NotSent("WhatsApp does not say where the file is.", again=False) from None
        if not is_at(url, self.settings.url, *DOMAINS):
            raise NotSent("The file is not at Meta.", again=False)
        return await self._calling.get(url)

    @cached_property
    def _calling(self) -> Calling:
        token = self.settings.access_token.get_secret_value()
        return Calling("WhatsApp", {"Authorization": f"Bearer {token}"}, self.transport)

    @cached_property
    def _graph(self) -> Graph:
        return Graph(self._calling, WORDS)


def _is_silent(outgoing: Outgoing) -> bool:
    return outgoing.last_heard_at is not None and datetime.now(UTC) - outgoing.last_heard_at > WINDOW
