"""Where a conversation waits for its next turn: Redis, and no more of it than that turn can need."""

import json
from itertools import islice
from typing import Any

from rasa.core.tracker_store import RedisTrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.conversation import Dialogue
from rasa.shared.core.events import ActionExecuted, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.utils.common import all_subclasses

# A message that comes again is answered again as long as it is one of these; nothing else looks further back.
KEPT_TURNS = 4
# Rasa looks through all its classes for each event that it reads.
KINDS: dict[str, type[Event]] = {kind.type_name: kind for kind in all_subclasses(Event)}


class RecentTrackerStore(RedisTrackerStore):
    """Rasa's own store reads, compares and writes all that was ever said, three times a turn."""

    async def save(self, tracker: DialogueStateTracker, timeout: float | None = None) -> None:
        """Written without reading first: whoever saves holds the conversation's lock and has read all that is kept."""
        kept = {"name": tracker.sender_id, "events": [_fields(event) for event in recent(tracker)]}
        self.red.set(self.key_prefix + tracker.sender_id, json.dumps(kept), ex=timeout or self.record_exp)

    def deserialise_tracker(self, sender_id: str, serialised_tracker: str | bytes) -> DialogueStateTracker:
        tracker = self.init_tracker(sender_id)
        events = [_event(fields) for fields in json.loads(serialised_tracker)["events"]]
        tracker.recreate_from_dialogue(Dialogue(sender_id, events))
        return tracker


def recent(tracker: DialogueStateTracker) -> list[Event]:
    """The last turns of this session, and then what the slots hold now. Whoever reads it is where the tracker is.

    The steps by which a slot came to its value are left out: each could be as large as the last.
    """
    events = list(tracker.events)
    begins = _last_session(events)
    turns = [at for at in range(begins, len(events)) if isinstance(events[at], UserUttered)]
    opening: list[Event] = []
    if len(turns) > KEPT_TURNS:
        begins = turns[-KEPT_TURNS]
        opening = _opening(events[begins].timestamp)
    said = [event for event in islice(events, begins, None) if not isinstance(event, SlotSet)]
    held = [SlotSet(slot.name, slot.value) for slot in tracker.slots.values() if _is_changed(slot)]
    return [*opening, *said, *held]


def _last_session(events: list[Event]) -> int:
    """Where the last session begins: at the action that starts it, which stands before the start itself."""
    for at in range(len(events) - 1, 0, -1):
        if isinstance(events[at], SessionStarted):
            return at - 1
    return 0


def _opening(timestamp: float) -> list[Event]:
    """A session that has begun and waits for the customer."""
    start = ActionExecuted(ACTION_SESSION_START_NAME, timestamp=timestamp)
    listen = ActionExecuted(ACTION_LISTEN_NAME, timestamp=timestamp)
    return [start, SessionStarted(timestamp=timestamp), listen]


def _is_changed(slot: Slot) -> bool:
    return bool(slot.value != slot.initial_value)


def _fields(event: Event) -> dict[str, Any]:
    """Without all that was made of a message: it served the turn that is over, and is most of what would be kept."""
    fields: dict[str, Any] = event.as_dict()
    if isinstance(event, UserUttered):
        fields["parse_data"] = {"intent": event.intent}
    return fields


def _event(fields: dict[str, Any]) -> Event:
    kind = KINDS.get(fields["event"])
    if kind is None:
        raise ValueError(f"A conversation holds an unknown event: {fields['event']}.")
    return kind._from_parameters(fields)
