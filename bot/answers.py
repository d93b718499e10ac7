"""What a turn came to: the bot's messages, and what the conversation is on then."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from rasa.shared.core.events import BotUttered, Event, SlotSet, UserUttered

from bot.dialogue.memory import SLOT

Answer = dict[str, Any]


@dataclass(frozen=True)
class Answered:
    messages: list[Answer]
    # What the conversation is on then: the form that asks, else the topic that answered last. None: not understood.
    about: str | None
    # They were given before.
    replayed: bool = False


def _events_of(message_id: str, events: Iterable[Event]) -> list[Event]:
    """The customer's message with this id and all that followed, up to the next message."""
    rest = iter(events)
    for event in rest:
        if isinstance(event, UserUttered) and event.message_id == message_id:
            return [event, *takewhile(lambda later: not isinstance(later, UserUttered), rest)]
    return []


def answered(message_id: str, events: Iterable[Event]) -> Answered:
    """What the bot said to the message with this id, and what it took it to be about."""
    followed = _events_of(message_id, events)
    return Answered([_as_told(event) for event in followed if isinstance(event, BotUttered)], _about(followed))


def _about(followed: Iterable[Event]) -> str | None:
    kept = [event.value for event in followed if isinstance(event, SlotSet) and event.key == SLOT and event.value]
    memory = kept[-1] if kept else {}
    if memory.get("misses"):
        return None
    form = memory.get("form")
    return form["intent"] if form else memory.get("last")


def _as_told(event: BotUttered) -> Answer:
    buttons = event.data.get("buttons") or []
    return {
        "text": event.text or "",
        "buttons": [{"title": b["title"], "intent": b["payload"].lstrip("/") or None} for b in buttons],
        "custom": event.data.get("custom") or None,
    }
