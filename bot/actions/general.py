"""The opening, and the repair of what was not understood."""

from typing import Any

from bot.actions.answering import AnsweringAction, Events, Turn

FALLBACK = "nlu_fallback"
# From this confidence on it helps to ask about what a message was nearly understood as.
NEAR = 0.2
NEAR_TOPICS = {
    "check_bill": "billing",
    "explain_bill": "billing",
    "get_invoice": "billing",
    "dispute_charge": "billing",
    "pay_bill": "payments",
}


class Open(AnsweringAction):
    """The first message of a conversation."""

    key = "action_open"

    async def answer(self, turn: Turn) -> Events:
        brand = await turn.client.brand()
        if brand is None:
            turn.say(response="utter_general_open_unnamed")
        else:
            turn.say(response="utter_general_open", brand=brand.name)
        return []


class Repair(AnsweringAction):
    """Narrower, then three choices, then a person; never the same sentence twice running."""

    key = "action_repair"

    async def answer(self, turn: Turn) -> Events:
        misses = misses_in_a_row(turn.tracker.events)
        if misses <= 1:
            turn.say(response=_narrower(turn.tracker.latest_message))
        elif misses == 2:
            turn.say(response="utter_general_miss_second")
        else:
            key = "utter_general_miss_third" if misses % 2 else "utter_general_miss_further"
            turn.say(response=key, contact=await turn.contact())
        return []


def misses_in_a_row(events: list[dict[str, Any]]) -> int:
    """How many messages up to now were not understood, one after the other.

    Counted from what happened, so that no other action has to remember to reset a counter.
    """
    misses = 0
    for event in reversed(events):
        if event.get("event") != "user":
            continue
        if _intent(event.get("parse_data") or {}) != FALLBACK:
            break
        misses += 1
    return misses


def _narrower(message: dict[str, Any]) -> str:
    """A question about the topic that the message was nearly understood as."""
    guesses = [g for g in message.get("intent_ranking") or [] if g.get("name") != FALLBACK]
    if guesses and guesses[0].get("confidence", 0) >= NEAR:
        topic = NEAR_TOPICS.get(guesses[0]["name"])
        if topic:
            return f"utter_general_miss_{topic}"
    return "utter_general_miss_first"


def _intent(parsed: dict[str, Any]) -> str | None:
    return (parsed.get("intent") or {}).get("name")
