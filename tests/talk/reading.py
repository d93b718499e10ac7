"""Reads the conversations from their files, and says of every mistake in which line and in which talk it is."""

import re
from collections import Counter
from collections.abc import Hashable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from pydantic import ValidationError

from api.orders.days import working_days_later
from tests.talk.script import Talk, Turn

FOLDER = Path(__file__).parent / "conversations"
ADDED = ("topic", "place")
# "{in 19 days}" is "11 December" on 22 November, and "{in 2 working days}" is "tuesday" on a Sunday: a talk is held on
# any day.
CLOCK = ZoneInfo("Europe/London")
DAY = re.compile(r"\{in (\d+) (working )?days\}")


class Unreadable(Exception):
    """One line a mistake."""


class Marked(dict[str, Any]):
    """A mapping that knows its line."""

    line: int


class Reader(yaml.BaseLoader):
    """Everything is text: to YAML "no" would be false, and 12:30 a number."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        marked = Marked()
        marked.line = node.start_mark.line + 1
        for key_node, value_node in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in marked:
                raise yaml.constructor.ConstructorError(None, None, f"{key!r} stands here twice", key_node.start_mark)
            marked[key] = self.construct_object(value_node, deep=True)
        return marked  # type: ignore[return-value]


def _construct(loader: Reader, node: yaml.MappingNode) -> dict[Hashable, Any]:
    return loader.construct_mapping(node, deep=True)


Reader.add_constructor("tag:yaml.org,2002:map", _construct)


def _day(found: re.Match[str]) -> str:
    today, count = datetime.now(CLOCK).date(), int(found[1])
    if found[2]:
        return f"{working_days_later(today, count):%A}".lower()
    day = today + timedelta(days=count)
    return f"{day.day} {day:%B}"


def read_all(folder: Path = FOLDER) -> list[Talk]:
    """Every talk there is, or every mistake there is."""
    talks: list[Talk] = []
    mistakes: list[str] = []
    for path in sorted(folder.glob("*.yml")):
        try:
            talks += read(path)
        except Unreadable as found:
            mistakes.append(str(found))
    titles = Counter(talk.talk for talk in talks)
    mistakes += [f"{talk.place}: there is another talk “{talk.talk}”" for talk in talks if titles[talk.talk] > 1]
    if mistakes:
        raise Unreadable("\n".join(mistakes))
    return talks


def read(path: Path) -> list[Talk]:
    try:
        written = yaml.load(DAY.sub(_day, path.read_text(encoding="utf-8")), Reader) or []
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        where = f"{path.name}:{mark.line + 1 if mark else 1}"
        raise Unreadable(f'{where}: {problem.problem}; a text with a colon or a # in it needs "quotes"') from None
    if not isinstance(written, list) or not all(isinstance(each, Marked) for each in written):
        raise Unreadable(f"{path.name}: each talk begins with `- talk: what it is about`")
    talks, mistakes = [], []
    for each in written:
        try:
            talks.append(Talk.model_validate(each | {"topic": path.stem, "place": f"{path.name}:{each.line}"}))
        except ValidationError as problem:
            mistakes += _told(path, each, problem)
    if mistakes:
        raise Unreadable("\n".join(mistakes))
    return talks


def _told(path: Path, talk: Marked, problem: ValidationError) -> list[str]:
    title = talk.get("talk", "without a title")
    told = []
    for error in problem.errors():
        line, turn = _line(talk, error["loc"]), _turn(error["loc"])
        told.append(f"{path.name}:{line}: talk “{title}”{turn}: {_sentence(error)}")
    return told


def _line(talk: Marked, location: tuple[int | str, ...]) -> int:
    """Of the innermost mapping that holds the mistake."""
    line, at = talk.line, talk
    for step in location:
        try:
            at = at[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            break
        line = getattr(at, "line", line)
    return line


def _turn(location: tuple[int | str, ...]) -> str:
    return f", turn {int(location[1]) + 1}" if location[:1] == ("turns",) and len(location) > 1 else ""


def _sentence(error: Any) -> str:
    name = str(error["loc"][-1]) if error["loc"] else ""
    match error["type"]:
        case "extra_forbidden":
            return f"there is no field {name!r}; known are: {', '.join(_fields(error['loc']))}"
        case "missing":
            return f"the field {name!r} is missing"
        case "value_error":
            return str(error["ctx"]["error"])
    return f"{name!r}: {error['msg'][0].lower()}{error['msg'][1:]}"


def _fields(location: tuple[int | str, ...]) -> list[str]:
    model = Turn if location[:1] == ("turns",) else Talk
    return [field.alias or name for name, field in model.model_fields.items() if name not in ADDED]
