"""`python -m tests.talk.say --who ana "how much is my bill" "[Explain my bill]"`: says it and shows what comes.

For writing talks: shows keys, choices, what each message was taken for, and what it changed in the database. Without
texts it asks for them, one a line.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tests.talk.effects import CHANGING, look, shown
from tests.talk.perform import GONE_WRONG, do, heard, with_faults
from tests.talk.person import Person, somebody
from tests.talk.script import NOBODY, PEOPLE, SIGNS_IN, Turn
from tests.talk.stage import find_kept, found_or_own
from tests.talk.understood import understood


def main() -> int:
    asked = _asked()
    if find_kept() is None:
        _show("Starting the product; `python -m tests.talk.keep` in another window saves this wait.")
    faults = dict(pair.split("=", 1) for pair in asked.broken)
    with found_or_own() as stage, with_faults(stage, faults), somebody(stage, PEOPLE.get(asked.who)) as person:
        if person.twin and not asked.signed_out:
            person.signs_in()
        before = look(stage.database, CHANGING, person.about)
        for text in asked.texts or _typed():
            _show(f"“{text}”")
            try:
                do(_turn(text), person, as_text=asked.texting)
            except GONE_WRONG as error:
                _show(f"   {error}")
                continue
            _show("\n".join(_heard(person, texting=asked.texting)))
            _show(_changes(before, look(stage.database, CHANGING, person.about)))
    return 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.talk.say", description="Talks, and shows what comes.")
    parser.add_argument("--who", default="ana", choices=[*PEOPLE, NOBODY], help="a person of docs/demo.md")
    parser.add_argument("--signed-out", action="store_true", help="until `signs in` is said")
    parser.add_argument("--broken", action="append", default=[], metavar="SYSTEM=FAULT", help="as billing=down")
    parser.add_argument("--texting", action="store_true", help="as on a channel without buttons")
    parser.add_argument("texts", nargs="*", help="what is said; [Yes] presses that choice; `signs in` signs in")
    return parser.parse_args()


def _typed() -> Iterator[str]:
    _show("Say something; [Yes] presses that choice, `signs in` signs in, an empty line ends it.")
    while text := sys.stdin.readline().strip():
        yield text


def _changes(before: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """As it can be copied into a talk."""
    changes = [f"{name}: {shown(name, now[name] - before[name])}" for name in now if now[name] != before[name]]
    return f"   changes so far: {{{', '.join(changes)}}}"


def _turn(text: str) -> Turn:
    if text == SIGNS_IN:
        return Turn.model_validate(SIGNS_IN)
    is_choice = text.startswith("[") and text.endswith("]")
    return Turn.model_validate({"choose": text[1:-1]} if is_choice else {"customer": text})


def _heard(person: Person, *, texting: bool) -> Iterable[str]:
    *_, last = [None, *understood(person.stage.redis, person.page.conversation["id"])]
    if last is not None:
        yield f"   taken for {last}"
    yield from heard(person)
    if texting:
        yield from (f"   as a text: {message['content'].get('plain')}" for message in person.answers)


def _show(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
