"""Our whole pipeline: what is made of a message's text, in the words Rasa has for it."""

import hashlib
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.encoder.encoder import Encoder
from bot.knowledge import read
from bot.understanding.following import Before
from bot.understanding.intents import Guess
from bot.understanding.understanding import Understanding as Reader
from bot.understanding.understanding import Understood

BOT = Path(__file__).resolve().parents[1]
# What a trained model depends on besides this class and the examples.
PARTS = (
    *("understanding/*.py", "encoder/*.py", "knowledge.py", "reading/tidy.py", "reading/dropping.py"),
    *("data/knowledge/*.md", "uv.lock"),
)
KNOWLEDGE, WISHES = "knowledge", "wishes"
# In a message's metadata: what it may go on with.
BEFORE = "before"
LONGEST_RANKING = 5


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class Understanding(GraphComponent):
    """Sets `intent` and `intent_ranking`, `knowledge`, and `wishes` where there are several.

    Below `threshold` the intent is `nlu_fallback`, and the ranking says what it might have been. Intents in
    `untyped` are only ever pressed, so no words lead to them.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"threshold": 0.3, "untyped": []}

    @staticmethod
    def required_packages() -> list[str]:
        return ["onnxruntime", "tokenizers"]

    @staticmethod
    def fingerprint_addon(config: dict[str, Any]) -> str:
        """What a cached result depends on besides this class and the examples."""
        files = sorted(path for part in PARTS for path in BOT.glob(part))
        return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, reader: Reader | None = None
    ) -> None:
        self._threshold: float = config["threshold"]
        self._untyped: list[str] = config["untyped"]
        self._model_storage = model_storage
        self._resource = resource
        self._reader = reader

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "Understanding":
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "Understanding":
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, Reader.load(Path(folder)))

    def train(self, training_data: TrainingData) -> Resource:
        # Here, for only training has these packages.
        from bot.encoder.building import build

        examples = [
            (example.get(TEXT), example.get(INTENT))
            for example in training_data.intent_examples
            if example.get(TEXT) and example.get(INTENT) not in self._untyped
        ]
        with self._model_storage.write_to(self._resource) as folder:
            build(Path(folder))
            self._reader = Reader.learn(examples, read(BOT / "data/knowledge"), Encoder(Path(folder)))
            self._reader.save(Path(folder))
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        assert self._reader is not None
        for message in messages:
            before = (message.get("metadata") or {}).get(BEFORE)
            understood = self._reader.understand(message.get(TEXT) or "", Before(**before) if before else None)
            for key, value in self._told(understood).items():
                message.set(key, value, add_to_output=True)
        return messages

    def _told(self, understood: Understood | None) -> dict[str, Any]:
        guesses = understood.guesses[:LONGEST_RANKING] if understood else []
        best = guesses[0].confidence if guesses else 0.0
        if best < self._threshold:
            guesses = [Guess(DEFAULT_NLU_FALLBACK_INTENT_NAME, 1 - best), *guesses]
        ranking = [{INTENT_NAME_KEY: guess.intent, PREDICTED_CONFIDENCE_KEY: guess.confidence} for guess in guesses]
        told = {INTENT: ranking[0], INTENT_RANKING_KEY: ranking, KNOWLEDGE: []}
        if understood:
            told[KNOWLEDGE] = [{"id": entry, "score": score} for entry, score in understood.knowledge]
            if understood.wishes:
                told[WISHES] = [wanted._asdict() for wanted in understood.wishes]
        return told
