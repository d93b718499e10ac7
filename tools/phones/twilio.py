"""A stand-in for Twilio: its API for texts, its signed posts to us, and people with telephones."""

import asyncio
import uuid
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx
from fastapi import Response
from fastapi.responses import JSONResponse

from tools.phones.twilio_messages import LONGEST, Message, Refusal, incoming
from tools.phones.twilio_posts import MOST_KEPT, Postman

STOPS = {"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"}
STARTS = {"START", "YES", "UNSTOP"}
HELPS = {"HELP", "INFO"}
API = "/2010-04-01/Accounts/{account}"


@dataclass(frozen=True)
class Account:
    sid: str = "AC" + "0" * 31 + "1"
    # Either of them opens the API; the first one signs.
    tokens: tuple[str, ...] = ("an-auth-token-of-the-stand-in",)
    numbers: tuple[str, ...] = ("+447700900900", "+447700900901")
    service: str = "MG" + "0" * 31 + "1"
    # Its Advanced Opt-Out: whether the words that it obeys itself are marked.
    marks_keywords: bool = False


class Twilio:
    """`webhook` is the address that is entered for incoming messages; `url` is where this stand-in is reached."""

    def __init__(
        self,
        webhook: str,
        account: Account | None = None,
        *,
        url: str = "http://twilio.test",
        transport: httpx.AsyncBaseTransport | None = None,
        keep: int = MOST_KEPT,
    ) -> None:
        self.webhook, self.url, self.account = webhook, url, account or Account()
        self.post = Postman(self.account.tokens[0], transport)
        self.sent: deque[Message] = deque(maxlen=keep)
        self.calls: Counter[tuple[str, str]] = Counter()
        # Whoever wants to hear of each message as it comes.
        self.hears: Callable[[Message], None] = lambda _: None
        self.stopped: set[tuple[str, str]] = set()
        # Numbers that texts do not arrive at, and why; whether receipts come before the answer does.
        self.unreachable: dict[str, int] = {}
        self.hurries = False
        # Pictures are on another machine, which no token of ours is for.
        self.media_url = f"{self.url}/media-host"
        self._media: dict[str, tuple[bytes, str]] = {}
        self._troubles: deque[Refusal | float | None] = deque(maxlen=MOST_KEPT)
        self._under_way: set[asyncio.Task[None]] = set()

    # What goes wrong with the next request.

    def fail(self, code: int, message: str, status: int = 400, **headers: str) -> None:
        self._troubles.append(Refusal(code, message, status, **headers))

    def delay(self, seconds: float) -> None:
        self._troubles.append(seconds)

    def lose_answer(self) -> None:
        """The next message is taken, and whoever sent it is never told."""
        self._troubles.append(None)

    # What people do.

    async def text(self, person: str, own: str, text: str, *media: tuple[bytes, str]) -> bool:
        """Whether the portal has taken it."""
        kept = {self._keep(content, media_type): media_type for content, media_type in media}
        fields = incoming(self.account.sid, person, own, text, kept)
        word = self._obey(person, own, text.strip().upper())
        if word and self.account.marks_keywords:
            fields["OptOutType"] = word
        return await self.post.bring(self.webhook, fields)

    def to(self, person: str) -> list[Message]:
        return [message for message in self.sent if message.to == person]

    async def settle(self) -> None:
        """Until all receipts are brought."""
        while self._under_way:
            await asyncio.gather(*self._under_way)

    # What the API does.

    async def create(self, form: dict[str, str]) -> Response:
        trouble = self._troubles.popleft() if self._troubles else 0.0
        if isinstance(trouble, Refusal):
            raise trouble
        await asyncio.sleep(trouble or 0.0)
        message = self._message(form)
        self.calls[message.to, message.body] += 1
        self.sent.append(message)
        self.hears(message)
        shown = message.shown()
        if self.hurries:
            await self._carry(message)
        else:
            task = asyncio.create_task(self._carry(message))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)
        # A gateway has waited too long for the answer.
        return Response(status_code=504) if trouble is None else JSONResponse(shown, 201)

    def listed(self, query: dict[str, str]) -> dict[str, Any]:
        size, page = min(int(query.get("PageSize", "50")), 1000), int(query.get("Page", "0"))
        found = [each.shown() for each in reversed(self.sent) if query.get("To", each.to) == each.to]
        here, rest = found[page * size : (page + 1) * size], found[(page + 1) * size :]
        path = f"{API.format(account=self.account.sid)}/Messages.json"
        following = f"{path}?{httpx.QueryParams(query | {'Page': str(page + 1)})}" if rest else None
        return {"messages": here, "page": page, "page_size": size, "next_page_uri": following}

    def media(self, key: str) -> tuple[bytes, str]:
        if key not in self._media:
            raise Refusal(20404, "The requested resource was not found", 404)
        return self._media[key]

    def _message(self, form: dict[str, str]) -> Message:
        to, body, sender = form.get("To", ""), form.get("Body", ""), form.get("From")
        service = form.get("MessagingServiceSid")
        _need(bool(to), 21604, "A 'To' phone number is required.")
        _need(to[:1] == "+" and to[1:].isdigit(), 21211, f"Invalid 'To' Phone Number: {to}")
        _need(bool(body), 21602, "Message body is required.")
        _need(len(body) <= LONGEST, 21617, "The concatenated message body exceeds the 1600 character limit")
        _need(bool(sender or service), 21603, "A 'From' phone number is required.")
        _need(not service or service == self.account.service, 21701, "The Messaging Service does not exist.")
        _need(not sender or sender in self.account.numbers, 21659, f"'{sender}' is not a Twilio phone number")
        froms = [sender] if sender else self.account.numbers
        stopped = any((to, each) in self.stopped for each in froms)
        _need(not stopped, 21610, "Attempt to send to unsubscribed recipient")
        status = "queued" if sender else "accepted"
        callback = form.get("StatusCallback", "")
        return Message(self.account.sid, to, body, sender, service, callback, status)

    async def _carry(self, message: Message) -> None:
        message.sender = message.sender or self.account.numbers[0]
        message.error = self.unreachable.get(message.to)
        for status in ("queued", "sent", "undelivered" if message.error else "delivered"):
            message.status = status
            if message.callback:
                await self.post.bring(message.callback, message.told())

    def _obey(self, person: str, own: str, word: str) -> str | None:
        if word in STOPS:
            self.stopped.add((person, own))
            return "STOP"
        if word in STARTS:
            self.stopped.discard((person, own))
            return "START"
        return "HELP" if word in HELPS else None

    def _keep(self, content: bytes, media_type: str) -> str:
        key = f"ME{uuid.uuid4().hex}"
        self._media[key] = content, media_type
        return f"{self.url}{API.format(account=self.account.sid)}/Messages/MM{uuid.uuid4().hex}/Media/{key}"


def _need(holds: bool, code: int, message: str) -> None:
    if not holds:
        raise Refusal(code, message)
