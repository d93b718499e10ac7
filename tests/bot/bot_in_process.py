"""The bot without its sockets: the loaded model, stores of its own, and the action server in the same process."""

import asyncio
from typing import Any

import httpx
from conftest import TOKEN
from rasa.core.agent import Agent
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor

from bot.answers import Answered
from bot.turns import Turn, run_once


class ActionsInProcess(EndpointConfig):
    """The action server without its socket."""

    def __init__(self) -> None:
        super().__init__(url="http://actions/webhook")
        self.executor = ActionExecutor()
        self.executor.register_package("bot.actions")
        self.is_down = False
        self.pause = 0.0
        self.calls: list[dict[str, Any]] = []

    async def request(self, json: dict[str, Any], **kwargs: Any) -> Any:
        if self.is_down:
            raise httpx.ConnectError("refused")
        self.calls.append(json)
        await asyncio.sleep(self.pause)
        return await self.executor.run(json)


class Bot:
    """The loaded model with stores of its own, and what it talks to."""

    def __init__(self, model: Agent, api: Any) -> None:
        self.actions = ActionsInProcess()
        self.api = api
        self.agent = model
        self.agent.lock_store = InMemoryLockStore()
        self.agent.tracker_store = InMemoryTrackerStore(model.domain)
        self.agent.processor.lock_store = self.agent.lock_store
        self.agent.processor.tracker_store = self.agent.tracker_store
        self.agent.processor.action_endpoint = self.actions

    async def say(self, words: str, message_id: str = "m1") -> tuple[list[dict[str, Any]], bool]:
        answered = await self.hear(words, message_id)
        return answered.messages, answered.replayed

    async def hear(self, words: str, message_id: str = "m1") -> Answered:
        return await run_once(self.agent, Turn("c1", message_id, words, "web", TOKEN))

    async def events(self) -> list[Any]:
        tracker = await self.agent.tracker_store.retrieve_full_tracker("c1")
        return list(tracker.events) if tracker else []
