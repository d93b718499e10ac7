"""What every action of ours has in common: the turn it answers, and what happens when it breaks."""

import logging
from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.client import Client, shared_client
from bot.actions.wording import Domain, contact

logger = logging.getLogger(__name__)

Events = list[dict[str, Any]]


class TurnUnanswerable(Exception):
    """The turn cannot be answered as it came; it has to be sent again."""


class Turn:
    """One customer message on its way to an answer."""

    def __init__(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain, client: Client) -> None:
        self.say = dispatcher.utter_message
        self.tracker = tracker
        self.domain = domain
        self.client = client

    @property
    def token(self) -> str:
        """The customer's short-lived token, good for this turn."""
        return str((self.tracker.latest_message.get("metadata") or {}).get("token") or "")

    @property
    def text(self) -> str:
        """What the customer typed; an intent with a slash where they chose a reply."""
        return str(self.tracker.latest_message.get("text") or "")

    async def contact(self) -> str:
        return contact(self.domain, await self.client.brand())


class AnsweringAction(Action, ABC):
    """An action that says at least one thing, or nothing at all when it breaks."""

    key: str

    def __init__(self, client: Client | None = None) -> None:
        self._client = client

    def name(self) -> str:
        return self.key

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        try:
            client = self._client or shared_client()
            return await self.answer(Turn(dispatcher, tracker, domain, client))
        except Exception as error:
            # rasa_sdk would answer with the whole request, token included, and Rasa would log it.
            # Saying nothing makes the channel refuse the turn, and the worker sends it again.
            logger.error("%s broke: %s", self.key, type(error).__name__, exc_info=error)
            dispatcher.messages.clear()
            return []

    @abstractmethod
    async def answer(self, turn: Turn) -> Events:
        """Say it, and return the events."""


class NamesContact:
    """Mixed into an action that says one thing, with how to reach a person in it."""

    response: str

    async def answer(self, turn: Turn) -> Events:
        turn.say(response=self.response, contact=await turn.contact())
        return []
