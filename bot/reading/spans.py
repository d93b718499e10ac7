"""Where in a message something was found, and how two findings in one place are settled."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Found:
    """`also` holds what else it may mean, where people differ ("next Friday"): repeat what was understood, or ask."""

    kind: str
    value: Any
    start: int
    end: int
    text: str
    also: tuple[Any, ...] = ()

    def overlaps(self, other: "Found") -> bool:
        return self.start < other.end and other.start < self.end


def found(kind: str, value: Any, text: str, span: tuple[int, int], also: tuple[Any, ...] = ()) -> Found:
    """`text` is the whole message."""
    return Found(kind, value, *span, text[slice(*span)], also)


def before(text: str, place: int) -> str:
    """The words in front. Only so many: reading all of them at every place makes long messages slow."""
    return text[max(0, place - 30) : place]


def settle(findings: Iterable[Found]) -> list[Found]:
    """The first one to claim a place has it. Given by trust, told by place."""
    kept: list[Found] = []
    for one in findings:
        if not any(one.overlaps(other) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def longest_first(findings: Iterable[Found]) -> list[Found]:
    """Among equals, whoever explains more of the message is right."""
    return settle(sorted(findings, key=lambda one: (one.start - one.end, one.start)))


def cut(one: Found, kept: Iterable[Found]) -> Found | None:
    """What is left of it beside the others: "no internet" is a symptom, and "internet" in it a service."""
    edges = sorted((k.start, k.end) for k in kept if one.overlaps(k))
    gaps = zip([one.start, *(end for _, end in edges)], [*(start for start, _ in edges), one.end], strict=True)
    pieces = [_stripped(one, *gap) for gap in gaps]
    best = max(pieces, key=lambda piece: len(piece.text))
    return best if best.text else None


def _stripped(one: Found, start: int, end: int) -> Found:
    text = one.text[max(start - one.start, 0) : max(end - one.start, 0)]
    start += len(text) - len(text.lstrip())
    return replace(one, start=start, end=start + len(text.strip()), text=text.strip())
