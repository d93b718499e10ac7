"""What is kept of a conversation: enough for its next turn, whatever came before."""

import json
from typing import Any

import pytest
from made_up_redis import MadeUpRedis
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from redis.exceptions import ConnectionError as Refused

from bot.tracker_store import KEPT_TURNS, RecentTrackerStore

DOMAIN = Domain.from_yaml(
    """
    version: "3.1"
    intents: [ask]
    actions: [action_ask]
    slots:
      memory: {type: any, influence_conversation: false, mappings: [{type: custom}]}
      level: {type: text, influence_conversation: false, initial_value: low, mappings: [{type: custom}]}
    """
)


@pytest.fixture
def redis() -> MadeUpRedis:
    return MadeUpRedis()


@pytest.fixture
def store(redis: MadeUpRedis) -> RecentTrackerStore:
    store = RecentTrackerStore(domain=DOMAIN, record_exp=60)
    store.red = redis
    return store


def session() -> list[Event]:
    return [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted(), ActionExecuted(ACTION_LISTEN_NAME)]


def turn(number: int, memory: Any = None) -> list[Event]:
    """A message, what was said to it, and what was remembered of it."""
    return [
        UserUttered(f"message {number}", {"name": "ask", "confidence": 0.9}, message_id=f"m{number}"),
        ActionExecuted("action_ask"),
        BotUttered(f"answer {number}"),
        SlotSet("memory", memory or {"turn": number}),
        ActionExecuted(ACTION_LISTEN_NAME),
    ]


async def talk(store: RecentTrackerStore, *turns: list[Event]) -> DialogueStateTracker:
    """Each turn read, added and saved, as the bot does."""
    for events in turns:
        tracker = await store.retrieve_full_tracker("c1") or store.init_tracker("c1")
        tracker.update_with_events(events, DOMAIN, override_timestamp=False)
        await store.save(tracker)
    kept = await store.retrieve_full_tracker("c1")
    assert kept is not None
    return kept


def messages(tracker: DialogueStateTracker) -> list[str]:
    return [event.message_id for event in tracker.events if isinstance(event, UserUttered)]


async def test_nothing_is_kept_of_a_conversation_that_never_was(store):
    assert await store.retrieve_full_tracker("c1") is None


async def test_a_short_conversation_comes_back_with_all_that_was_said(store):
    kept = await talk(store, session(), turn(1), turn(2))
    assert messages(kept) == ["m1", "m2"]
    assert [event.text for event in kept.events if isinstance(event, BotUttered)] == ["answer 1", "answer 2"]
    assert [event.intent_name for event in kept.events if isinstance(event, UserUttered)] == ["ask", "ask"]
    assert kept.get_slot("memory") == {"turn": 2}


@pytest.mark.parametrize("turns", [KEPT_TURNS, KEPT_TURNS + 1, 60])
async def test_a_long_conversation_keeps_its_last_turns_and_its_memory(store, turns):
    kept = await talk(store, session(), *[turn(number) for number in range(turns)])
    assert messages(kept) == [f"m{number}" for number in range(turns - KEPT_TURNS, turns)]
    assert kept.get_slot("memory") == {"turn": turns - 1}
    assert kept.latest_action_name == ACTION_LISTEN_NAME
    assert kept.followup_action is None


async def test_what_the_customer_typed_is_not_kept(store, redis):
    await talk(store, session(), turn(1))
    assert "message 1" not in redis.values["tracker:c1"]


async def test_a_conversation_stops_growing(store, redis):
    sizes = []
    for number in range(60):
        await talk(store, *([session()] if number == 0 else []), turn(number, memory="m" * 2_000))
        sizes.append(len(redis.values["tracker:c1"]))
    assert max(sizes[10:]) <= sizes[10] + 50
    assert redis.values["tracker:c1"].count("m" * 2_000) == 1


async def test_what_was_remembered_before_the_turns_that_are_kept_is_not_lost(store):
    silent = [[event for event in turn(n) if not isinstance(event, SlotSet)] for n in range(1, 40)]
    kept = await talk(store, session(), turn(0, memory="from the first turn"), *silent)
    assert kept.get_slot("memory") == "from the first turn"


async def test_a_slot_that_was_emptied_stays_empty(store):
    kept = await talk(store, session(), turn(1), [SlotSet("memory", None), SlotSet("level", None)])
    assert kept.get_slot("memory") is None
    assert kept.get_slot("level") is None


async def test_a_new_session_forgets_the_one_before(store):
    kept = await talk(store, session(), *[turn(n) for n in range(20)], session(), turn(20, memory="new"))
    assert messages(kept) == ["m20"]
    assert kept.get_slot("memory") == "new"


async def test_a_new_session_does_not_inherit_the_memory_of_the_one_before(store):
    kept = await talk(store, session(), *[turn(n) for n in range(20)], session())
    assert kept.get_slot("memory") is None
    assert kept.get_slot("level") == "low"


async def test_a_whole_conversation_of_an_earlier_version_is_read_and_then_shortened(store, redis):
    events = session() + [event for number in range(50) for event in turn(number)]
    whole = DialogueStateTracker.from_events("c1", events, DOMAIN.slots)
    redis.values["tracker:c1"] = RecentTrackerStore.serialise_tracker(whole)
    before = await store.retrieve_full_tracker("c1")
    assert len(messages(before)) == 50
    kept = await talk(store, turn(50))
    assert messages(kept) == [f"m{number}" for number in range(51 - KEPT_TURNS, 51)]
    assert kept.get_slot("memory") == {"turn": 50}


async def test_what_is_kept_is_read_by_rasas_own_store_too(store, redis):
    """So that the version before can be put back."""
    await talk(store, session(), *[turn(number) for number in range(20)])
    theirs = super(RecentTrackerStore, store).deserialise_tracker("c1", redis.values["tracker:c1"])
    assert messages(theirs) == [f"m{number}" for number in range(20 - KEPT_TURNS, 20)]
    assert theirs.get_slot("memory") == {"turn": 19}


async def test_a_conversation_goes_after_its_time(store, redis):
    await talk(store, session(), turn(1))
    assert redis.ends == {"tracker:c1": 60}


async def test_redis_that_is_down_is_an_error_and_not_an_empty_conversation(store, redis):
    await talk(store, session(), turn(1))
    redis.is_down = True
    with pytest.raises(Refused):
        await store.retrieve_full_tracker("c1")
    with pytest.raises(Refused):
        await store.save(store.init_tracker("c1"))


async def test_an_event_that_is_not_known_is_an_error(store, redis):
    redis.values["tracker:c1"] = json.dumps({"name": "c1", "events": [{"event": "made_up"}]})
    with pytest.raises(ValueError, match="made_up"):
        await store.retrieve_full_tracker("c1")
