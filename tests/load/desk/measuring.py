"""What agents ask all day: the line, a search, a chat they open."""

import asyncio
import itertools
import random
from collections.abc import Callable, Sequence
from datetime import timedelta

from models.base import now
from tests.faults.desk.people import Agent
from tests.load.client import Answer, Client
from tests.load.desk.filling import DAYS, RARE, TAGS, WORDS, Filled
from tests.load.generator import Send

READ_AHEAD = 1 << 20


class Asking:
    """Each in turn comes from another agent: what one of them may search for in a minute is limited."""

    def __init__(self, agents: Sequence[Agent], filled: Filled, seed: int) -> None:
        self._agents = itertools.cycle(agents)
        self._filled, self._dice = filled, random.Random(seed)

    def sends(self) -> dict[str, Callable[[], Send]]:
        dice, filled = self._dice, self._filled
        return {
            "the line": lambda: self._get("/v1/desk/queue"),
            "my chats": lambda: self._get("/v1/desk/chats"),
            "search, a common word": lambda: self._search(f"q={dice.choice(WORDS)}"),
            "search, two common words": lambda: self._search(f"q={'+'.join(dice.sample(WORDS, 2))}"),
            "search, a beginning": lambda: self._search(f"q={dice.choice(WORDS)[:3]}"),
            "search, a rare word": lambda: self._search(f"q={dice.choice(RARE)}"),
            "search, no such word": lambda: self._search("q=nobodysaysthis"),
            "search, common and rare": lambda: self._search(f"q={dice.choice(WORDS)}+{dice.choice(RARE)}"),
            "search, a number": lambda: self._search(f"number=%2B{dice.choice(filled.numbers)[1:]}"),
            "search, a tag and a word": lambda: self._search(f"tag={dice.choice(TAGS)}&q={dice.choice(WORDS)}"),
            "search, a month": lambda: self._search(f"q={dice.choice(WORDS)}&{self._month()}"),
            "open a chat": lambda: self._open(dice.choice(filled.running)),
        }

    def _month(self) -> str:
        begins = now().date() - timedelta(days=self._dice.randint(31, DAYS))
        return f"from={begins}&to={begins + timedelta(days=30)}"

    def _search(self, query: str) -> Send:
        return self._get(f"/v1/desk/search?{query}")

    def _get(self, path: str) -> Send:
        agent = next(self._agents)

        async def send(client: Client) -> Answer:
            return await client.send("GET", path, agent.headers)

        return send

    def _open(self, conversation_id: object) -> Send:
        """Its feed, read up to the last message."""
        agent, last = next(self._agents), f"id: {self._filled.last_seq}\n".encode()

        async def send(client: Client) -> Answer:
            reader, writer = await asyncio.open_connection(client.host, client.port, limit=READ_AHEAD)
            head = "".join(f"{name}: {value}\r\n" for name, value in ({"Host": "load"} | agent.headers).items())
            path = f"/v1/desk/conversations/{conversation_id}/feed"
            writer.write(f"GET {path} HTTP/1.1\r\n{head}\r\n".encode())
            status = int((await reader.readline()).split()[1])
            if status == 200:
                await reader.readuntil(last)
            writer.close()
            return Answer(status, b"{}")

        return send
