"""What every stand-in can do: keep what it takes, fail when told to, and bring things to us as often as it takes."""

import asyncio
import json
import time
from collections import Counter, deque
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import httpx
from fastapi import Request, Response
from fastapi.responses import JSONResponse

# The older ones are forgotten: it may run for days.
MOST_KEPT = 1000
# How soon what we did not take is brought again. The real ones wait longer, and go on for days.
PAUSES = (0.5, 2.0, 5.0)
# Whether what was last brought was taken in the end, for whoever had it brought.
TAKEN: ContextVar[bool] = ContextVar("taken", default=False)


@dataclass
class Sent:
    """A message that we sent, as its reader sees it."""

    id: str
    to: str
    text: str
    body: dict[str, Any]
    # What can be pressed, by its title: the payload that comes back.
    buttons: dict[str, str] = field(default_factory=dict)
    state: str = "sent"
    at: float = field(default_factory=time.time)


@dataclass(frozen=True)
class Trouble:
    """What goes wrong with a request: a refusal, a wait, or an answer that is lost although the message was taken."""

    status: int = 0
    body: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    lost: bool = False

    def refusal(self) -> Response | None:
        return JSONResponse(self.body, self.status, self.headers) if self.status else None


class StandIn:
    """`webhook` is where it brings what its people write; `transport` lets a test be there."""

    def __init__(
        self, webhook: str, transport: httpx.AsyncBaseTransport | None = None, pauses: tuple[float, ...] = PAUSES
    ) -> None:
        self.webhook, self.transport, self.pauses = webhook, transport, pauses
        self.sent: deque[Sent] = deque(maxlen=MOST_KEPT)
        self.calls: Counter[tuple[str, str]] = Counter()
        self.brought: deque[int] = deque(maxlen=MOST_KEPT)
        # What every request meets that no other trouble was made for, and how often all is brought.
        self.always = Trouble()
        self.times = 1
        self._troubles: deque[Trouble] = deque(maxlen=MOST_KEPT)

    def fail(self, status: int, body: dict[str, Any] | None = None, **headers: str) -> None:
        """The next request is refused."""
        self._troubles.append(Trouble(status, body or {}, headers))

    def delay(self, seconds: float) -> None:
        self._troubles.append(Trouble(seconds=seconds))

    def lose_answer(self) -> None:
        """The next message is taken, and whoever sent it is never told."""
        self._troubles.append(Trouble(lost=True))

    async def next_trouble(self, request: Request) -> Trouble:
        """All of a request is heard first: whoever stops waiting for the answer has sent it none the less."""
        await request.body()
        trouble = self._troubles.popleft() if self._troubles else self.always
        await asyncio.sleep(trouble.seconds)
        return trouble

    def keep(self, sent: Sent) -> None:
        self.calls[sent.to, sent.text] += 1
        self.sent.append(sent)

    def to(self, person: str) -> list[Sent]:
        return [sent for sent in self.sent if sent.to == person]

    def pressable(self, person: str, title: str, message_id: str | None = None) -> Sent:
        """The message in which it can be pressed: the newest that the person has, or the one that is named."""
        having = (sent for sent in reversed(self.to(person)) if title in sent.buttons)
        return next(sent for sent in having if message_id in (None, sent.id))

    def found(self, message_id: str) -> Sent | None:
        return next((sent for sent in self.sent if sent.id == message_id), None)

    async def bring(self, body: dict[str, Any]) -> bool:
        """Whether it was taken in the end. What is taken twice is brought twice, as the real ones do at times."""
        taken = [await self._bring_until_taken(body) for _ in range(self.times)]
        TAKEN.set(all(taken))
        return all(taken)

    async def _bring_until_taken(self, body: dict[str, Any]) -> bool:
        content = json.dumps(body).encode()
        headers = {"content-type": "application/json", **self.signed(content)}
        for pause in (*self.pauses, None):
            if await self._post(content, headers):
                return True
            if pause is not None:
                await asyncio.sleep(pause)
        return False

    def signed(self, content: bytes) -> dict[str, str]:
        """The headers that prove that it is from this provider."""
        raise NotImplementedError

    def told(self, answer: httpx.Response) -> None:
        """Some are told something in the answer to what they bring."""

    async def _post(self, content: bytes, headers: dict[str, str]) -> bool:
        try:
            async with httpx.AsyncClient(transport=self.transport, timeout=10.0) as client:
                answer = await client.post(self.webhook, content=content, headers=headers)
        except httpx.HTTPError:
            self.brought.append(0)
            return False
        self.brought.append(answer.status_code)
        self.told(answer)
        return answer.status_code == httpx.codes.OK


def lost() -> Response:
    """What a gateway says that has waited too long for its own answer."""
    return Response(status_code=httpx.codes.GATEWAY_TIMEOUT)
