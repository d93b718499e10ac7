"""The component: learns, is written down, is loaded, says the same, and takes whatever is typed."""

from pathlib import Path

import numpy as np
import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.understanding import Understanding

EXAMPLES = {
    "check_bill": [
        "how much is my bill",
        "what do I owe you",
        "when is my bill due",
        "show me my bill",
        "my bill please",
    ],
    "move_service": ["we are moving house", "take my broadband to the new flat", "I move in May", "moving to Leeds"],
    "roaming_help": [
        "will my phone work in Spain",
        "what does roaming cost",
        "using my phone abroad",
        "data in France",
    ],
    "greet": ["hello", "hi there", "good morning", "hey you"],
    "out_of_scope": ["what's the weather", "book me a table", "tell me a joke", "asdf jkl", "who won the match"],
    "open": ["open"],
}
CONFIG = {"threshold": 0.3, "untyped": ["open"]}


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """As it was trained, and as it was loaded from what was written."""
    folder = tmp_path_factory.mktemp("model")
    storage, resource, context = LocalModelStorage(folder), Resource("it"), ExecutionContext(GraphSchema({}))
    examples = [Message(data={"text": text, "intent": intent}) for intent in EXAMPLES for text in EXAMPLES[intent]]
    first = Understanding.create(CONFIG, storage, resource, context)
    first.train(TrainingData(examples))
    return first, Understanding.load(CONFIG, storage, resource, context), folder / "it"


@pytest.fixture(scope="module")
def said(trained):
    """What a message becomes."""

    def parse(text, component=trained[1]):
        [message] = component.process([Message(data={"text": text})])
        return message.as_dict(only_output_properties=True)

    return parse


def test_it_is_the_same_after_it_was_loaded(trained, said):
    for text in ("what do i owe", "moving to a new flat", "phone in Italy", ""):
        before, after = said(text, trained[0]), said(text)
        assert before["intent"]["name"] == after["intent"]["name"]
        assert before["intent"]["confidence"] == pytest.approx(after["intent"]["confidence"], abs=1e-6)
        assert [entry["id"] for entry in before["knowledge"]] == [entry["id"] for entry in after["knowledge"]]


def test_nothing_that_runs_code_is_written(trained):
    files = {path.name for path in Path(trained[2]).iterdir()}
    assert {Path(name).suffix for name in files} == {".json", ".npy", ".npz", ".onnx"}


def test_words_never_seen_are_understood_by_what_they_mean(said):
    assert said("the amount outstanding on my invoice")["intent"]["name"] == "check_bill"
    assert said("relocating to another city")["intent"]["name"] == "move_service"


def test_confidences_are_probabilities_and_the_likeliest_is_first(said):
    ranking = said("what does my bill come to")["intent_ranking"]
    confidences = [guess["confidence"] for guess in ranking]
    assert confidences == sorted(confidences, reverse=True)
    assert sum(confidences) == pytest.approx(1, abs=1e-3)
    assert len(ranking) == 5


def test_what_is_only_pressed_is_never_understood(said):
    assert "open" not in {guess["name"] for guess in said("open")["intent_ranking"]}


def test_below_the_threshold_it_is_the_fallback_and_the_ranking_says_what_it_might_be(trained, said):
    storage, resource = LocalModelStorage(trained[2].parent), Resource("it")
    strict = Understanding.load({**CONFIG, "threshold": 1.01}, storage, resource, ExecutionContext(GraphSchema({})))
    found = said("how much is my bill", strict)
    assert found["intent"]["name"] == "nlu_fallback"
    assert [guess["name"] for guess in found["intent_ranking"][:2]] == ["nlu_fallback", "check_bill"]


def test_answers_of_the_library_come_along(said):
    found = said("what is the password of my wifi")["knowledge"]
    assert found[0]["id"] == "wifi#where-do-i-find-my-wi-fi-password"
    assert len(found) == 3
    assert 1 >= found[0]["score"] >= found[1]["score"] >= found[2]["score"]


def test_two_wishes_are_told_in_the_order_said(said):
    assert said("show me my bill and will my phone work in Spain")["wishes"] == [
        {"intent": "check_bill", "clause": "show me my bill"},
        {"intent": "roaming_help", "clause": "will my phone work in Spain"},
    ]
    assert "wishes" not in said("how much is my bill")


@pytest.mark.parametrize(
    "text", ["hi, my bill please", "Good morning! How much is my bill?", "hello there what do I owe"]
)
def test_a_greeting_does_not_hide_the_wish(said, text):
    assert said(text)["intent"]["name"] == "check_bill"


@pytest.mark.parametrize("text", ["", " ", "?", "...", "😀", "😀😀😀", "\u200b\u200b", "<br><br>", "\n\n", "\x00"])
def test_where_there_is_nothing_to_understand_nothing_is_understood(said, text):
    found = said(text)
    assert found["intent"] == {"name": "nlu_fallback", "confidence": 1.0}
    assert found["knowledge"] == []


@pytest.mark.parametrize(
    "text",
    [
        "how much is my\u200b b\u200bill",
        "<b>how much</b> is my <i>bill</i>",
        "HOW MUCH IS MY BILL",
        "how\nmuch is my bill",
    ],
)
def test_what_is_invisible_does_not_matter(said, text):
    assert said(text)["intent"]["name"] == "check_bill"


@pytest.mark.parametrize(
    "text", ["x" * 10_000, "bill " * 2_000, "😀a" * 5_000, "<" * 10_000, "a.\n" * 3_000, "\u0301" * 9_000]
)
def test_ten_thousand_signs_are_taken(said, text):
    found = said(text)
    assert found["intent"]["name"]
    assert np.isfinite(found["intent"]["confidence"])
