"""No hidden query: a relationship that was not asked for raises instead of reading the database."""

import ast
from pathlib import Path

from tools.sources import python_files

QUIET = {"raise", "raise_on_sql", "write_only", "noload"}


def problems(root: Path) -> list[str]:
    return [
        f'{name}:{node.lineno} has a relationship that loads by itself; say lazy="raise"'
        for name, tree in python_files(root, "models/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _name(node.func) == "relationship" and not _is_quiet(node)
    ]


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _is_quiet(call: ast.Call) -> bool:
    lazy = [word.value for word in call.keywords if word.arg == "lazy"]
    return any(isinstance(value, ast.Constant) and value.value in QUIET for value in lazy)
