"""`python -m tests.talk.say --who ana "how much is my bill" "[Explain my bill]"`: says it and shows what comes.

For writing talks: shows keys, choices, what each message was taken for, and what it changed in the database; with
`--write` the talk is written down. Without texts it asks for them, one a line.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tests.talk.draft import Draft
from tests.talk.effects import CHANGING, look, shown
from tests.talk.perform import GONE_WRONG, do, heard, with_faults
from tests.talk.person import Person, somebody
from tests.talk.script import NOBODY, PEOPLE, SIGNS_IN, Turn, faulty
from tests.talk.stage import find_kept, found_or_own
from tests.talk.understood import Understood, understood


def main() -> int:
    asked = _asked()
    if find_kept() is None:
        _show("Starting the product; `python -m tests.talk.keep` in another window saves this wait.")
    broken = faulty(dict(pair.partition("=")[::2] for pair in asked.broken))
    draft = Draft(asked.who, broken, texting=asked.texting, signed_out=asked.signed_out)
    with found_or_own() as stage, with_faults(stage, broken), somebody(stage, PEOPLE.get(asked.who)) as person:
        if person.twin and not asked.signed_out and SIGNS_IN not in asked.texts:
            person.signs_in()
        before, changes = look(stage.database, CHANGING, person.about), dict[str, str]()
        for text in asked.texts or _typed():
            if _says(text, person, draft, texting=asked.texting):
                changes = _changes(before, look(stage.database, CHANGING, person.about))
                _show(f"   changes so far: {changes}" if changes else "")
        if asked.write:
            _show(draft.written(changes))
    return 0


def _says(text: str, person: Person, draft: Draft, *, texting: bool) -> bool:
    _show(f"“{text}”")
    turn, earlier = _turn(text), len(_meant(person))
    try:
        do(turn, person, as_text=texting)
    except GONE_WRONG as error:
        _show(f"   {error}")
        return False
    draft.add(turn, person)
    _show("\n".join(_heard(person, _meant(person)[earlier:], texting=texting)))
    return True


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.talk.say", description="Talks, and shows what comes.")
    parser.add_argument("--who", default="ana", choices=[*PEOPLE, NOBODY], help="a person of docs/demo.md")
    parser.add_argument("--signed-out", action="store_true", help="not signed in at first")
    parser.add_argument("--broken", action="append", default=[], metavar="SYSTEM=FAULT", help="as billing=down")
    parser.add_argument("--texting", action="store_true", help="as on a channel without buttons")
    parser.add_argument("--write", action="store_true", help="write it down as a talk at the end")
    parser.add_argument("texts", nargs="*", help="what is said; [Yes] presses that choice; `signs in` signs in")
    return parser.parse_args()


def _typed() -> Iterator[str]:
    _show("Say something; [Yes] presses that choice, `signs in` signs in, an empty line ends it.")
    while text := sys.stdin.readline().strip():
        yield text


def _changes(before: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, str]:
    return {name: shown(name, now[name] - before[name]) for name in now if now[name] != before[name]}


def _turn(text: str) -> Turn:
    if text == SIGNS_IN:
        return Turn.model_validate(SIGNS_IN)
    is_choice = text.startswith("[") and text.endswith("]")
    return Turn.model_validate({"choose": text[1:-1]} if is_choice else {"customer": text})


def _heard(person: Person, meant: list[Understood], *, texting: bool) -> Iterable[str]:
    yield from (f"   taken for {each}" for each in meant)
    yield from heard(person)
    if texting:
        yield from (f"   as a text: {message['content']['plain']}" for message in person.answers)


def _meant(person: Person) -> list[Understood]:
    return understood(person.stage, person.page.conversation["id"])


def _show(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
