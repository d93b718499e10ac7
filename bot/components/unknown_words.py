"""Lowers the confidence of an intent when the message is made of words that were never seen."""

import json
import re
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

FILE = "words.json"
# Letters and apostrophes only: a number or a symbol says nothing about what is wanted.
WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
# Shorter words are one slip away from too many others.
SHORTEST_MISSPELT = 4


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class UnknownWordDamper(GraphComponent):
    """Knows the words of the training data, one slip of the finger included.

    Without a single known word the confidence is 0, and the fallback takes the message. With fewer known
    words than `enough` (a share) it shrinks in proportion, except for the intents named in `exempt`,
    of which strange words are typical.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"enough": 0.5, "exempt": []}

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, words: set[str]
    ) -> None:
        self._enough = config["enough"]
        self._exempt = config["exempt"]
        self._model_storage = model_storage
        self._resource = resource
        self._learn(words)

    def _learn(self, words: set[str]) -> None:
        self._words = words
        self._near = words | {slip for word in words for slip in _with_one_letter_gone(word)}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "UnknownWordDamper":
        return cls(config, model_storage, resource, set())

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "UnknownWordDamper":
        with model_storage.read_from(resource) as folder:
            words = set(json.loads((folder / FILE).read_text(encoding="utf-8")))
        return cls(config, model_storage, resource, words)

    def train(self, training_data: TrainingData) -> Resource:
        """Remember every word of the intents' examples."""
        examples = (example.get(TEXT) or "" for example in training_data.intent_examples)
        self._learn({word for example in examples for word in words_in(example)})
        with self._model_storage.write_to(self._resource) as folder:
            (folder / FILE).write_text(json.dumps(sorted(self._words)), encoding="utf-8")
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Damp the predictions of the classifier that ran before."""
        for message in messages:
            intent = message.get(INTENT) or {}
            factor = self._factor(message.get(TEXT) or "", intent.get("name"))
            if factor < 1:
                ranking = message.get(INTENT_RANKING_KEY) or []
                message.set(INTENT, _damped(intent, factor), add_to_output=True)
                damped = [_damped(candidate, factor) for candidate in ranking]
                message.set(INTENT_RANKING_KEY, damped, add_to_output=True)
        return messages

    def _factor(self, text: str, intent_name: Any) -> float:
        words = words_in(text)
        known = sum(1 for word in words if self._is_known(word))
        if not known:
            return 0.0
        if intent_name in self._exempt:
            return 1.0
        return float(min(1.0, known / len(words) / self._enough))

    def _is_known(self, word: str) -> bool:
        if word in self._words:
            return True
        if len(word) < SHORTEST_MISSPELT:
            return False
        # One letter too many, too few, wrong or swapped: both spellings meet when a letter is taken out.
        return word in self._near or not self._near.isdisjoint(_with_one_letter_gone(word))


def words_in(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return WORD.findall(text.lower())


def _with_one_letter_gone(word: str) -> set[str]:
    if len(word) < SHORTEST_MISSPELT:
        return set()
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def _damped(intent: dict[str, Any], factor: float) -> dict[str, Any]:
    return {**intent, PREDICTED_CONFIDENCE_KEY: (intent.get(PREDICTED_CONFIDENCE_KEY) or 0.0) * factor}
