"""What is kept of a conversation from turn to turn: one small slot, and nothing personal in it but references."""

from collections.abc import Container, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, TypeVar

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
    # It can be changed once more, which comes to the same.
    again: bool = False
    # How many turns ago.
    turns: int = 0


@dataclass
class Memory:
    form: Opened | None = None
    parked: list[Opened] = field(default_factory=list)
    # Asked whether to leave the form for this.
    switch: Wish | None = None
    # The second of several wishes, offered when the first is done; and those after it.
    next: Wish | None = None
    later: list[Wish] = field(default_factory=list)
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
    # The bill that was shown last: "and the one before?", "send me the pdf".
    bill: str | None = None
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
    # Where the last guide ended, for "it's gone again".
    walked: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, slot: Mapping[str, Any] | None) -> "Memory":
        """What another version remembered is taken as far as this one knows it."""
        kept = dict(slot or {})
        kept["form"] = _opened(kept.get("form"))
        kept["parked"] = [opened for one in kept.get("parked") or [] if (opened := _opened(one))]
        kept["later"] = [wish for one in kept.get("later") or [] if (wish := _known(Wish, one))]
        for name in ("switch", "next", "again"):
            kept[name] = _known(Wish, kept.get(name))
        kept["done"] = _known(Deed, kept.get("done"))
        kept["offered"] = _replies(kept.get("offered"))
        return _known(cls, kept) or cls()

    def kept(self) -> dict[str, Any]:
        """As JSON, without what is empty."""
        return {name: value for name, value in asdict(self).items() if value}

    def keep_line(self, kind: str, line: str) -> None:
        """Last of all, so that what was chosen last is known."""
        self.lines.pop(kind, None)
        self.lines[kind] = line

    def forget_all_but(self, topics: Container[str]) -> None:
        """A deployment, or its undoing, may have taken away what a conversation was about."""
        self.form = self.form if self.form and self.form.intent in topics else None
        self.parked = [one for one in self.parked if one.intent in topics]
        self.later = [one for one in self.later if one.intent in topics]
        for name in ("switch", "next", "again", "done"):
            wish = getattr(self, name)
            setattr(self, name, wish if wish and wish.intent in topics else None)
        if any(reply.intent and reply.intent not in topics for reply in self.offered):
            self.offered, self.yes_no = [], False

    def park(self, opened: Opened) -> None:
        self.parked = [*(one for one in self.parked if one.intent != opened.intent), opened][-MOST_PARKED:]


T = TypeVar("T", Opened, Reply, Wish, Memory)


def _known(kind: type[T], kept: Any) -> T | None:
    """Without what only another version has; nothing where something is missing that this one needs."""
    if not isinstance(kept, Mapping):
        return None
    try:
        return kind(**{part.name: kept[part.name] for part in fields(kind) if part.name in kept})
    except TypeError:
        return None


def _opened(kept: Any) -> Opened | None:
    opened = _known(Opened, kept)
    return replace(opened, options=_replies(kept.get("options"))) if opened else None


def _replies(kept: Any) -> list[Reply]:
    """All or none: of a menu with a gap, "2" would choose another."""
    replies = [_known(Reply, one) for one in kept or []]
    return [reply for reply in replies if reply] if all(replies) else []
