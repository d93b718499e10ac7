"""A part of a guide's file that knows where it stands, so that whoever wrote it is told the place."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import yaml

from bot.guides.shapes import GuideError


class _Loader(yaml.BaseLoader):
    """Every value is the text that was written: `no` is a word here, and `1` too."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        names = [key.value for key, _ in node.value]
        for name in names:
            if names.count(name) > 1:
                raise yaml.MarkedYAMLError(problem=f"{name!r} is there twice", problem_mark=node.start_mark)
        return super().construct_mapping(node, deep)


@dataclass(frozen=True)
class Part:
    place: str
    value: Any

    def fail(self, why: str) -> NoReturn:
        raise GuideError(f"{self.place}: {why}")

    def has(self, name: str) -> bool:
        return name in self.value

    def part(self, name: str) -> "Part":
        if name not in self.value:
            self.fail(f"{name!r} is missing")
        return Part(f"{self.place}.{name}" if ".yml: " in self.place else f"{self.place}: {name}", self.value[name])

    def mapping(self, known: set[str] | None = None) -> "Part":
        """Itself, once it is sure to hold names, and none but those known."""
        if not isinstance(self.value, dict):
            self.fail("has to hold names with what belongs to them")
        for name in self.value:
            if known is not None and name not in known:
                self.fail(f"{name!r} is not known here; known are {', '.join(sorted(known))}")
        return self

    def parts(self) -> dict[str, "Part"]:
        return {name: self.part(name) for name in self.mapping().value}

    def listed(self) -> list["Part"]:
        if not isinstance(self.value, list):
            self.fail("has to be a list")
        return [Part(f"{self.place}[{number}]", value) for number, value in enumerate(self.value, start=1)]

    def text(self) -> str:
        if not isinstance(self.value, str) or not self.value.strip():
            self.fail("has to be a text")
        return self.value.strip()

    def one_of(self, names: set[str]) -> str:
        if self.text() not in names:
            self.fail(f"{self.text()!r} is not known; known are {', '.join(sorted(names))}")
        return self.text()

    def optional(self, name: str) -> str | None:
        return self.part(name).text() if self.has(name) else None


def load(path: Path) -> Part:
    try:
        value = yaml.load(path.read_text(encoding="utf-8"), _Loader)  # it builds nothing but texts
    except yaml.YAMLError as broken:
        raise GuideError(f"{path.name}: cannot be read: {' '.join(str(broken).split())}") from broken
    return Part(path.name, value).mapping()
