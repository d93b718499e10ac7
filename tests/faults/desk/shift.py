"""A shift: agents come, go, forget and vanish as they like, while customers keep asking for a person."""

import asyncio
import random
import time
import uuid
from collections import Counter
from collections.abc import Sequence
from typing import Any

from api import tokens
from models import Level
from tests.faults.desk.insisting import insist
from tests.faults.desk.people import Agent
from tests.load.client import Answer, Client

PRIORITIES = ("normal", "normal", "normal", "high", "urgent")
LANGUAGES = ("en", "en", "en", "es")
# Seconds. How long a customer is talked to, a break lasts, and an agent takes to look again.
TALK, BREAK, LOOK = (0.5, 3.0), (1.0, 4.0), (0.2, 0.6)
HERE_EVERY = 1.5
# Each time an agent looks: the chance that they do something else, and that they overlook who was given to them.
LEAVES, FORGETS = 0.01, 0.02
WAYS = ("away", "offline", "finishing", "vanish")
BUSY = 409


class Shift:
    """`silent`: after so many seconds the desk of one who vanished counts as gone."""

    def __init__(self, client: Client, secret: str, silent: float, seed: int) -> None:
        self._client, self._secret, self._silent = client, secret, silent
        self._dice = random.Random(seed)
        self.over = asyncio.Event()
        self.did: Counter[str] = Counter()
        self.wrong: list[str] = []

    async def arrive(self, conversation_id: uuid.UUID) -> None:
        """The bot asks, as it does for a customer who wants a person."""
        token = tokens.TurnToken(conversation_id=conversation_id, customer_id=None, level=Level.anonymous)
        asked = {
            "reason": "asked_for_person",
            "priority": self._dice.choice(PRIORITIES),
            "language": self._dice.choice(LANGUAGES),
        }
        bearer = {"Authorization": f"Bearer {tokens.issue(token, self._secret)}"}
        answer = await insist(self._client, "POST", "/v1/handoffs", bearer, asked)
        if answer.status != 200 or answer.json()["state"] != "waiting":
            self.wrong.append(f"{conversation_id} was not put in line: {answer.status} {answer.body.decode()}")
        self.did["asked"] += 1

    async def arrive_all(self, conversations: Sequence[uuid.UUID], rate: float) -> None:
        """So many a second, evenly, whether anybody is free or not."""
        began = time.monotonic()
        async with asyncio.TaskGroup() as group:
            for number, conversation_id in enumerate(conversations):
                await asyncio.sleep(max(0.0, began + number / rate - time.monotonic()))
                group.create_task(self.arrive(conversation_id))

    async def work(self, agent: Agent) -> None:
        await self._say(agent, "available")
        until: dict[str, float] = {}
        here_at = time.monotonic()
        while not self.over.is_set():
            if self._dice.random() < LEAVES:
                await self._leave(agent)
            if time.monotonic() > here_at + HERE_EVERY:
                here_at = time.monotonic()
                await self._note_here(agent)
            await self._answer(agent, until)
            await asyncio.sleep(self._dice.uniform(*LOOK))

    async def _answer(self, agent: Agent, until: dict[str, float]) -> None:
        """Takes up who is new, and ends with who has been talked to for long enough."""
        for chat in (await self._get(agent, "chats"))["items"]:
            path = f"/v1/desk/conversations/{chat['conversation_id']}"
            if chat["accepted_at"] is None:
                if self._dice.random() < FORGETS:
                    self.did["overlooked"] += 1
                elif (await self._send(agent, "POST", f"{path}/acceptance")).status == 200:
                    until[path] = time.monotonic() + self._dice.uniform(*TALK)
            elif time.monotonic() > until.get(path, 0.0):
                ended = {"reason": "solved", "summary": "Done."}
                answer = await self._send(agent, "POST", f"{path}/close", ended)
                self.did["ended"] += answer.status == 200

    async def _leave(self, agent: Agent) -> None:
        way = self._dice.choice(WAYS)
        self.did[way] += 1
        ends_at = time.monotonic() + self._dice.uniform(*BREAK)
        if way == "vanish":
            await asyncio.sleep(self._silent + self._dice.uniform(*BREAK))
        else:
            await self._say(agent, way)
            while way == "finishing" and time.monotonic() < ends_at:
                await self._note_here(agent, back=False)
                await self._answer(agent, {})
                await asyncio.sleep(self._dice.uniform(*LOOK))
            await asyncio.sleep(max(0.0, ends_at - time.monotonic()))
        await self._say(agent, "available")

    async def _note_here(self, agent: Agent, *, back: bool = True) -> None:
        """Whoever overlooked somebody finds themselves away, and comes back."""
        await self._send(agent, "PUT", "/v1/desk/here")
        if back and (await self._get(agent, "state"))["state"] != "available":
            await self._say(agent, "available")

    async def _say(self, agent: Agent, state: str) -> None:
        await self._send(agent, "PUT", "/v1/desk/state", {"state": state})

    async def _get(self, agent: Agent, what: str) -> Any:
        return (await self._send(agent, "GET", f"/v1/desk/{what}")).json()

    async def _send(self, agent: Agent, method: str, path: str, body: object = None) -> Answer:
        answer = await insist(self._client, method, path, agent.headers, body)
        # It went back to the line meanwhile, or who is away has nothing to finish.
        if answer.status >= 400 and answer.status not in (403, BUSY):
            self.wrong.append(f"{method} {path}: {answer.status} {answer.body.decode()}")
        return answer
