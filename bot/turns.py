"""Running one turn exactly once, and leaving no trace of one that failed."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import takewhile, zip_longest
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.processor import MessageProcessor
from rasa.shared.core.constants import DEFAULT_ACTION_NAMES
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

# An action's calls give up after 3 s each, and the api hangs up after 10: between the two a turn has failed.
TURN_SECONDS = 8
# A crashed bot leaves its ticket behind; it must outlive a turn and not hold up the next one for long.
LOCK_SECONDS = 12
# Rasa's own pause between two looks at a lock is a second, which the customer would feel.
LOOK_AGAIN_SECONDS = 0.05

Answer = dict[str, Any]


class TurnFailed(Exception):
    """The turn gave no answer, or only part of one. Nothing of it was kept."""


@dataclass(frozen=True)
class Turn:
    """What the customer said (`words` in Rasa's form: a text, or an intent after a slash) and who they are."""

    conversation_id: str
    message_id: str
    words: str
    channel: str
    token: str = field(repr=False)


async def run_once(agent: Agent, turn: Turn) -> tuple[list[Answer], bool]:
    """The answers, and whether they were given before.

    The lock store is not re-entrant, so nothing below may call `agent.handle_message`, which locks again.
    """
    lock = agent.lock_store.lock(turn.conversation_id, LOCK_SECONDS, LOOK_AGAIN_SECONDS)
    async with lock:
        stored = await agent.tracker_store.retrieve_full_tracker(turn.conversation_id)
        given = answers_to(turn.message_id, stored.events if stored else [])
        if given:
            return given, True
        try:
            return await asyncio.wait_for(_run(agent.processor, turn), TURN_SECONDS), False
        except asyncio.TimeoutError:
            raise TurnFailed(f"No answer within {TURN_SECONDS} s.") from None


async def _run(processor: MessageProcessor, turn: Turn) -> list[Answer]:
    """The steps of `MessageProcessor.handle_message`, with two differences.

    It copies a message's metadata, and so the token, into a slot when a session starts; and it saves the
    tracker whatever happened. Here no slot sees the token, and only a turn that worked is saved.
    """
    output = CollectingOutputChannel()
    tracker = await processor.fetch_tracker_and_update_session(turn.conversation_id, output)
    message = UserMessage(
        turn.words,
        output,
        turn.conversation_id,
        input_channel="gateway",
        message_id=turn.message_id,
        metadata={"token": turn.token, "channel": turn.channel, "message_id": turn.message_id},
    )
    await processor._handle_message_with_tracker(message, tracker)
    tracker = await processor.run_action_extract_slots(output, tracker)
    await processor._run_prediction_loop(output, tracker)
    events = events_of(turn.message_id, tracker.events)
    _refuse_failures(events)
    _forget_token(tracker)
    await processor.save_tracker(tracker)
    return answers_to(turn.message_id, events)


def events_of(message_id: str, events: Iterable[Event]) -> list[Event]:
    """The customer's message with this id and all that followed, up to the next message."""
    rest = iter(events)
    for event in rest:
        if isinstance(event, UserUttered) and event.message_id == message_id:
            return [event, *takewhile(lambda later: not isinstance(later, UserUttered), rest)]
    return []


def answers_to(message_id: str, events: Iterable[Event]) -> list[Answer]:
    """What the bot said to the message with this id."""
    return [_answer(event) for event in events_of(message_id, events) if isinstance(event, BotUttered)]


def _answer(event: BotUttered) -> Answer:
    buttons = event.data.get("buttons") or []
    return {
        "text": event.text or "",
        "buttons": [{"title": b["title"], "intent": b["payload"].lstrip("/") or None} for b in buttons],
        "custom": event.data.get("custom") or None,
    }


def _refuse_failures(events: list[Event]) -> None:
    """Rasa logs an action that broke and goes on. Here the whole turn has failed with it.

    Such an action is known by what follows it: every action of ours says something or changes something.
    """
    for event, following in zip_longest(events, events[1:]):
        if not isinstance(event, ActionExecuted) or event.action_name in DEFAULT_ACTION_NAMES:
            continue
        if following is None or isinstance(following, ActionExecuted):
            raise TurnFailed(f"{event.action_name} did nothing.")
    if not any(isinstance(event, BotUttered) for event in events):
        raise TurnFailed("Nothing was said.")


def _forget_token(tracker: DialogueStateTracker) -> None:
    """The token served this turn only; what is stored must not hold it."""
    for event in tracker.events:
        if isinstance(event, UserUttered):
            for metadata in (event.metadata, event.parse_data.get("metadata") or {}):
                metadata.pop("token", None)
