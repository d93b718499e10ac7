"""What every connector is: a parser of what comes in and a renderer of what goes out."""

import uuid
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Literal, Protocol, runtime_checkable

from connectors.content import Chosen, Content


class Anomalous(Exception):
    """A delivery that this channel's provider would never send: somebody pointed the wrong service here."""


class Untrusted(Exception):
    """Nothing proves that it is the provider's: its signature is missing, wrong or stale."""


class NotSent(Exception):
    """The provider has certainly not taken it. `again` tells whether it may later; `after`, in seconds, how much."""

    def __init__(self, reason: str, *, again: bool, after: float | None = None) -> None:
        super().__init__(reason)
        self.again, self.after = again, after


class OutcomeUnknown(Exception):
    """It may have been taken, or not: the answer was lost. It is never sent again blindly."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came in, byte for byte: a signature is over these. `url` is the address that the provider knows us by."""

    url: str
    headers: Mapping[str, str]
    body: bytes
    received_at: datetime


@dataclass(frozen=True, slots=True)
class File:
    """Something sent along: where the provider keeps it, and what it says it is."""

    where: str
    media_type: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Fragment:
    """A part of a long text, which is put together from all of them, in whatever order they come."""

    reference: str
    number: int
    total: int


@dataclass(frozen=True, slots=True)
class Inbound:
    """One message from a customer, as every channel's parser gives it."""

    provider_message_id: str
    # Their address on the channel, and ours that they wrote to.
    sender: str = ""
    own: str = ""
    text: str | None = None
    chosen: Chosen | None = None
    files: tuple[File, ...] = ()
    # Files that a page of ours has brought before, by the ids they were given.
    uploads: tuple[uuid.UUID, ...] = ()
    fragment: Fragment | None = None
    sent_at: datetime | None = None
    # Where on the network it came from, where that tells senders apart.
    source: str = ""
    # What the provider itself has taken it for, and answered, by a list of words of its own.
    keyword: Literal["stop", "start", "help"] | None = None


ReceiptState = Literal["sent", "delivered", "read", "failed"]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the provider says became of a message we sent. It may overtake the answer to the sending itself."""

    provider_message_id: str
    state: ReceiptState
    error: str | None = None
    # Our own word for it, where the provider gives it back.
    reference: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class Outgoing:
    to: str
    # Which of our addresses it goes out from, where there are several; empty where the customer wrote to none of them:
    # then it is the connector's own.
    own: str
    content: Content
    message_id: uuid.UUID
    # The same on every try of one delivery; given to the provider where it takes one.
    reference: uuid.UUID
    # While it is looked for: which of the provider's messages are other deliveries. The same words may go out twice.
    known: frozenset[str] = frozenset()
    # When the customer last wrote: after a day of silence, some providers carry nothing but approved templates.
    last_heard_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """The provider has it, under these ids: one, or one for each part of a long text."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thanks:
    """What a provider wants to hear when a delivery is kept."""

    text: str = ""
    media_type: str = "text/plain"


class Connector(Protocol):
    """A channel of our own pages."""

    name: str

    def parse(self, body: Mapping[str, Any]) -> list[Inbound]:
        """Every message of a delivery, in its order."""

    def render(self, content: Content) -> dict[str, Any]:
        """The content in the channel's own words."""


@runtime_checkable
class HoldsSession(Protocol):
    """A provider that is reached over a line which one process keeps open, and sends over."""

    # Whether this process is the one.
    held: bool

    async def run(
        self, on_arrival: Callable[[Arrived], Awaitable[None]], known: Callable[[str], Awaitable[bool]]
    ) -> None:
        """Until it is cancelled. What comes is answered once `on_arrival` has stored it; `known`: whether a message of
        that id was stored. The id is a part of the address that its delivery comes under."""


class Provider(Protocol):
    """Somebody else's service that carries a channel."""

    name: ClassVar[str]
    channel: ClassVar[str]
    # Whether it can be asked later if it has a message: then a lost answer is found out.
    finds: ClassVar[bool]

    def verify(self, arrived: Arrived) -> None:
        """Raises Untrusted."""

    def parse(self, arrived: Arrived) -> Sequence[Inbound | Receipt]:
        """Everything of a delivery, in its order. Raises Anomalous."""

    def challenge(self, query: Mapping[str, str]) -> str:
        """The answer that proves to the provider that this address is ours. Raises Untrusted."""

    def thank(self, arrived: Arrived) -> Thanks:
        """What is answered to a delivery that is kept."""

    async def send(self, outgoing: Outgoing) -> Taken:
        """Raises NotSent or OutcomeUnknown."""

    async def find(self, outgoing: Outgoing, since: datetime) -> Taken | None:
        """What the provider has of it, where it can be asked. Raises NotSent while it can't."""

    async def fetch(self, file: File) -> bytes:
        """Something that was sent along. Raises NotSent."""
