"""Reads what the bot is made of (domain, rules, examples, wording, its Python) for the checks."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tools.sources import python_files

ANNOTATION = re.compile(r"\[([^\]]+)\](\([^)]*\)|\{[^}]*\})")


def load(path: Path) -> dict[str, Any]:
    return (yaml.safe_load(path.read_text(encoding="utf-8")) or {}) if path.is_file() else {}


def domain(root: Path) -> dict[str, Any]:
    return load(root / "domain.yml")


def names(items: list[Any]) -> list[str]:
    """The domain lists a name alone, or a name with its settings."""
    return [item if isinstance(item, str) else next(iter(item)) for item in items]


def steps(root: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every step of every rule and story, with its file."""
    for path in sorted((root / "bot/data").rglob("*.yml")):
        content = load(path)
        for block in [*content.get("rules", []), *content.get("stories", [])]:
            for step in block.get("steps", []):
                yield path.relative_to(root).as_posix(), step


def examples(path: Path) -> Iterator[tuple[str, str]]:
    """Every (intent, message) of an NLU file or folder, without its annotations."""
    for file in sorted(path.rglob("*.yml")) if path.is_dir() else [path]:
        for block in load(file).get("nlu", []):
            for line in str(block.get("examples", "")).splitlines():
                if "intent" in block and line.strip().startswith("- "):
                    message = ANNOTATION.sub(r"\1", line.strip()[2:]).strip()
                    yield block["intent"], message.lower()


def strings(root: Path) -> Iterator[tuple[str, bool]]:
    """Every string in the bot's Python; True marks the constant beginning of one that is put together."""
    for _, tree in python_files(root, "bot/"):
        beginnings: set[int] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                beginnings.add(id(node.values[0]))
                yield str(node.values[0].value), True
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in beginnings:
                yield node.value, False


def wordings(root: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key of bot/data/wording with its fields; a part of a sentence has `say` alone, and `part`."""
    for path in sorted((root / "bot/data/wording").glob("*.yml")):
        if path.stem != "replies":
            for name, given in load(path).items():
                yield f"{path.stem}.{name}", given if isinstance(given, dict) else {"say": str(given), "part": True}


def titles(root: Path) -> dict[str, str]:
    """What buttons say, by the intent they start."""
    return load(root / "bot/data/wording/replies.yml")


def topic_classes(root: Path) -> Iterator[dict[str, Any]]:
    """What the topics of bot/actions say of themselves: `intent`, `topic`, `by_its_words`, where they are values."""
    trees = [*python_files(root, "bot/dialogue/"), *python_files(root, "bot/actions/")]
    named = {name: value for _, tree in trees for name, value in _values(tree.body, {})}
    for _, tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and "intent" in (said := dict(_values(node.body, named))):
                yield said


def _values(lines: list[ast.stmt], named: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """What stands in plain values, or in a name for one."""
    for line in lines:
        if not isinstance(line, ast.Assign):
            continue
        value = line.value
        if isinstance(value, ast.Constant) or (isinstance(value, ast.Name) and value.id in named):
            for target in line.targets:
                if isinstance(target, ast.Name):
                    yield target.id, value.value if isinstance(value, ast.Constant) else named[value.id]
