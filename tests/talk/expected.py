"""Compares what came with what a talk expects. Each returned line is something that is not as it was written."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tests.talk.effects import COUNTS, SUMS, shown
from tests.talk.person import Person
from tests.talk.script import Turn
from tests.talk.texting import too_long, unsendable

NOTHING = "nothing"
# Where something that has to be told may stand, and where something that may not be could.
TOLD = ("text", "card")
EVERYWHERE = (*TOLD, "teaser", "plain", "quick_replies", "link")


def differences(turn: Turn, person: Person, *, sms: bool) -> list[str]:
    """Of one turn's answers."""
    contents = [message["content"] for message in person.answers]
    cards, forms = ([content[part]["kind"] for content in contents if content[part]] for part in ("card", "form"))
    told, everything = (_plain(person.as_written(_read(contents, parts))) for parts in (TOLD, EVERYWHERE))
    offered = [person.as_written(reply["title"]) for content in contents for reply in content["quick_replies"]]
    found = [
        *_keys(turn, [content["key"] for content in contents]),
        *(f"to offer [{title}]" for title in turn.offers if title not in offered),
        *(f"not to offer [{title}]" for title in turn.never_offers if title in offered),
        *(f"to say “{part}”" for part in turn.says if _plain(part) not in told),
        *(f"not to say “{part}”" for part in turn.never_says if _plain(part) in everything),
        *_shown("the card", turn.card, cards),
        *_shown("the form", turn.form, forms),
        *_shown("the link", turn.link, [content["link"]["title"] for content in contents if content["link"]]),
        *(f"the event {event!r}" for event in turn.event if event not in person.events),
    ]
    return [*found, *(_as_texts(contents, turn.segments) if sms else [])]


def _keys(turn: Turn, keys: list[str | None]) -> Iterator[str]:
    if turn.answer == [NOTHING]:
        if keys:
            yield "no answer at all"
    elif turn.answer is not None and turn.answer != keys:
        yield f"the answer {' and '.join(turn.answer)}"
    elif turn.answer is None and not keys and (turn.customer or turn.choose):
        yield "some answer"


def _shown(what: str, wanted: list[str] | None, kinds: list[str]) -> Iterator[str]:
    if wanted is not None and wanted != (kinds or [NOTHING]):
        yield f"{what} {' and '.join(wanted)}, not {' and '.join(kinds) or NOTHING}"


def _as_texts(contents: list[dict[str, Any]], segments: int) -> Iterator[str]:
    """What goes out where there are no buttons."""
    for content in contents:
        plain = content["plain"]
        if plain is None:
            yield "a plain text, for there are no buttons on this channel"
        else:
            yield from (f"plain: {problem}" for problem in (*unsendable(plain), *too_long(plain, segments)))


def changed(wanted: Mapping[str, str], before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """Of what a talk names, and of what it does not name, which may not have changed."""
    lines = []
    for name in before:
        difference = now[name] - before[name]
        asked = wanted.get(name, "0" if name in COUNTS else None)
        if asked is not None and _amount(name, asked) != difference:
            lines.append(f"changes: {name} {asked}, not {shown(name, difference)}")
    return lines


def ended(wanted: Mapping[str, str], person: Person, now: Mapping[str, Any]) -> list[str]:
    lines = []
    for name, written in wanted.items():
        is_now = person.as_written(shown(name, now[name]))
        if _plain(written) != _plain(is_now):
            lines.append(f"ends with: {name} {written}, not {is_now}")
    return lines


def _amount(name: str, written: str) -> int:
    digits = written.replace("£", "").replace(",", "").replace("+", "").strip()
    try:
        return round(float(digits) * 100) if name in SUMS else int(digits)
    except ValueError:
        raise AssertionError(f"{name} can't change by {written!r}: write a number") from None


def _read(contents: list[dict[str, Any]], parts: tuple[str, ...]) -> str:
    written = [content[part] for content in contents for part in parts if content[part]]
    return " ".join(part if isinstance(part, str) else json.dumps(part, ensure_ascii=False) for part in written)


def _plain(text: str) -> str:
    """Capitals, line ends and the shape of apostrophes are matters of wording."""
    return " ".join(
        text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").replace("\N{NO-BREAK SPACE}", " ").casefold().split()
    )
