"""The damper: strange words lower an intent's confidence, slips of the finger do not."""

from pathlib import Path

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.unknown_words import FILE, UnknownWordDamper

CONFIG = {"enough": 0.5, "exempt": ["out_of_scope"]}
EXAMPLES = ["how much is my bill", "why is it higher than last month", "yes please"]


@pytest.fixture
def damper(tmp_path: Path) -> UnknownWordDamper:
    """Trained, written down, and loaded from what was written."""
    storage = LocalModelStorage.create(tmp_path)
    resource, context = Resource("damper"), ExecutionContext(GraphSchema({}))
    examples = [Message(data={"text": text, "intent": "check_bill"}) for text in EXAMPLES]
    UnknownWordDamper.create(CONFIG, storage, resource, context).train(TrainingData(examples))
    assert (tmp_path / "damper" / FILE).read_text(encoding="utf-8").startswith('["bill"')
    return UnknownWordDamper.load(CONFIG, storage, resource, context)


def confidence(damper: UnknownWordDamper, text: str, intent: str = "affirm") -> float:
    found = {"name": intent, "confidence": 0.8}
    message = Message(data={"text": text, "intent": found, "intent_ranking": [found]})
    [message] = damper.process([message])
    assert message.get("intent") == message.get("intent_ranking")[0]
    return round(message.get("intent")["confidence"], 3)


@pytest.mark.parametrize("text", ["zzqx blorp", "77", "😀😀", "?", "£84.20", ""])
def test_without_a_known_word_nothing_is_believed(damper, text):
    assert confidence(damper, text) == 0
    assert confidence(damper, text, "out_of_scope") == 0


@pytest.mark.parametrize("text", ["How much is MY bill??", "yes 77", "my bill zzqx", "yes zzqx"])
def test_with_half_its_words_known_a_message_is_believed(damper, text):
    assert confidence(damper, text) == 0.8


@pytest.mark.parametrize("slip", ["hihger", "higer", "highher", "hogher"])
def test_one_slip_of_the_finger_is_still_the_word(damper, slip):
    assert confidence(damper, slip) == 0.8


def test_below_half_confidence_shrinks_in_proportion(damper):
    assert confidence(damper, "yes zzqx blorp quux") == 0.4


def test_strange_words_do_not_count_against_out_of_scope(damper):
    assert confidence(damper, "yes zzqx blorp quux", "out_of_scope") == 0.8
