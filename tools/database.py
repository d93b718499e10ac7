"""Brings the database to what the code expects, and fills an empty one with the demo operator."""

from collections.abc import Mapping
from pathlib import Path

from tools.leashed import Program, run_to_end
from tools.output import Output
from tools.problems import Problem

NEWER_THAN_THE_CODE = 3
SHOWN_LINES = 6


def bring_up_to_date(root: Path, environment: Mapping[str, str], output: Output) -> None:
    if _run(root, environment, output, "models.migrate", "up"):
        # Only now is it worth a second start of Python to learn whether the database is ahead of us.
        newer = _run(root, environment, output, "models.migrate", "check") == NEWER_THAN_THE_CODE
        lines = output.lines("migrate")
        if newer and lines:
            raise Problem(lines[-1])
        raise Problem("The database could not be brought up to date:\n" + "\n".join(lines[-SHOWN_LINES:]))
    if environment.get("ENVIRONMENT") == "demo" and _run(root, environment, output, "api.demo"):
        lines = output.lines("demo")[-SHOWN_LINES:]
        raise Problem("The demo operator could not be filled in:\n" + "\n".join(lines))


def _run(root: Path, environment: Mapping[str, str], output: Output, module: str, *arguments: str) -> int:
    name = "demo" if module == "api.demo" else "migrate"
    python = str(root / ".venv/bin/python")
    command = [python, "-m", module, *arguments]
    return run_to_end(Program(name, command, environment=environment, folder=root), output)
