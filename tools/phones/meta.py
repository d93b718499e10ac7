"""What Meta's two stand-ins do alike: take a message, refuse it as Meta refuses, report what became of it."""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any, ClassVar

import httpx
from fastapi import BackgroundTasks, Request, Response
from fastapi.responses import JSONResponse

from tools.phones.graph import Refusal, check_token, signature
from tools.phones.provider import PAUSES, Sent, StandIn, lost

DAY = 24 * 3600


class MetaPhones(StandIn, ABC):
    """`own` is the number or page that is written to; `url` where this stand-in is reached: files are fetched there."""

    name: ClassVar[str]
    first_own: ClassVar[str]

    def __init__(
        self,
        webhook: str,
        *,
        url: str = "",
        token: str,
        secret: str,
        own: str = "",
        transport: httpx.AsyncBaseTransport | None = None,
        pauses: tuple[float, ...] = PAUSES,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(webhook, transport, pauses)
        self.url, self.own = url or f"http://{self.name}", own or self.first_own
        self.token, self.secret, self.clock = token, secret, clock
        # When somebody last wrote.
        self.heard: dict[str, float] = {}
        # What they have sent along, and of what kind it is.
        self.files: dict[str, tuple[bytes, str]] = {}

    def signed(self, content: bytes) -> dict[str, str]:
        return signature(self.secret, content)

    async def take(self, own: str, request: Request, after: BackgroundTasks) -> Response:
        trouble = await self.next_trouble(request)
        try:
            check_token(request, self.token)
            if own != self.own:
                raise Refusal(100, "Unsupported post request", f"Object with ID '{own}' does not exist")
            sent = self.received(await request.json())
        except Refusal as refusal:
            return refusal.answer()
        except (KeyError, TypeError, ValueError):
            return Refusal(100, "Invalid parameter").answer()
        if refused := trouble.refusal():
            return refused
        self.keep(sent)
        after.add_task(self.report_all, sent)
        return lost() if trouble.lost else JSONResponse(self.answer(sent))

    @abstractmethod
    def received(self, body: dict[str, Any]) -> Sent:
        """The message, as its reader sees it. Raises Refusal."""

    @abstractmethod
    def answer(self, sent: Sent) -> dict[str, Any]:
        """What the sender hears."""

    @abstractmethod
    async def report_all(self, sent: Sent) -> None:
        """What becomes of it, as long as nobody reads it."""
