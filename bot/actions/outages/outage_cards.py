"""An outage in the shape that pages can draw."""

from typing import Any

from bot.dialogue.turn import Turn


def outage_card(turn: Turn, outage: dict[str, Any], *, is_own: bool, as_of: str | None = None) -> dict[str, Any]:
    """What goes with the sentence about it."""
    card = {
        "kind": "outage",
        "state": outage["state"],
        "is_own": is_own,
        "area": outage["area"]["name"],
        "away": outage["away"],
        "since": outage["started"]["display"],
        "expected": outage["expected_text"],
        "cause": outage.get("cause"),
        "as_of": as_of,
        "outage_id": outage["id"],
    }
    return {"card": card, "teaser": turn.phrase("outages.teaser")}
