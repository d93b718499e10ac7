"""Short messages that follow an answer, which nobody learned from: what they are taken for alone, and after it."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("followups.tsv")
FALLBACK, OUT_OF_SCOPE = "nlu_fallback", "out_of_scope"


@dataclass(frozen=True)
class FollowUp:
    """What was answered, what the customer then writes, and what that may be taken for."""

    after: str
    message: str
    accepted: list[str]

    def fits(self, intent: str) -> bool:
        return intent in self.accepted or (intent == FALLBACK and OUT_OF_SCOPE in self.accepted)


def follow_ups() -> list[FollowUp]:
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [FollowUp(row["after"], row["message"], row["accepted"].split(",")) for row in rows]


def shares(model: Any) -> tuple[float, float]:
    """How many are understood alone, and after the answer."""
    known = follow_ups()
    alone = sum(one.fits(taken_for(model, one.message, None)) for one in known)
    after = sum(one.fits(taken_for(model, one.message, one.after)) for one in known)
    return alone / len(known), after / len(known)


def taken_for(model: Any, message: str, after: str | None) -> str:
    # Here, for Rasa takes seconds to load, and who only counts them needs none.
    from rasa.core.channels.channel import UserMessage

    from bot.components.understanding import BEFORE

    before = {"intent": after, "asks": False} if after else None
    read_as = model.processor._parse_message_with_graph(UserMessage(message, metadata={BEFORE: before}), None)
    intent: str = read_as["intent"]["name"]
    return intent


def report(model: Any) -> str:
    alone, after = shares(model)
    return f"\nshort messages after an answer, read alone {alone:.3f}\nread beside what was answered {after:.3f}"
