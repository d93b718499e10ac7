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
# The api sends a turn whose answer it has not got again for a quarter of an hour, and no other but the last. For so
# long the secrets in that answer (a PUK, a porting code) lie beside the conversation, and the next turn ends it.
SECRETS, SECRET_SECONDS = "secrets:", 15 * 60
# Rasa looks through all its classes for each event that it reads.
KINDS: dict[str, type[Event]] = {kind.type_name: kind for kind in all_subclasses(Event)}


class RecentTrackerStore(RedisTrackerStore):
    """Rasa's own store reads, compares and writes all that was ever said, three times a turn."""

    async def save(self, tracker: DialogueStateTracker, timeout: float | None = None) -> None:
        """Written without reading first: whoever saves holds the conversation's lock and has read all that is kept.

        In one go with the copy that has the secrets of the last turn, so neither is ever older than the other.
        """
        said = [_fields(event) for event in recent(tracker)]
        kept = [_without_secret(fields) for fields in said]
        turn = _last_turn(kept)
        with self.red.pipeline() as both:
            if kept[turn:] == said[turn:]:
                both.delete(SECRETS + tracker.sender_id)
            else:
                secret = _written(tracker, kept[:turn] + said[turn:])
                both.set(SECRETS + tracker.sender_id, secret, ex=SECRET_SECONDS)
            both.set(self.key_prefix + tracker.sender_id, _written(tracker, kept), ex=timeout or self.record_exp)
            both.execute()

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """With the last turn's secrets, while there are any."""
        kept, secret = self.red.mget(self.key_prefix + sender_id, SECRETS + sender_id)
        return None if kept is None else self.deserialise_tracker(sender_id, secret or kept)

    # One session is all that is kept.
    retrieve_full_tracker = retrieve

    def deserialise_tracker(self, sender_id: str, serialised_tracker: str | bytes) -> DialogueStateTracker:
        tracker = self.init_tracker(sender_id)
        kept = json.loads(serialised_tracker)
        tracker.recreate_from_dialogue(Dialogue(sender_id, [_event(fields) for fields in kept["events"]]))
        return tracker


def _written(tracker: DialogueStateTracker, events: list[dict[str, Any]]) -> str:
    return json.dumps({"name": tracker.sender_id, "events": events})


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
    """Without a message's words and all that was made of them: they served the turn that is over."""
    fields: dict[str, Any] = event.as_dict()
    if isinstance(event, UserUttered):
        fields["text"], fields["parse_data"] = "", {"intent": event.intent}
    return fields


def _without_secret(fields: dict[str, Any]) -> dict[str, Any]:
    """That something was told, and with which replies, but not what."""
    custom = (fields.get("data") or {}).get("custom") or {}
    if not custom.get("secret"):
        return fields
    left = {name: custom[name] for name in ("key", "teaser", "secret") if name in custom}
    return {**fields, "text": "", "data": {"buttons": fields["data"].get("buttons"), "custom": left}}


def _last_turn(events: list[dict[str, Any]]) -> int:
    """Where the last message of the customer's is: what was answered to it may be asked for again."""
    return max((at for at, fields in enumerate(events) if fields["event"] == UserUttered.type_name), default=0)


def _event(fields: dict[str, Any]) -> Event:
    kind = KINDS.get(fields["event"])
    if kind is None:
        raise ValueError(f"A conversation holds an unknown event: {fields['event']}.")
    return kind._from_parameters(fields)
