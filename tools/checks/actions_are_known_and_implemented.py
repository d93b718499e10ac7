"""Every action of the domain is written, every written one is in the domain, and rules name no other."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tools.bot_files import domain, names, steps
from tools.sources import python_files

OF_RASA = {
    "action_listen", "action_restart", "action_session_start", "action_default_fallback", "action_deactivate_loop",
    "action_revert_fallback_events", "action_default_ask_affirmation", "action_default_ask_rephrase", "action_back",
    "action_two_stage_fallback", "action_unlikely_intent", "action_extract_slots",
}  # fmt: skip
NAME = re.compile(r"(action|validate)_\w+")


def problems(root: Path) -> list[str]:
    content = domain(root)
    declared = set(names(content.get("actions", [])))
    forms = set(content.get("forms", {}))
    written = set(_written(root)) - OF_RASA
    known = declared | forms | OF_RASA | set(content.get("responses", {}))
    return [
        *(f"domain.yml: {name} is written nowhere in bot/actions" for name in sorted(declared - written - OF_RASA)),
        *(f"bot/actions: {name} is not in domain.yml" for name in sorted(written - declared)),
        *(f"{file}: {name} is no known action" for file, name in sorted(set(_named(root))) if name not in known),
    ]


def _written(root: Path) -> Iterator[str]:
    """What a `name` of an action says: its method returns the string, or its class holds it."""
    for _, tree in python_files(root, "bot/actions/"):
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.name == "name":
                yield from _names_in(node)
            elif isinstance(node, ast.ClassDef):
                for line in node.body:
                    if isinstance(line, ast.Assign | ast.AnnAssign) and line.value:
                        yield from _names_in(line.value)


def _names_in(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str) and NAME.fullmatch(inner.value):
            yield inner.value


def _named(root: Path) -> Iterator[tuple[str, str]]:
    for file, step in steps(root):
        if "action" in step:
            yield file, step["action"]
