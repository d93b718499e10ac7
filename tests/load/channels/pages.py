"""People at a page: each with a cookie, an open conversation and an open feed."""

import asyncio
import json
import uuid
from collections.abc import Sequence
from contextlib import suppress

from tests.faults.bursts import WORDS
from tests.load.client import Answer, Client
from tests.load.generator import Send

# An answer that has not come by then is lost.
PATIENCE = 120.0
HANDS = 16
# What is read ahead of one feed: thousands of them are open at once.
READ_AHEAD = 16_384


class Page:
    """One of them. Each comes from an address of its own, as behind a proxy: what one may open is limited."""

    def __init__(self, number: int) -> None:
        self._address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        self._cookie, self._path = "", ""
        self._feed: asyncio.Task[None] | None = None
        self._news = asyncio.Event()
        self._answered = 0
        self.beats = 0
        self.has_ended = False

    async def open(self, client: Client) -> None:
        """Done once the assistant has said who it is."""
        answer = await client.send("POST", "/v1/conversations", self._headers, {})
        if answer.status != 200:
            raise RuntimeError(f"a conversation could not be opened: {answer.status} {answer.body.decode()}")
        self._cookie, self._path = answer.cookie(), f"/v1/conversations/{answer.json()['id']}"
        reader, writer = await asyncio.open_connection(client.host, client.port, limit=READ_AHEAD)
        head = "".join(f"{name}: {value}\r\n" for name, value in ({"Host": "load"} | self._headers).items())
        writer.write(f"GET {self._path}/feed HTTP/1.1\r\n{head}\r\n".encode())
        self._feed = asyncio.create_task(self._follow(reader, writer))
        await self.until_answered(1)

    @property
    def conversation_id(self) -> str:
        return self._path.rpartition("/")[2]

    async def say(self, client: Client, words: str) -> Answer:
        body = {"client_message_id": str(uuid.uuid4()), "text": words}
        return await client.send("POST", f"{self._path}/messages", self._headers, body)

    async def ask(self, client: Client, words: str) -> Answer:
        """Done once the answer is in the feed."""
        taken = await self.say(client, words)
        if taken.status == 202:
            await self.until_answered(taken.json()["seq"])
        return taken

    async def until_answered(self, seq: int) -> None:
        async with asyncio.timeout(PATIENCE):
            while self._answered < seq:
                await self._news.wait()
                self._news.clear()

    async def close(self) -> None:
        if self._feed is not None:
            self._feed.cancel()
            await asyncio.gather(self._feed, return_exceptions=True)

    @property
    def _headers(self) -> dict[str, str]:
        return {"X-Forwarded-For": self._address} | ({"Cookie": self._cookie} if self._cookie else {})

    async def _follow(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Line by line: an event's name, then what it says. What frames them on the wire is passed over."""
        event = b""
        try:
            with suppress(OSError):
                while line := await reader.readline():
                    if line.startswith(b"event: "):
                        event = line[7:].strip()
                        self.beats += event == b"beat"
                    elif line.startswith(b"data: ") and event == b"message":
                        self._note(json.loads(line[6:]))
        finally:
            self.has_ended = True
            writer.close()

    def _note(self, message: dict[str, int | None]) -> None:
        if message["answers_seq"]:
            self._answered = max(self._answered, message["answers_seq"])
            self._news.set()


class Pages:
    name = "pages"
    pause = 0.0

    def __init__(self, client: Client) -> None:
        self._client = client
        self._pages: list[Page] = []
        self._said = 0

    def __len__(self) -> int:
        return len(self._pages)

    async def ready(self, count: int) -> None:
        """So many are open, and each has been greeted."""
        missing = list(range(len(self._pages), count))

        async def hand() -> None:
            while missing:
                page = Page(missing.pop(0))
                await page.open(self._client)
                self._pages.append(page)

        await asyncio.gather(*(hand() for _ in range(HANDS)))

    def questions(self, count: int) -> list[Send]:
        self._said += 1
        return [
            self._asking(page, WORDS[(at + self._said) % len(WORDS)]) for at, page in enumerate(self._pages[:count])
        ]

    async def rest(self) -> None:
        """Whoever asked has waited for the answer."""

    async def silent(self, seconds: float) -> Sequence[Page]:
        """Those whose feed has ended, or has not beaten in all this time."""
        before = {page: page.beats for page in self._pages}
        await asyncio.sleep(seconds)
        return [page for page, beats in before.items() if page.has_ended or page.beats == beats]

    async def close(self) -> None:
        await asyncio.gather(*(page.close() for page in self._pages))

    def _asking(self, page: Page, words: str) -> Send:
        async def send(client: Client) -> Answer:
            return await page.ask(client, words)

        return send
