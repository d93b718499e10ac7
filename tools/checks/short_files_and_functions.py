"""Files under 200 lines (250 on the web), functions under 30 that do something: what is longer is two things."""

import ast
from pathlib import Path

from tools.sources import files, own_name, python_files

MOST_LINES = {".py": 200, ".ts": 250, ".tsx": 250, ".css": 250}
MOST_IN_FUNCTION = 30
# What may be longer, and why. A name ending in "/" is a folder.
LONGER_FILES: dict[str, str] = {
    "models/migrations/versions/": "a step that was run is never split",
    "models/__init__.py": "a list, as long as there are tables",
    "web/packages/client/src/schema.ts": "generated",
}
LONGER_FUNCTIONS: dict[str, str] = {}


def problems(root: Path) -> list[str]:
    found = []
    for path in files(root, *MOST_LINES):
        name = own_name(path, root)
        if any(name.startswith(longer) for longer in LONGER_FILES):
            continue
        count = len(path.read_text(encoding="utf-8").splitlines())
        if count >= MOST_LINES[path.suffix]:
            found.append(f"{name} has {count} lines; {MOST_LINES[path.suffix] - 1} is the most")
    return found + _long_functions(root)


def _long_functions(root: Path) -> list[str]:
    found = []
    for name, tree in python_files(root):
        lines = (root / name).read_text(encoding="utf-8").splitlines()
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                count = _working_lines(node, lines)
                if count >= MOST_IN_FUNCTION and f"{name}:{node.name}" not in LONGER_FUNCTIONS:
                    found.append(
                        f"{name}:{node.lineno} {node.name} has {count} lines; {MOST_IN_FUNCTION - 1} is the most"
                    )
    return found


def _working_lines(function: ast.FunctionDef | ast.AsyncFunctionDef, lines: list[str]) -> int:
    """Neither the docstring, nor comments, nor empty lines make a function long."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    if not body:
        return 0
    written = lines[body[0].lineno - 1 : function.end_lineno]
    return sum(1 for line in written if line.strip() and not line.strip().startswith("#"))
