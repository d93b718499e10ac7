"""Running one turn exactly once, and leaving no trace of one that failed."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass, field, replace
from typing import Any

from rasa.core.actions.action import RemoteAction
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, DEFAULT_ACTION_NAMES
from rasa.shared.core.events import ActionExecuted, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.answers import Answered, answered
from bot.calling import OwnAction
from bot.components.understanding import BEFORE
from bot.dialogue.memory import SLOT
from bot.rules import next_action

# An action's calls give up after 3 s each, and the api hangs up after 10: between the two a turn has failed.
TURN_SECONDS = 8
# A crashed bot leaves its ticket behind; it must outlive a turn and not hold up the next one for long.
LOCK_SECONDS = 12
# Rasa's own pause between two looks at a lock is a second, which the customer would feel.
LOOK_AGAIN_SECONDS = 0.05
# Rules that lead in a circle must end.
MOST_ACTIONS = 10


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
    rehearsal: bool = False


async def run_once(agent: Agent, turn: Turn) -> Answered:
    """The answers, each turn's the same however often it is asked for.

    The lock store is not re-entrant, so nothing below may call `agent.handle_message`, which locks again.
    """
    store = store_of(agent)
    async with agent.lock_store.lock(turn.conversation_id, LOCK_SECONDS, LOOK_AGAIN_SECONDS):
        tracker = await store.retrieve_full_tracker(turn.conversation_id) or store.init_tracker(turn.conversation_id)
        given = answered(turn.message_id, tracker.events)
        if given.messages:
            return replace(given, replayed=True)
        return await in_time(_run_and_keep(agent.processor, store, tracker, turn))


async def in_time(answering: Awaitable[Answered]) -> Answered:
    try:
        return await asyncio.wait_for(answering, TURN_SECONDS)
    except asyncio.TimeoutError:
        raise TurnFailed(f"No answer within {TURN_SECONDS} s.") from None


def store_of(agent: Agent) -> TrackerStore:
    """The store itself. Rasa wraps it so that a conversation that cannot be read is taken for a new one."""
    return getattr(agent.tracker_store, "_tracker_store", agent.tracker_store)


async def _run_and_keep(
    processor: MessageProcessor, store: TrackerStore, tracker: DialogueStateTracker, turn: Turn
) -> Answered:
    answers = await run_turn(processor, tracker, turn)
    _forget_token(tracker)
    await store.save(tracker)
    return answers


async def run_turn(processor: MessageProcessor, tracker: DialogueStateTracker, turn: Turn) -> Answered:
    """What `MessageProcessor.handle_message` does for a bot of rules without slot mappings, with two differences.

    It copies a message's metadata, and so the token, into a slot when a session starts; and it saves the
    tracker whatever happened. Here no slot sees the token, and only a turn that worked is saved.
    """
    output = CollectingOutputChannel()
    await processor._update_tracker_session(tracker, output)
    _hear(processor, tracker, turn)
    await _act(processor, tracker, output)
    given = answered(turn.message_id, tracker.events)
    if not given.messages:
        raise TurnFailed("Nothing was said.")
    return given


def _hear(processor: MessageProcessor, tracker: DialogueStateTracker, turn: Turn) -> None:
    """What the customer said, as the model understands it."""
    about = {"token": turn.token, "channel": turn.channel, "message_id": turn.message_id, BEFORE: _before(tracker)}
    message = UserMessage(
        turn.words, None, turn.conversation_id, None, "gateway", message_id=turn.message_id, metadata=about
    )
    # Rasa would have its whole pipeline make something of a button's intent, and then put the intent in its place.
    parsed = (
        pressed(turn.words) if turn.words.startswith("/") else processor._parse_message_with_graph(message, tracker)
    )
    said = UserUttered(
        turn.words,
        parsed["intent"],
        parsed["entities"],
        parsed,
        input_channel="gateway",
        message_id=turn.message_id,
        metadata=about,
    )
    tracker.update(said, processor.domain)


def _before(tracker: DialogueStateTracker) -> dict[str, Any] | None:
    """What was answered last, or is being asked about: a short message may go on with it."""
    memory = tracker.get_slot(SLOT) or {}
    form = memory.get("form")
    intent = form["intent"] if form else memory.get("last")
    return {"intent": intent, "asks": bool(form)} if intent else None


def pressed(words: str) -> dict[str, Any]:
    """What a button means, in the form in which the model gives it."""
    intent = {"name": words.removeprefix("/"), "confidence": 1.0}
    return {"text": words, "intent": intent, "intent_ranking": [intent], "entities": []}


async def _act(processor: MessageProcessor, tracker: DialogueStateTracker, output: CollectingOutputChannel) -> None:
    """Action after action, until the rules say to listen."""
    for _ in range(MOST_ACTIONS):
        name = next_action(processor, tracker)
        events = [] if name == ACTION_LISTEN_NAME else await _events(processor, name, tracker, output)
        tracker.update(ActionExecuted(name))
        tracker.update_with_events(events, processor.domain)
        if name == ACTION_LISTEN_NAME:
            return
    raise TurnFailed(f"More than {MOST_ACTIONS} actions.")


async def _events(
    processor: MessageProcessor, name: str, tracker: DialogueStateTracker, output: CollectingOutputChannel
) -> list[Event]:
    """What the action did. Rasa logs an action that broke and goes on; here the whole turn has failed with it."""
    action = processor._get_action(name)
    if isinstance(action, RemoteAction):
        action = OwnAction(name, processor.action_endpoint)
    try:
        events: list[Event] = await action.run(output, processor.nlg, tracker, processor.domain)
    except Exception as error:
        raise TurnFailed(f"{name} broke: {error}") from error
    if not events and name not in DEFAULT_ACTION_NAMES:
        raise TurnFailed(f"{name} did nothing.")
    return events


def _forget_token(tracker: DialogueStateTracker) -> None:
    """The token served this turn only; what is stored must not hold it."""
    for event in tracker.events:
        if isinstance(event, UserUttered):
            for metadata in (event.metadata, event.parse_data.get("metadata") or {}):
                metadata.pop("token", None)
