"""What the rules say to do next, each asked once."""

from weakref import WeakKeyDictionary

from rasa.core.processor import MessageProcessor
from rasa.shared.core.trackers import DialogueStateTracker

# What an answer depends on: the intent, and the action before. tests/bot/test_rules.py refuses any other rule.
Asked = tuple[str | None, str | None]

_known: WeakKeyDictionary[MessageProcessor, dict[Asked, str]] = WeakKeyDictionary()


def next_action(processor: MessageProcessor, tracker: DialogueStateTracker) -> str:
    """Rasa makes states of the whole conversation, twice for each action, to find what a table holds."""
    if tracker.followup_action or tracker.latest_message is None:
        return _ask(processor, tracker)
    known = _known.setdefault(processor, {})
    asked = (tracker.latest_message.intent_name, tracker.latest_action_name)
    if asked not in known:
        known[asked] = _ask(processor, tracker)
    return known[asked]


def _ask(processor: MessageProcessor, tracker: DialogueStateTracker) -> str:
    prediction = processor._predict_next_with_tracker(tracker)
    name: str = processor.domain.action_names_or_texts[prediction.max_confidence_index]
    return name
