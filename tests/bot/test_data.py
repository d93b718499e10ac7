"""What Rasa's own validation does not see: topics out of step, messages that mean two things, rules that miss."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT
from rasa_sdk.executor import ActionExecutor

DATA = ROOT / "bot" / "data"
# How many different wordings an intent is worth.
ENOUGH, ENOUGH_OUT_OF_SCOPE, ENOUGH_HELD_OUT = 60, 100, 8
# Understood without a message: a conversation opens, and what fits nothing falls back.
WITHOUT_MESSAGES = {"open", "nlu_fallback"}


def read(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def examples_in(path: Path) -> list[tuple[str, str]]:
    """(intent, message) for every example of a file."""
    return [
        (item["intent"], line.removeprefix("- ").strip().lower())
        for item in read(path)["nlu"]
        for line in item["examples"].splitlines()
    ]


TRAINED = [pair for path in sorted((DATA / "nlu").glob("*.yml")) for pair in examples_in(path)]
HELDOUT = examples_in(ROOT / "tests" / "bot" / "heldout.yml")
RULES = [rule for path in sorted((DATA / "rules").glob("*.yml")) for rule in read(path)["rules"]]
INTENTS = set(read(ROOT / "domain.yml")["intents"])


def test_every_intent_is_trained_and_held_out():
    assert {intent for intent, _ in TRAINED} - WITHOUT_MESSAGES == INTENTS - WITHOUT_MESSAGES
    assert {intent for intent, _ in HELDOUT} == INTENTS - WITHOUT_MESSAGES


@pytest.mark.parametrize("intent", sorted(INTENTS - WITHOUT_MESSAGES))
def test_every_intent_has_enough_wordings(intent):
    enough = ENOUGH_OUT_OF_SCOPE if intent == "out_of_scope" else ENOUGH
    assert sum(1 for name, _ in TRAINED if name == intent) >= enough
    assert sum(1 for name, _ in HELDOUT if name == intent) >= ENOUGH_HELD_OUT


def test_no_message_is_an_example_twice():
    messages = [message for _, message in TRAINED]
    assert sorted(messages) == sorted(set(messages))


def test_the_held_out_messages_are_really_held_out():
    assert not {message for _, message in HELDOUT} & {message for _, message in TRAINED}


def test_every_intent_has_one_rule_that_runs_its_own_action():
    steps = [(rule["steps"][0]["intent"], rule["steps"][1]["action"]) for rule in RULES]
    assert all(len(rule["steps"]) == 2 for rule in RULES)
    assert sorted(steps) == [(intent, f"action_{intent}") for intent in sorted(INTENTS)]


def test_every_action_is_declared_and_implemented():
    executor = ActionExecutor()
    executor.register_package("bot.actions")
    declared = read(ROOT / "domain.yml")["actions"]
    assert sorted(declared) == sorted(executor.actions) == sorted(f"action_{intent}" for intent in INTENTS)
