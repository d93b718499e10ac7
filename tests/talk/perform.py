"""Performs talks: one after the other where something is broken, for that is broken for all; otherwise many at once."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

import httpx
import psycopg

from tests.talk.effects import CHANGING, look
from tests.talk.expected import changed, differences, ended
from tests.talk.person import Person, somebody
from tests.talk.script import Talk, Turn
from tests.talk.stage import Stage
from tests.talk.understood import Understood, understood

AT_ONCE = 8
# Some effects are written a moment after the answer.
MOMENT = 2.0
GONE_WRONG = (AssertionError, LookupError, httpx.HTTPError, psycopg.Error)


@dataclass
class Outcome:
    talk: Talk
    seconds: float = 0.0
    # What was said, with what was answered, as far as it came.
    lines: list[str] = field(default_factory=list)
    # What is not as it was written. The first turn that goes wrong ends a talk.
    wrong: list[str] = field(default_factory=list)
    understood: list[Understood] = field(default_factory=list)


def perform_all(stage: Stage, talks: Iterable[Talk], tell: Callable[[Outcome], None]) -> None:
    """Tells of each as soon as it has ended."""
    talks = list(talks)
    undisturbed = [talk for talk in talks if not talk.alone]
    undisturbed.sort(key=_broken)
    for broken, together in groupby(undisturbed, key=_broken):
        with with_faults(stage, dict(broken)):
            _side_by_side(stage, list(together), tell)
    for talk in talks:
        if talk.alone:
            with with_faults(stage, talk.broken, talk.breaks_meanwhile):
                tell(perform(stage, talk))


def perform(stage: Stage, talk: Talk) -> Outcome:
    outcome = Outcome(talk)
    started = time.monotonic()
    try:
        with somebody(stage, talk.persona) as person:
            try:
                _perform(talk, person, outcome)
            finally:
                outcome.understood = [
                    replace(each, text=person.as_written(each.text))
                    for each in understood(stage, person.page.conversation["id"])
                ]
    except GONE_WRONG as error:
        outcome.wrong.append(str(error) or type(error).__name__)
    outcome.seconds = time.monotonic() - started
    return outcome


def _side_by_side(stage: Stage, talks: list[Talk], tell: Callable[[Outcome], None]) -> None:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for done in as_completed([pool.submit(perform, stage, talk) for talk in talks]):
            tell(done.result())


def _broken(talk: Talk) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(talk.broken.items()))


@contextmanager
def with_faults(stage: Stage, faults: dict[str, str], later: Iterable[str] = ()) -> Iterator[None]:
    """With all of them well again afterwards."""
    if faults:
        stage.breaks(faults)
    try:
        yield
    finally:
        if systems := [*faults, *later]:
            stage.mends(systems)


def _perform(talk: Talk, person: Person, outcome: Outcome) -> None:
    if talk.begins_signed_in:
        person.signs_in()
    before = look(person.stage.database, CHANGING, person.about)
    for number, turn in enumerate(talk.turns, start=1):
        outcome.lines.append(f"{number}. {turn}")
        do(turn, person, as_text=talk.in_texts)
        outcome.lines += [] if turn.breaks or turn.mends else heard(person)
        outcome.wrong += [f"turn {number}: expected {line}" for line in differences(turn, person, sms=talk.in_texts)]
        if turn.so_far is not None and not outcome.wrong:
            outcome.wrong += [f"turn {number}: so far {line}" for line in _effects(person, before, turn.so_far)]
        if outcome.wrong:
            return
    outcome.wrong += _effects(person, before, talk.changes, talk.ends_with)


def do(turn: Turn, person: Person, *, as_text: bool) -> None:
    if turn.customer is not None:
        person.types(turn.customer)
    elif turn.choose is not None:
        person.presses(turn.choose, as_number=as_text)
    elif turn.signs_in is not None:
        person.signs_in(turn.signs_in)
    elif turn.given_back is not None:
        person.is_given_back(turn.given_back)
    elif turn.breaks is not None:
        person.stage.breaks(turn.breaks)
    else:
        person.stage.mends(turn.mends or [])


def _effects(
    person: Person, before: Mapping[str, Any], changes: Mapping[str, str], ends: Mapping[str, str] | None = None
) -> list[str]:
    """What is not as it should be in the database; looked at again for a moment, for some of it is written later."""
    until = time.monotonic() + MOMENT
    while True:
        now = look(person.stage.database, [*CHANGING, *(ends or {})], person.about)
        wrong = [*changed(changes, before, now), *ended(ends or {}, person, now)]
        if not wrong or time.monotonic() > until:
            return wrong
        time.sleep(0.1)


def heard(person: Person) -> list[str]:
    """What came to the last turn, as a reader sees it."""
    lines = [f"   ({event})" for event in person.events if event]
    for message in person.answers:
        content = message["content"]
        marks = [f"{content['key']}:" if content["key"] else "", person.as_written(content["text"])]
        marks += [f"<{part} {content[part]['kind']}>" for part in ("card", "form") if content[part]]
        marks += [f"<link {content['link']['title']}>"] if content["link"] else []
        replies = [f"[{person.as_written(reply['title'])}]" for reply in content["quick_replies"]]
        lines += [f"   {' '.join(filter(None, marks))}", *([f"   {' '.join(replies)}"] if replies else [])]
    return lines or ["   (nothing is answered)"]
