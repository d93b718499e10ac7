"""A bot's answer on its way while a person takes over: it is said before that, or never. And what comes after the
return is answered by the bot again."""

import asyncio
import random
from collections import Counter
from collections.abc import Iterator, Sequence

from sqlalchemy import text

from api.db import Database
from tests.faults.desk.insisting import insist
from tests.faults.desk.people import Agent
from tests.load.channels.pages import Page
from tests.load.client import Answer, Client

WORDS, TAKEN = "what are your opening hours", 202
AT_ONCE, PATIENCE, LOOK_EVERY = 4, 120.0, 0.05
# Seconds from the question to the take-over: from before the bot is asked until after it has answered.
AFTER = (0.0, 0.25)
# What the assistant said while the last change of hands had given the conversation to a person.
TALKED_OVER = text("""
    SELECT message.conversation_id, message.seq FROM message
    JOIN LATERAL (
        SELECT content ->> 'event' AS event FROM message AS before
        WHERE before.conversation_id = message.conversation_id AND before.seq < message.seq
          AND before.content ->> 'event' IN ('agent_joined', 'with_assistant')
        ORDER BY before.seq DESC LIMIT 1
    ) AS hands ON true
    WHERE message.sender = 'assistant' AND hands.event = 'agent_joined' AND message.conversation_id = ANY(:ids)
""")
ANSWERED = text(
    "SELECT 1 FROM message WHERE conversation_id = CAST(:id AS uuid) AND sender = 'assistant' AND answers_seq >= :seq"
)
ENDED = text("SELECT state, count(*) AS turns FROM turn WHERE conversation_id = ANY(:ids) GROUP BY state")


class Races:
    def __init__(self, client: Client, database: Database, seed: int) -> None:
        self._client, self._database = client, database
        self._dice = random.Random(seed)
        self._at_once = asyncio.Semaphore(AT_ONCE)
        self._pages: list[Page] = []
        self.wrong: list[str] = []
        self.ended: Counter[str] = Counter()

    async def run(self, agents: Sequence[Agent], each: int) -> None:
        """Every agent races in a conversation of their own."""
        for number, _ in enumerate(agents):
            page = Page(number)
            await page.open(self._client)
            self._pages.append(page)
        await asyncio.gather(*(page.close() for page in self._pages))
        await asyncio.gather(
            *(self._race_on(page, agent, each) for page, agent in zip(self._pages, agents, strict=True))
        )
        self.wrong += await self._in_the_end()

    async def _race_on(self, page: Page, agent: Agent, each: int) -> None:
        for _ in range(each):
            async with self._at_once:
                await self._race(page, agent)

    async def _race(self, page: Page, agent: Agent) -> None:
        path = f"/v1/desk/conversations/{page.conversation_id}"
        self._insist_on_taken(page, await page.say(self._client, WORDS))
        await asyncio.sleep(self._dice.uniform(*AFTER))
        await self._do(agent, "POST", f"{path}/take-over")
        await self._do(agent, "POST", f"{path}/return", {"note": "Go on."})
        again = await page.say(self._client, WORDS)
        self._insist_on_taken(page, again)
        if again.status == TAKEN and not await self._is_answered(page, again.json()["seq"]):
            self.wrong.append(f"{page.conversation_id}: after its return the bot did not answer")

    async def _is_answered(self, page: Page, seq: int) -> bool:
        for _ in range(round(PATIENCE / LOOK_EVERY)):
            if await self._database.rows(ANSWERED, id=page.conversation_id, seq=seq):
                return True
            await asyncio.sleep(LOOK_EVERY)
        return False

    def _insist_on_taken(self, page: Page, answer: Answer) -> None:
        if answer.status != TAKEN:
            self.wrong.append(f"{page.conversation_id}: {answer.status} {answer.body.decode()}")

    async def _do(self, agent: Agent, method: str, path: str, body: object = None) -> None:
        answer = await insist(self._client, method, path, agent.headers, body)
        if answer.status >= 300:
            self.wrong.append(f"{method} {path}: {answer.status} {answer.body.decode()}")

    async def _in_the_end(self) -> Iterator[str]:
        ids = [page.conversation_id for page in self._pages]
        self.ended = Counter({row.state: row.turns for row in await self._database.rows(ENDED, ids=ids)})
        rows = await self._database.rows(TALKED_OVER, ids=ids)
        talked_over = [f"{row.conversation_id}: the assistant talked over a person, seq {row.seq}" for row in rows]
        if not (self.ended["refused"] and self.ended["answered"]):
            talked_over.append(f"there was no race: {dict(self.ended)}")
        return iter(talked_over)
