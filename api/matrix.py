"""The matrix of who may call what, read off the routes themselves. `python -m api.matrix` writes docs/access.md."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute, iter_route_contexts

from api.access import Rule
from api.openapi import described_app
from api.settings import ROOT
from models import Level

PAGE = ROOT / "docs" / "access.md"
# Their callers are known by the conversation or the desk they sit at, not by a rule.
APART = frozenset({"brand", "conversations", "desk"})
HEAD = """# Who may call what

Every route declares one rule (`api/access.py`). This page is printed from the routes by `python -m api.matrix`, and a
test walks every route with every kind of caller and fails where the two differ.

- **anyone**: no sign-in. **identified**: a code was typed within half a day. **verified**: within fifteen minutes.
- **line's user**: a customer who uses a line of somebody else's account. They reach their own line, never the
  account's money or contract.
- **bot**: for the customer whose turn it answers, at that customer's level and no more.
- **agent**: logged in at the desk, names the customer in the header `On-Behalf-Of`; every request leaves a row in the
  audit.
- Somebody else's account, service or bill is not found, exactly as one that does not exist.

| route | anyone | identified | verified | line's user | bot | agent |
| --- | --- | --- | --- | --- | --- | --- |
"""


@dataclass(frozen=True, slots=True)
class Row:
    method: str
    path: str
    rule: Rule

    @property
    def route(self) -> str:
        return f"{self.method} {self.path}"

    def allows(self, level: Level) -> bool:
        order = list(Level)
        return order.index(level) >= order.index(self.rule.level)


class NoRule(Exception):
    """A route that says nothing about its callers lets everybody in by oversight."""


def rows(app: FastAPI) -> list[Row]:
    return [
        Row(method, route.path, _rule(route))
        for route in _routes(app)
        if route.include_in_schema and not APART.intersection(map(str, route.tags))
        for method in sorted(route.methods or ())
    ]


def _routes(app: FastAPI) -> Iterator[APIRoute]:
    """As they are reached: the framework keeps an included router apart, and gives its routes' context."""
    for found in iter_route_contexts(app.routes):
        if isinstance(found.original_route, APIRoute):
            yield cast(APIRoute, found)


def _rule(route: APIRoute) -> Rule:
    found = next((call.call for call in _all(route.dependant) if isinstance(call.call, Rule)), None)
    if found is None:
        raise NoRule(f"{route.path} declares none of the callers of api/access.py")
    return found


def _all(dependant: Dependant) -> Iterator[Dependant]:
    yield dependant
    for below in dependant.dependencies:
        yield from _all(below)


def page(app: FastAPI) -> str:
    return HEAD + "".join(f"| `{row.route}` | {' | '.join(_cells(row))} |\n" for row in rows(app))


def _cells(row: Row) -> list[str]:
    allowed = ["yes" if row.allows(level) else "no" for level in Level]
    lines_user = "no" if row.rule.holder else "yes" if row.rule.level is Level.anonymous else "own line"
    return [*allowed, lines_user, "as its customer", "yes"]


if __name__ == "__main__":
    PAGE.write_text(page(described_app()))
    sys.stdout.write(f"{PAGE.name} is written.\n")
