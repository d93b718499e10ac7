"""Reads the Procfile: which processes there are, how to start them, and how to tell that they are well."""

import re
from dataclasses import dataclass
from pathlib import Path

from tools.problems import Problem

LINE = re.compile(r"^(?P<name>[a-z][a-z0-9_-]*):\s*(?P<command>\S.*)$")
REMARK = re.compile(r"^#\s*(?P<key>health|needs|only):\s*(?P<value>\S+)\s*$")
NEEDS = ("nothing", "database")


@dataclass(frozen=True)
class Entry:
    """One line of the Procfile with the remarks above it."""

    name: str
    command: str
    health: str | None = None
    needs: str = "nothing"
    # The one ENVIRONMENT in which it runs, where it does not run in all of them.
    only: str | None = None

    def runs_in(self, environment: str) -> bool:
        return self.only in (None, environment)


def read(path: Path) -> list[Entry]:
    """The processes in the file's order, which is also the order in which they are stopped."""
    entries: list[Entry] = []
    remarks: dict[str, str] = {}
    for number, line in enumerate(path.read_text().splitlines(), start=1):
        if remark := REMARK.match(line):
            remarks[remark["key"]] = remark["value"]
        elif match := LINE.match(line):
            entries.append(_entry(path, number, match, remarks))
            remarks = {}
        elif line.strip() and not line.startswith("#"):
            raise Problem(f"{path.name} line {number} is not 'name: command': {line.strip()}")
    return entries


def _entry(path: Path, number: int, match: re.Match[str], remarks: dict[str, str]) -> Entry:
    needs = remarks.get("needs", "nothing")
    if needs not in NEEDS:
        raise Problem(f"{path.name} line {number}: a process needs one of {', '.join(NEEDS)}, not {needs}")
    return Entry(match["name"], match["command"], remarks.get("health"), needs, remarks.get("only"))
