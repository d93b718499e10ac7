"""Messenger by Meta's Send API. Whether a message was taken can't be asked; its echo names our reference."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property, partial
from typing import Any, ClassVar
from urllib.parse import quote

from pydantic import Field, ValidationError

from connectors.base import Arrived, File, Inbound, NotSent, OutcomeUnknown, Outgoing, Receipt, Taken
from connectors.calling import Calling, in_order, is_at
from connectors.graph import Graph
from connectors.messenger.errors import WINDOW_CLOSED, WORDS
from connectors.messenger.parsing import parse
from connectors.messenger.rendering import messages
from connectors.messenger.settings import MessengerSettings
from connectors.meta import MetaWebhook
from connectors.reading import Wire

# How long after a customer's message answers are carried.
WINDOW = timedelta(hours=24)
DOMAINS = ("fbcdn.net", "fbsbx.com", "facebook.com")


class _Sent(Wire):
    message_id: str = Field(min_length=1)


@dataclass(frozen=True)
class MessengerConnector(MetaWebhook):
    name: ClassVar[str] = "messenger"
    channel: ClassVar[str] = "messenger"
    finds: ClassVar[bool] = False

    settings: MessengerSettings

    def parse(self, arrived: Arrived) -> Sequence[Inbound | Receipt]:
        return parse(arrived.body)

    async def send(self, outgoing: Outgoing) -> Taken:
        if outgoing.last_heard_at is not None and datetime.now(UTC) - outgoing.last_heard_at > WINDOW:
            raise NotSent(WINDOW_CLOSED, again=False)
        return await in_order(messages(outgoing, self.settings.public_url), partial(self._post, outgoing))

    async def _post(self, outgoing: Outgoing, body: Mapping[str, Any]) -> str:
        own = outgoing.own or self.settings.page_id
        answer = await self._graph.send(f"{self.settings.url}/{quote(own, safe='')}/messages", body)
        try:
            return _Sent.model_validate_json(answer).message_id
        except ValidationError:
            raise OutcomeUnknown("Messenger's answer can't be read.") from None

    async def find(self, outgoing: Outgoing, since: datetime) -> Taken | None:  # noqa: ARG002
        raise NotSent("Messenger can't be asked what became of a message.", again=False)

    async def fetch(self, file: File) -> bytes:
        """Its address came in with the message. It needs no token, so none is shown."""
        if not is_at(file.where, self.settings.url, *DOMAINS):
            raise NotSent("The file is not at Meta.", again=False)
        return await Calling("Messenger", {}, self.transport).get(file.where)

    @cached_property
    def _graph(self) -> Graph:
        token = self.settings.page_token.get_secret_value()
        return Graph(Calling("Messenger", {"Authorization": f"Bearer {token}"}, self.transport), WORDS)
