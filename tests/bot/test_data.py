"""What Rasa's own validation does not see: unused wording, missing actions, topics out of step."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT
from rasa.shared.core.constants import DEFAULT_INTENTS
from rasa_sdk.executor import ActionExecutor

DATA = ROOT / "bot" / "data"
ACTIONS = ROOT / "bot" / "actions"
TOPICS = {"billing", "general", "payments", "support"}
# How many different wordings an intent is worth.
ENOUGH = {"check_bill": 60, "explain_bill": 60, "out_of_scope": 100, "open": 1}


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


def rules() -> list[dict[str, Any]]:
    return [rule for path in (DATA / "rules").glob("*.yml") for rule in read(path)["rules"]]


def test_every_folder_knows_the_same_topics():
    assert {path.stem for path in (DATA / "nlu").glob("*.yml")} == TOPICS
    assert {path.stem for path in (DATA / "rules").glob("*.yml")} == TOPICS
    assert {path.stem for path in ACTIONS.glob("*.py")} >= TOPICS


def test_every_intent_is_trained_and_has_a_rule(domain):
    intents = set(domain["intents"])
    assert {intent for intent, _ in TRAINED} == intents
    assert {step["intent"] for rule in rules() for step in rule["steps"] if "intent" in step} == intents


@pytest.mark.parametrize("intent", sorted({intent for intent, _ in TRAINED}))
def test_every_intent_has_enough_wordings(intent):
    assert sum(1 for name, _ in TRAINED if name == intent) >= ENOUGH.get(intent, 30)


def test_no_message_is_an_example_twice():
    messages = [message for _, message in TRAINED]
    assert sorted(messages) == sorted(set(messages))


def test_the_held_out_messages_are_really_held_out():
    assert not {message for _, message in HELDOUT} & {message for _, message in TRAINED}


def test_every_intent_is_held_out_at_least_four_times():
    for intent in {intent for intent, _ in TRAINED} - {"open"}:
        assert sum(1 for name, _ in HELDOUT if name == intent) >= 4, intent


def test_every_action_is_declared_implemented_and_used(domain):
    executor = ActionExecutor()
    executor.register_package("bot.actions")
    declared = {action if isinstance(action, str) else next(iter(action)) for action in domain["actions"]}
    used = {step["action"] for rule in rules() for step in rule["steps"] if "action" in step}
    assert declared == set(executor.actions)
    assert declared == {action for action in used if action.startswith("action_")}


def test_every_response_is_used(domain):
    """By a rule, or by an action: whole, or through a name that ends in {…}."""
    used = {step["action"] for rule in rules() for step in rule["steps"] if "action" in step}
    patterns = []
    for path in ACTIONS.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                used.add(node.value)
            if isinstance(node, ast.JoinedStr):
                parts = (re.escape(p.value) if isinstance(p, ast.Constant) else r"\w+" for p in node.values)
                patterns.append(re.compile("".join(parts)))
    unused = [
        key
        for key in domain["responses"]
        if key not in used and not any(pattern.fullmatch(key) for pattern in patterns)
    ]
    assert unused == []


def test_buttons_are_few_short_and_lead_somewhere(domain):
    for key, [response] in domain["responses"].items():
        buttons = response.get("buttons", [])
        assert len(buttons) in (0, 2, 3, 4), key
        assert all(len(button["title"]) <= 20 for button in buttons), key
        for button in buttons:
            intent = button["payload"].removeprefix("/")
            assert intent == "{again}" or intent in set(domain["intents"]) - set(DEFAULT_INTENTS), key


def test_every_sentence_fits_a_bubble_and_none_cheers(domain):
    for key, [response] in domain["responses"].items():
        assert len(response["text"]) <= 280, key
        assert not re.search(r"!|frustrat|policy|invalid|oops|patient|shortly", response["text"].lower()), key
