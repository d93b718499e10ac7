"""A request is one transaction: only these files may commit, everybody else flushes."""

import ast
from pathlib import Path

from tools.sources import python_files

ALLOWED = {
    "api/db.py": "opens and ends the transaction of a request",
    "models/migrate.py": "has no request around it",
    "api/demo/write.py": "fills the demo in one go, with no request around it",
}


def problems(root: Path) -> list[str]:
    return [
        f"{name}:{node.lineno} commits; the transaction belongs to api/db.py"
        for name, tree in python_files(root, "api/", "models/", "connectors/")
        if name not in ALLOWED
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "commit"
    ]
