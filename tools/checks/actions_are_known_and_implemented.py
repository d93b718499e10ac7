"""Every intent has a topic that answers it, a rule that leads to its action, and that action in the domain."""

from collections.abc import Iterator
from pathlib import Path

from tools.bot_files import domain, names, steps, topic_classes


def problems(root: Path) -> list[str]:
    content = domain(root)
    intents = set(names(content.get("intents", [])))
    declared = set(names(content.get("actions", [])))
    # What is found by its words has no intent of its own, and Rasa never asks for it.
    answered = {topic["intent"] for topic in topic_classes(root) if not topic.get("by_its_words")}
    led, wanted = dict(_rules(root)), {f"action_{intent}" for intent in intents}
    return [
        *(f"domain.yml: no topic in bot/actions answers {intent}" for intent in sorted(intents - answered)),
        *(f"bot/actions: {intent} is no intent of domain.yml" for intent in sorted(answered - intents)),
        *(
            f"domain.yml: action_{intent} is missing"
            for intent in sorted(intents)
            if f"action_{intent}" not in declared
        ),
        *(f"domain.yml: {name} belongs to no intent" for name in sorted(declared - wanted)),
        *(f"bot/data/rules: {intent} leads nowhere" for intent in sorted(intents - led.keys())),
        *(
            f"bot/data/rules: {intent} leads to {action}, not to action_{intent}"
            for intent, action in sorted(led.items())
            if action != f"action_{intent}"
        ),
    ]


def _rules(root: Path) -> Iterator[tuple[str, str]]:
    """Each rule's intent, and the action right after it."""
    intent = None
    for _, step in steps(root):
        if "intent" in step:
            intent = step["intent"]
        elif intent and "action" in step:
            yield intent, step["action"]
            intent = None
