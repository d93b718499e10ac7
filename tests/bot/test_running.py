"""The parts of the model run one after the other, and give what Rasa's own runner gives."""

from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
from rasa.engine.graph import GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.trackers import DialogueStateTracker

from bot.running import StraightRunner


@pytest.mark.parametrize("words", ["how much is my bill", "/check_bill", "zzqx blorp", "😀"])
def test_a_message_is_understood_as_by_rasas_own_runner(model, words):
    theirs = model.processor.graph_runner
    assert isinstance(theirs, DaskGraphRunner)
    assert _parsed(model, StraightRunner.like(theirs), words) == _parsed(model, theirs, words)


def _parsed(model: Any, runner: Any, words: str) -> dict[str, Any]:
    target = model.processor.model_metadata.nlu_target
    tracker = DialogueStateTracker("c1", model.domain.slots)
    inputs = {PLACEHOLDER_MESSAGE: [UserMessage(words)], PLACEHOLDER_TRACKER: tracker}
    [message] = runner.run(inputs, [target])[target]
    return message.as_dict(only_output_properties=True)


def test_each_part_runs_once_and_after_what_it_needs():
    ran = []

    def part(name: str) -> Any:
        def run(*given: tuple[str, Any]) -> tuple[str, Any]:
            ran.append(name)
            return name, [name, *(value for _, value in given)]

        return run

    needs = {"a": {"x": "input"}, "b": {"x": "a"}, "c": {"x": "a", "y": "b"}, "other": {}}
    schema = GraphSchema({name: SchemaNode(need, object, "create", "run", {}) for name, need in needs.items()})
    runner = StraightRunner(schema, {name: part(name) for name in needs})
    assert runner.run({"input": 1}, ["c"]) == {"c": ["c", ["a", 1], ["b", ["a", 1]]]}
    assert ran == ["a", "b", "c"]
