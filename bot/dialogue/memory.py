"""What is kept of a conversation from turn to turn: one small slot, and nothing personal in it but references."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

SLOT = "memory"
# Two matters put aside is what a person can still be reminded of.
MOST_PARKED = 2


@dataclass
class Reply:
    """One thing that can be chosen. `intent` starts a topic; `value` answers a form; with neither, it is only said.

    With both, the topic is started with these words: "Show my PUK" is more than the topic of SIMs. A value that is no
    text is what it is about: a bill, a line of it.
    """

    title: str
    intent: str | None = None
    value: Any = None
    # In minor units, where it has a price, for "the cheaper one".
    amount: int | None = None


@dataclass
class Opened:
    """A form that is not finished: what is known, what was asked last, and how often in vain."""

    intent: str
    values: dict[str, Any] = field(default_factory=dict)
    # What was looked up for it: a quote's id, a name to show. Not the customer's to correct.
    facts: dict[str, Any] = field(default_factory=dict)
    asked: str | None = None
    tries: int = 0
    options: list[Reply] = field(default_factory=list)
    # What was asked last is also what was said last: a yes after anything else is none to it.
    is_last: bool = False
    # What the customer said when it began: read again after a sign-in.
    text: str = ""
    # Put aside, and its way back was offered: once is enough.
    offered: bool = False


@dataclass
class Wish:
    """Something the customer wants and has not got yet."""

    intent: str
    text: str
    offered: bool = False


@dataclass
class Deed:
    """What was done: by which topic, and the words by which that topic takes it back."""

    intent: str
    undo: str | None = None
    # How many turns ago.
    turns: int = 0


@dataclass
class Memory:
    form: Opened | None = None
    parked: list[Opened] = field(default_factory=list)
    # Asked whether to leave the form for this.
    switch: Wish | None = None
    # The second of two wishes, offered when the first is done.
    next: Wish | None = None
    # Waits for a sign-in or for a line to be named.
    again: Wish | None = None
    offered: list[Reply] = field(default_factory=list)
    # They stand as numbers in the text message, so a number typed back is one of them.
    numbered: bool = False
    # It was asked whether to do what the first reply offers: a yes does it.
    shall_i: bool = False
    # The first reply offered is a yes, the second a no.
    yes_no: bool = False
    # The last turn's messages, to be said once more.
    said: list[dict[str, Any]] = field(default_factory=list)
    # The topic that answered last, and what was done last as long as "that" may mean it.
    last: str | None = None
    done: Deed | None = None
    # Not understood, one after the other; and failures of any kind since the last success.
    misses: int = 0
    failures: int = 0
    # What was not understood: it is sent on as it is where somebody is to write back.
    misheard: list[str] = field(default_factory=list)
    # The service chosen for a kind ("mobile"), for the rest of the conversation; and the kind just asked about.
    lines: dict[str, str] = field(default_factory=dict)
    asked_line: str | None = None
    # What is said once in a conversation and was: that we are sorry for a loss, that we speak English.
    told: list[str] = field(default_factory=list)
    # What was tried and stands on no case yet, by the kind of service ("broadband").
    tried: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def read(cls, slot: Mapping[str, Any] | None) -> "Memory":
        if not slot:
            return cls()
        kept = dict(slot)
        kept["form"] = _opened(kept.get("form"))
        kept["parked"] = [opened for one in kept.get("parked", []) if (opened := _opened(one))]
        for name in ("switch", "next", "again"):
            kept[name] = Wish(**kept[name]) if kept.get(name) else None
        kept["done"] = Deed(**kept["done"]) if kept.get("done") else None
        kept["offered"] = [Reply(**one) for one in kept.get("offered", [])]
        return cls(**kept)

    def kept(self) -> dict[str, Any]:
        """As JSON, without what is empty."""
        return {name: value for name, value in asdict(self).items() if value}

    def keep_line(self, kind: str, line: str) -> None:
        """Last of all, so that what was chosen last is known."""
        self.lines.pop(kind, None)
        self.lines[kind] = line

    def park(self, opened: Opened) -> None:
        self.parked = [*(one for one in self.parked if one.intent != opened.intent), opened][-MOST_PARKED:]


def _opened(kept: Mapping[str, Any] | None) -> Opened | None:
    if not kept:
        return None
    return Opened(**{**kept, "options": [Reply(**one) for one in kept.get("options", [])]})
