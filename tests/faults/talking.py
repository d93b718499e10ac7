"""One customer at a real page, and what goes on in the conversation whatever becomes of the page's link."""

import asyncio
import itertools
import random
import time
import uuid
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Self

import httpx
from playwright.async_api import Browser, BrowserContext, Page
from redis.asyncio import Redis
from sqlalchemy import text

from api.conversations import repository
from api.db import Database
from api.live import Live
from connectors.content import Content
from models import MessageSender
from models.address import driver_url
from tests.faults.link import Link
from tools.supervisor import Stack

LEDGER = text(
    "SELECT content ->> 'text' AS words FROM message WHERE conversation_id = :id AND content ->> 'text' <> ''"
    " ORDER BY seq"
)
SHOWN = "[...document.querySelectorAll('[role=log] article > :is(.bubble, .event)')].map(line => line.textContent)"
LOOK_EVERY = 0.03
# A person at the desk writes line after line; the customer's other tab asks now and then, and the bot answers.
AGENT_PACE, BURST_PACE, SLOWER = 0.5, 0.05, 6


class Desk:
    """Writes as an agent does. Every other time nobody is told: as if the writer died right after its commit."""

    def __init__(self, stack: Stack) -> None:
        self._database = Database(driver_url(stack.database_url))
        self._redis: Redis = Redis.from_url(stack.redis_url, decode_responses=True)
        self._live = Live(self._redis)

    async def say(self, conversation_id: uuid.UUID, words: str, *, told: bool = True) -> None:
        async with self._database.transaction() as session:
            conversation = await repository.hold(session, conversation_id)
            await repository.append(session, conversation, MessageSender.agent, Content(text=words))
        if told:
            await self._live.tell(conversation_id)

    async def stored(self, conversation_id: uuid.UUID) -> Sequence[str]:
        return [row.words for row in await self._database.rows(LEDGER, id=conversation_id)]

    async def close(self) -> None:
        await self._database.close()
        await self._redis.aclose()


class Talking:
    def __init__(self, stack: Stack, link: Link, context: BrowserContext, page: Page, desk: Desk) -> None:
        self.stack, self.link, self.context, self.page, self.desk = stack, link, context, page, desk
        self.conversation_id = uuid.UUID(int=0)
        self._number = itertools.count(1)
        self._dice = random.Random(link.port)
        self._is_written_to = False

    async def open(self) -> Self:
        async with self.page.expect_response("**/v1/conversations") as opening:
            await self.page.goto(f"{self.link.url}/chat/")
        self.conversation_id = uuid.UUID((await (await opening.value).json())["id"])
        await self.page.get_by_text("Connected", exact=True).wait_for()
        return self

    async def type(self) -> str:
        """What the customer types into the page, link or no link."""
        words = f"typed {next(self._number)}"
        await self.page.get_by_role("textbox", name="Message").fill(words)
        await self.page.keyboard.press("Enter")
        return words

    async def shown(self) -> Sequence[str]:
        lines: list[str] = await self.page.evaluate(SHOWN)
        return lines

    async def stored(self) -> Sequence[str]:
        return await self.desk.stored(self.conversation_id)

    async def equal(self, patience: float) -> float | None:
        """Seconds until the page shows what the ledger has, in its order and nothing else; None if it never does."""
        started = time.monotonic()
        while time.monotonic() < started + patience:
            if await self.stored() == await self.shown():
                return time.monotonic() - started
            await asyncio.sleep(LOOK_EVERY)
        return None

    async def rest(self, patience: float) -> bool:
        """Whether both are the same and stay so, once the bot has answered what was asked."""
        until = time.monotonic() + patience
        before: Sequence[str] = []
        while time.monotonic() < until:
            await asyncio.sleep(1)
            now = await self.stored()
            if now == before and now == await self.shown():
                return True
            before = now
        return False

    @asynccontextmanager
    async def written_to(self, pace: float = AGENT_PACE) -> AsyncIterator[None]:
        """While this lasts, messages keep coming from elsewhere."""
        writing = [
            asyncio.create_task(self._desk(pace)),
            asyncio.create_task(self._other_tab(max(pace, AGENT_PACE) * SLOWER)),
        ]
        self._is_written_to = True
        try:
            yield
        finally:
            # A driver that ends just as it is cancelled may swallow that: then this ends it.
            self._is_written_to = False
            for task in writing:
                task.cancel()
            await asyncio.gather(*writing, return_exceptions=True)

    async def _desk(self, pace: float) -> None:
        while self._is_written_to:
            await self.desk.say(self.conversation_id, f"agent {next(self._number)}", told=self._dice.random() < 0.5)
            await asyncio.sleep(pace)

    async def _other_tab(self, pace: float) -> None:
        """Straight to the server, with the same cookie. While it is down, this tab has to wait as well."""
        cookies = {str(each["name"]): str(each["value"]) for each in await self.context.cookies()}
        async with httpx.AsyncClient(base_url=self.stack.url, cookies=cookies, timeout=10) as tab:
            while self._is_written_to:
                body = {"client_message_id": str(uuid.uuid4()), "text": f"opening hours {next(self._number)}"}
                with suppress(httpx.HTTPError):
                    await tab.post(f"/v1/conversations/{self.conversation_id}/messages", json=body)
                await asyncio.sleep(pace)


async def at_a_page(browser: Browser, stack: Stack, link: Link, desk: Desk) -> Talking:
    context = await browser.new_context(locale="en-GB", timezone_id="Europe/London")
    return await Talking(stack, link, context, await context.new_page(), desk).open()
