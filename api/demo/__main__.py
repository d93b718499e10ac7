"""`python -m api.demo`: fills the database that DATABASE_URL names, if it is empty."""

import argparse
import os
import sys
from datetime import date

from sqlalchemy.exc import OperationalError, ProgrammingError

from api.demo.fault import switch
from api.demo.fill import NotTheDemo, fill
from api.demo.page import log_ins, page


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m api.demo", description="The demo operator.")
    parser.add_argument("--reset", action="store_true", help="empty the demo's database and fill it afresh")
    parser.add_argument("--today", type=date.fromisoformat, help="the day to make it for, as 2026-11-21")
    parser.add_argument("--logins", action="store_true", help="list the people one can sign in as")
    parser.add_argument("--page", action="store_true", help="write docs/demo.md to the output")
    parser.add_argument(
        "--fault", metavar="SYSTEM=FAULT", help="make a back office misbehave: billing=slow, billing=none"
    )
    asked = parser.parse_args()
    if asked.fault:
        return switch(asked.fault)
    if asked.logins or asked.page:
        sys.stdout.write(log_ins() if asked.logins else page())
        return 0
    if not (url := os.environ.get("DATABASE_URL")):
        sys.stderr.write("Set DATABASE_URL to the database to fill.\n")
        return 2
    try:
        sys.stdout.write(f"{fill(url, asked.today, reset=asked.reset)}\n")
    except NotTheDemo as problem:
        sys.stderr.write(f"{problem}\n")
        return 3
    except ProgrammingError:
        sys.stderr.write("The database has no tables yet: run `python -m models.migrate up` first.\n")
        return 4
    except OperationalError as problem:
        sys.stderr.write(f"The database does not answer: {str(problem.orig).splitlines()[0]}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
