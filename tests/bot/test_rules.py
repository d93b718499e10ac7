"""What the rules may look at: the bot asks each of them once, and so they must always answer the same."""

from typing import Any
from weakref import WeakKeyDictionary

import pytest
import yaml
from conftest import ROOT
from rasa.shared.core.events import ActionExecuted, SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot import rules

SESSION = [ActionExecuted("action_session_start"), SessionStarted(), ActionExecuted("action_listen")]
RULES = [
    (path.stem, rule)
    for path in sorted((ROOT / "bot" / "data" / "rules").glob("*.yml"))
    for rule in yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]
]


@pytest.mark.parametrize(("topic", "rule"), RULES, ids=[rule["rule"] for _, rule in RULES])
def test_a_rule_is_an_intent_and_what_is_done_about_it(topic: str, rule: dict[str, Any]):
    assert set(rule) == {"rule", "steps"}, (
        "no condition, and no beginning of a conversation: bot/rules.py is blind to both"
    )
    asked, *done = [set(step) for step in rule["steps"]]
    assert asked == {"intent"}
    assert done == [{"action"}]


def test_a_rule_is_asked_once(model, monkeypatch):
    asked = []
    predict = model.processor._predict_next_with_tracker
    monkeypatch.setattr(model.processor, "_predict_next_with_tracker", lambda at: asked.append(at) or predict(at))
    monkeypatch.setattr(rules, "_known", WeakKeyDictionary())
    for _ in range(3):
        tracker = DialogueStateTracker.from_events("c1", [*SESSION, said("check_bill")], model.domain.slots)
        assert rules.next_action(model.processor, tracker) == "action_check_bill"
        tracker.update(ActionExecuted("action_check_bill"))
        assert rules.next_action(model.processor, tracker) == "action_listen"
    assert len(asked) == 2


def said(intent: str) -> UserUttered:
    return UserUttered(f"/{intent}", {"name": intent, "confidence": 1.0})
