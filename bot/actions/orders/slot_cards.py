"""Free times of a visit in the shape that pages can draw."""

from typing import Any

from bot.dialogue.memory import Reply
from bot.dialogue.turn import Turn


def slots_card(turn: Turn, slots: list[dict[str, Any]], replies: list[Reply]) -> dict[str, Any] | None:
    """Of the times that are offered, each with the reply that chooses it. None where none of the replies is one."""
    known = {slot["id"]: slot for slot in slots}
    offered = [(place, known.get(reply.value)) for place, reply in enumerate(replies)]
    shown = [
        {"day": slot["day"], "starts": slot["starts"], "ends": slot["ends"], "reply": place}
        for place, slot in offered
        if slot is not None
    ]
    if not shown:
        return None
    note = turn.phrase("visits.slots_note")
    card = {"kind": "slots", "title": turn.phrase("visits.slots_title"), "note": note, "slots": shown}
    return {"card": card, "teaser": turn.phrase("visits.slots_teaser")}
