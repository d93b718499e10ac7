"""Several countries in one question: each is told of, and those that the plan covers in one sentence."""

from typing import Any

from bot.dialogue.turn import Turn

MOST_COUNTRIES = 3


def countries(turn: Turn, first: str) -> list[str]:
    """Who drives through three countries wants to know of each."""
    named = [one.value for one in turn.found() if one.kind == "country"]
    return list(dict.fromkeys([first, *(named if first in named else [])]))[:MOST_COUNTRIES]


def covered_together(turn: Turn, bodies: list[dict[str, Any]]) -> list[tuple[dict[str, Any], str]]:
    """What to tell, and of which countries: "France and Spain" of those that are covered, then each of the others."""
    covered = [body for body in bodies if body["mine"] and body["mine"]["covered"]]
    others = [(body, body["price"]["name"]) for body in bodies if body not in covered]
    if not covered:
        return others
    *names, last = [body["price"]["name"] for body in covered]
    together = turn.phrase("plans.roaming_and", first=", ".join(names), last=last) if names else last
    return [(covered[-1], together), *others]
