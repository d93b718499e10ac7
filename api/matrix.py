"""The matrix of who may call what, read off the routes themselves. `python -m api.matrix` writes docs/access.md."""

import sys

from fastapi import FastAPI

from api.openapi import described_app
from api.rules import Row, rows
from api.settings import ROOT
from models import Level

PAGE = ROOT / "docs" / "access.md"
HEAD = """# Who may call what

Every route declares one rule (`api/access.py`). This page is printed from the routes by `python -m api.matrix`, and a
test walks every route with every kind of caller and fails where the two differ.

- **anyone**: no sign-in. **identified**: within half a day a code was typed, or the operator's own site vouched for
  them. **verified**: a code was typed, or a passkey shown, within fifteen minutes. Who is known less well than a route
  asks for gets the problem `/problems/sign-in-required`: it says what it `needs` and which `level` there is. Once that
  is raised the same request is sent again.
- **line's user**: a customer who uses a line of somebody else's account. They reach their own line, never the
  account's money or contract.
- **bot**: for the customer whose turn it answers, at that customer's level and no more.
- **agent**: logged in at the desk, names the customer in the header `On-Behalf-Of`; every request leaves a row in the
  audit.
- Whoever is let in by a cookie (customers, agents) changes something from our own pages only: a request that another
  site's page asks for is refused before any of these rules, on every route (`api/browsers.py`, decision 23).
- Known by their session and not by a rule, and so not in the table: conversations, signing in, passkeys, push, and the
  desk's own routes.
- Somebody else's account, service or bill is not found, exactly as one that does not exist.

| route | anyone | identified | verified | line's user | bot | agent |
| --- | --- | --- | --- | --- | --- | --- |
"""


def page(app: FastAPI) -> str:
    return HEAD + "".join(f"| `{row.route}` | {' | '.join(_cells(row))} |\n" for row in rows(app))


def _cells(row: Row) -> list[str]:
    allowed = ["yes" if row.allows(level) else "no" for level in Level]
    lines_user = "no" if row.rule.holder else "yes" if row.rule.level is Level.anonymous else "own line"
    return [*allowed, lines_user, "as its customer", "yes" if row.rule.agents else "no"]


if __name__ == "__main__":
    PAGE.write_text(page(described_app()))
    sys.stdout.write(f"{PAGE.name} is written.\n")
