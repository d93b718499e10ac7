"""Every topic of this package, by its intent, and the action that Rasa calls for it."""

import importlib
import inspect
import logging
import pkgutil
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

import bot.actions
from bot.actions.client import Client, Operator, shared_client
from bot.actions.not_shown import NotShown
from bot.dialogue.conducting import Conductor
from bot.dialogue.memory import SLOT
from bot.dialogue.missing import leave_what_broke
from bot.dialogue.topic import Topic, TurnUnanswerable
from bot.dialogue.turn import Turn
from bot.dialogue.wording import read

logger = logging.getLogger(__name__)


def topics() -> dict[str, Topic]:
    """One object a topic; they keep nothing of a conversation."""
    return {topic.intent: topic() for topic in sorted(_found(), key=lambda topic: topic.intent)}


def _found() -> Iterator[type[Topic]]:
    for module in pkgutil.walk_packages(bot.actions.__path__, "bot.actions."):
        # This module is one of them, and being imported.
        if module.name != __name__:
            yield from _in(importlib.import_module(module.name))


def _in(module: Any) -> Iterator[type[Topic]]:
    for found in vars(module).values():
        own = inspect.isclass(found) and found.__module__ == module.__name__ and issubclass(found, Topic)
        # What has no intent is a base class of others.
        if own and hasattr(found, "intent"):
            yield found


TOPICS = topics()
CONDUCTOR = Conductor(TOPICS)


class TopicAction(Action, ABC):
    """Says at least one thing, or nothing at all when it breaks and there is no form that could be what broke."""

    def __init__(self, client: Client | None = None) -> None:
        self._client = client

    @abstractmethod
    def name(self) -> str:
        """As the domain has it."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, _: Any) -> list[dict[str, Any]]:
        turn: Turn | None = None
        try:
            client = self._client or shared_client()
            operator = await client.operator() or Operator()
            turn = Turn(dispatcher, tracker, client, operator, read())
            await CONDUCTOR.conduct(turn)
        except NotShown as refused:
            # For the api alone, which shows no agent half an answer.
            dispatcher.utter_message(text="This is not shown.", json_message={"key": str(refused)})
            return [SlotSet(SLOT, tracker.slots.get(SLOT))]
        except Exception as error:
            # rasa_sdk would answer with the whole request, token included, and Rasa would log it.
            # Saying nothing makes the channel refuse the turn, and the worker sends it again.
            logger.error("%s broke: %s", self.name(), type(error).__name__, exc_info=error)
            if turn is None or isinstance(error, TurnUnanswerable):
                return []
            turn = Turn(dispatcher, tracker, client, operator, read())
            if not leave_what_broke(turn):
                return []
        turn.send()
        return [SlotSet(SLOT, turn.memory.kept())]


def _action(intent: str) -> type[TopicAction]:
    return type(f"Action_{intent}", (TopicAction,), {"name": lambda _: f"action_{intent}", "__module__": __name__})


# rasa_sdk finds actions by their base class. A topic that is found by its own words has no intent of Rasa's.
ACTIONS = {intent: _action(intent) for intent, topic in TOPICS.items() if not topic.by_its_words}
