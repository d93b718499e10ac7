"""What every connector is: a parser of what comes in and a renderer of what goes out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from connectors.content import Chosen, Content


class Anomalous(Exception):
    """A delivery that this channel's provider would never send: somebody pointed the wrong service here."""


@dataclass(frozen=True, slots=True)
class Inbound:
    """One message from a customer, as every channel's parser gives it."""

    provider_message_id: str
    text: str | None = None
    chosen: Chosen | None = None
    # Where on the network it came from, where that tells senders apart.
    source: str = ""


class Connector(Protocol):
    name: str

    def parse(self, body: Mapping[str, Any]) -> list[Inbound]:
        """Every message of a delivery, in its order."""

    def render(self, content: Content) -> dict[str, Any]:
        """The content in the channel's own words."""
