"""What the tests of connectors make up: a delivery of a provider, and something to send."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Protocol

import httpx
from fastapi import APIRouter, FastAPI

from connectors.base import Arrived, Inbound, Outgoing, Provider, Receipt
from connectors.content import Content, Link, QuickReply

MESSAGE_ID = uuid.UUID("0197f3a2b4c57d8e9f00112233445566")
REFERENCE = uuid.UUID("7b0d1f6e-1c1b-4c3a-9a53-0a2f0c9d1e11")
PAGE = Link(title="Pay by card", url="https://pay.example.com/p/1")


def arrived(
    body: bytes, headers: Mapping[str, str], url: str = "https://selfcare.example.com/v1/channels/x"
) -> Arrived:
    return Arrived(url, {name.lower(): value for name, value in headers.items()}, body, datetime.now(UTC))


def outgoing(content: Content | str, to: str, own: str = "", heard_at: datetime | None = None) -> Outgoing:
    content = Content(text=content) if isinstance(content, str) else content
    return Outgoing(to, own, content, MESSAGE_ID, REFERENCE, last_heard_at=heard_at)


def offering(*titles: str, text: str = "What can I do?", **more: Any) -> Content:
    return Content(
        text=text, quick_replies=[QuickReply(title=title, intent="secret_intent") for title in titles], **more
    )


def with_files(site: str = "https://selfcare.example.com", **more: Any) -> Content:
    told = [("image", "router.jpg", "image/jpeg"), ("document", "bill.pdf", "application/pdf")]
    media = [
        {"id": MESSAGE_ID, "kind": kind, "name": name, "media_type": media_type, "size": 40_000}
        | {"url": f"{site}/v1/files/{number}"}
        for number, (kind, name, media_type) in enumerate(told, start=1)
    ]
    return Content.model_validate({"text": "Here they are.", "media": media, **more})


class Us:
    """Where a stand-in brings its deliveries: they are verified and parsed as the api does it."""

    def __init__(self) -> None:
        self.provider: Provider | None = None
        self.items: list[Inbound | Receipt] = []
        self.away = 0

    @property
    def inbound(self) -> list[Inbound]:
        return [item for item in self.items if isinstance(item, Inbound)]

    @property
    def receipts(self) -> list[Receipt]:
        return [item for item in self.items if isinstance(item, Receipt)]

    def _take(self, request: httpx.Request) -> httpx.Response:
        if self.away:
            self.away -= 1
            return httpx.Response(503)
        assert self.provider is not None
        delivery = arrived(request.content, request.headers, str(request.url))
        self.provider.verify(delivery)
        self.items.extend(self.provider.parse(delivery))
        said = self.provider.thank(delivery)
        return httpx.Response(200, content=said.text, headers={"content-type": said.media_type})

    @property
    def transport(self) -> httpx.MockTransport:
        return httpx.MockTransport(self._take)


class HasRouter(Protocol):
    def router(self) -> APIRouter: ...


def serving(phones: HasRouter) -> httpx.ASGITransport:
    """The way to a stand-in, as to a provider over the network."""
    app = FastAPI()
    app.include_router(phones.router())
    return httpx.ASGITransport(app)


def answering(
    *answers: httpx.Response | Exception, asked: list[httpx.Request] | None = None
) -> tuple[httpx.MockTransport, list[httpx.Request]]:
    """A provider that answers in this order; what it was asked is kept."""
    asked = [] if asked is None else asked
    waiting = list(answers)

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        given = waiting.pop(0)
        if isinstance(given, Exception):
            raise given
        return given

    return httpx.MockTransport(answer), asked


def texts(items: Sequence[Inbound | Receipt]) -> list[str | None]:
    return [item.text for item in items if isinstance(item, Inbound)]
