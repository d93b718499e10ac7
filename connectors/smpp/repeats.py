"""Whether the SMSC brings a message again or the customer has texted the same again. SMPP does not say.

A deliver_sm has no id. What an SMSC brings again is the same to the byte but for its sequence number, which means
nothing once the link was lost; and so is a second "1" in answer to a second menu. What tells them apart is whether the
SMSC can have missed our answer to the first: README.md has the rule and its limits."""

import hashlib
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

from connectors.smpp.pdu import HEADER

# Whether a message of this id is in the ledger.
Known = Callable[[str], Awaitable[bool]]

# No SMSC waits for less than that before it brings a message again on the same link.
PROMPT_SECONDS = 5.0
# The first of its kind is named for the time it comes in, this coarsely: then a worker that has died in between, and
# another one, name it alike.
NAMED_FOR_SECONDS = 300
# So long a text may still be brought again.
KEPT_SECONDS = 3600.0
MOST, MOST_ALIKE = 50_000, 8


class Line:
    """Of one link: how many of its messages were answered, and how many of the answers have certainly been read."""

    def __init__(self) -> None:
        self.answered = 0
        self._read = 0

    def note_answer(self) -> int:
        self.answered += 1
        return self.answered

    def read_up_to(self, answered: int) -> None:
        self._read = max(self._read, answered)

    def has_read(self, answer: int | None) -> bool:
        return answer is not None and answer <= self._read


@dataclass
class Sighting:
    id: str
    line: Line
    sequence: int
    came_at: datetime
    answered_at: datetime | None = None
    answer: int | None = None
    refused: bool = False

    def note_answer(self, at: datetime, *, refused: bool, written: bool = True) -> None:
        """An answer that could not be written any more is one that is never read."""
        self.answered_at, self.refused = at, refused
        self.answer = self.line.note_answer() if written else None

    def may_come_again(self, line: Line, sequence: int, at: datetime) -> bool:
        if self.refused:
            return True
        if self.line is not line:
            return not self.line.has_read(self.answer)
        if self.sequence == sequence:
            return True
        is_late = self.answered_at is None or (self.answered_at - self.came_at).total_seconds() > PROMPT_SECONDS
        return is_late and (at - self.came_at).total_seconds() > PROMPT_SECONDS


@dataclass
class Repeats:
    started_at: datetime
    known: Known | None = None
    _seen: OrderedDict[str, list[Sighting]] = field(default_factory=OrderedDict)

    async def sighting(self, message: bytes, line: Line, sequence: int, at: datetime) -> Sighting:
        digest = digest_of(message)
        before = [each for each in self._seen.get(digest, []) if (at - each.came_at).total_seconds() < KEPT_SECONDS]
        for each in before:
            if each.may_come_again(line, sequence, at):
                each.line, each.sequence, each.came_at = line, sequence, at
                each.answered_at, each.answer, each.refused = None, None, False
                return each
        again = f"{digest}.{int(at.timestamp() * 1000)}-{sequence}"
        name = again if before else await self._first(digest, at)
        found = Sighting(name, line, sequence, at)
        self._seen[digest] = [*before[-MOST_ALIKE:], found]
        self._seen.move_to_end(digest)
        if len(self._seen) > MOST:
            self._seen.popitem(last=False)
        return found

    async def _first(self, digest: str, at: datetime) -> str:
        """A worker that has just begun does not remember what the one before it left unanswered. The ledger does."""
        names = [_named(digest, at, back) for back in (0, 1)]
        if self.known is not None and (at - self.started_at).total_seconds() < 2 * NAMED_FOR_SECONDS:
            for name in names:
                if await self.known(name):
                    return name
        return names[0]


def digest_of(message: bytes) -> str:
    """Of everything but the header, where the sequence number is."""
    return hashlib.sha256(message[HEADER:]).hexdigest()[:32]


def own_name(message: bytes, number: bytes) -> str:
    """By the SMSC's own number of it. The words count too, in case that is not the number it was said to be."""
    text = number.rstrip(b"\x00")
    shown = text.decode("ascii") if text.isalnum() else number.hex()
    return f"own.{shown[:200]}.{digest_of(message)[:12]}"


def first_name(message: bytes, at: datetime) -> str:
    return _named(digest_of(message), at, 0)


def _named(digest: str, at: datetime, back: int) -> str:
    return f"{digest}.{int(at.timestamp()) // NAMED_FOR_SECONDS - back}"
