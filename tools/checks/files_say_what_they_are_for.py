"""A file opens with one line that says what it is for."""

import ast
from pathlib import Path

from tools.sources import python_files


def problems(root: Path) -> list[str]:
    return [
        f"{name} does not open with a sentence that says what it is for"
        for name, tree in python_files(root)
        if tree.body and not ast.get_docstring(tree)
    ]
