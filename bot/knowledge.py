"""The knowledge library: what customers ask, how they ask it, and the answer, read from a folder of Markdown.

    # Voicemail
    source: Voicemail guide

    ## How do I change my voicemail greeting?
    asked: record a new greeting | change the message callers hear | ...
    topic: tv_problem
    Call your voicemail and choose greetings in the menu.

`topic` is the intent that does it for the customer, where there is one. The answer is one line and fits two text
messages.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

# What is not in here turns a text message of 160 characters into one of 70. Signs that GSM-7 counts as two, such as
# the euro, are left out.
GSM_7 = frozenset(
    "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
LONGEST_ANSWER = 280
FEWEST_WORDINGS = 4
# What a brand file fills in, and the room it may need.
PLACEHOLDERS = {"brand": 16, "phone": 16, "hours": 32}
PLACEHOLDER = re.compile(r"{(\w*)}")
_TO_COMPARE = re.compile(r"[^\w#*+]+")
_NO_LETTERS = re.compile(r"\W+")


class KnowledgeError(Exception):
    """A file that is out of form: which, on which line, and why."""

    def __init__(self, file: str, line: int, why: str) -> None:
        super().__init__(f"{file}:{line}: {why}")


@dataclass(frozen=True)
class Entry:
    question: str
    asked: tuple[str, ...]
    answer: str
    source: str
    topic: str | None
    file: str

    @property
    def id(self) -> str:
        """Such as wifi#where-do-i-find-my-wi-fi-password."""
        return f"{self.file.removesuffix('.md')}#{_NO_LETTERS.sub('-', self.question.lower()).strip('-')}"


@dataclass
class _Seen:
    """Where every wording stands, for one that stands twice would have two answers."""

    places: dict[str, str] = field(default_factory=dict)

    def add(self, wording: str, file: str, line: int) -> None:
        key = _TO_COMPARE.sub(" ", wording.casefold().replace("'", "")).strip()
        if not key:
            raise KnowledgeError(file, line, "a wording is empty")
        if key in self.places:
            raise KnowledgeError(file, line, f"{wording!r} stands in {self.places[key]} already")
        self.places[key] = f"{file}:{line}"


def read(folder: Path, intents: Collection[str] | None = None) -> list[Entry]:
    """All entries, by file and in its order. Without intents any topic will do."""
    seen = _Seen()
    entries = [entry for path in sorted(folder.glob("*.md")) for entry in _File(path, seen, intents).entries()]
    if not entries:
        raise KnowledgeError(str(folder), 0, "there is no entry")
    return entries


class _File:
    """One file, read line by line."""

    def __init__(self, path: Path, seen: _Seen, intents: Collection[str] | None) -> None:
        self.name = path.name
        self.seen = seen
        self.intents = intents
        text = path.read_text(encoding="utf-8")
        self.lines = [(place, line.rstrip()) for place, line in enumerate(text.split("\n"), start=1) if line.strip()]

    def entries(self) -> list[Entry]:
        source = self._head()
        starts = [index for index, (_, line) in enumerate(self.lines) if line.startswith("## ")]
        if not starts or starts[0] != 2:
            place = self.lines[2][0] if len(self.lines) > 2 else self.lines[1][0]
            raise KnowledgeError(self.name, place, "a question has to follow the source")
        blocks = zip(starts, [*starts[1:], len(self.lines)], strict=True)
        return [self._entry(self.lines[start:end], source) for start, end in blocks]

    def _head(self) -> str:
        if not self.lines or not self.lines[0][1].startswith("# "):
            raise KnowledgeError(self.name, 1, "the first line has to be '# ' and the subject")
        place, line = self.lines[1] if len(self.lines) > 1 else (2, "")
        source = line.removeprefix("source:").strip()
        if not line.startswith("source:") or not source:
            raise KnowledgeError(self.name, place, "the source is missing")
        return source

    def _entry(self, block: list[tuple[int, str]], source: str) -> Entry:
        (place, heading), *rest = block
        question = heading.removeprefix("## ").strip()
        self.seen.add(question, self.name, place)
        if not rest or not rest[0][1].startswith("asked:"):
            raise KnowledgeError(self.name, place, "'asked:' has to follow the question")
        asked = self._asked(*rest.pop(0))
        topic = self._topic(*rest.pop(0)) if rest and rest[0][1].startswith("topic:") else None
        if len(rest) != 1:
            raise KnowledgeError(self.name, place, f"one line of answer is wanted, there are {len(rest)}")
        return Entry(question, asked, self._answer(*rest[0]), source, topic, self.name)

    def _asked(self, place: int, line: str) -> tuple[str, ...]:
        asked = tuple(wording.strip() for wording in line.removeprefix("asked:").split("|"))
        for wording in asked:
            self.seen.add(wording, self.name, place)
        if len(asked) < FEWEST_WORDINGS:
            raise KnowledgeError(self.name, place, f"{len(asked)} wordings, {FEWEST_WORDINGS} are the fewest")
        return asked

    def _topic(self, place: int, line: str) -> str:
        topic = line.removeprefix("topic:").strip()
        if not topic or (self.intents is not None and topic not in self.intents):
            raise KnowledgeError(self.name, place, f"{topic!r} is no intent")
        return topic

    def _answer(self, place: int, line: str) -> str:
        unknown = [name for name in PLACEHOLDER.findall(line) if name not in PLACEHOLDERS]
        if unknown:
            raise KnowledgeError(self.name, place, f"{{{unknown[0]}}} is no placeholder")
        # Its braces count two in a text message, and what takes its place has none.
        filled = PLACEHOLDER.sub(lambda found: "x" * PLACEHOLDERS[found[1]], line)
        odd = [sign for sign in filled if sign not in GSM_7]
        if odd:
            raise KnowledgeError(self.name, place, f"{odd[0]!r} makes a text message longer")
        if len(filled) > LONGEST_ANSWER:
            raise KnowledgeError(self.name, place, f"{len(filled)} characters, {LONGEST_ANSWER} are the most")
        return line
