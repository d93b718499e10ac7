"""`python -m api.agents "Jo Baker" jo@operator.example`: a link with which an admin chooses a password.

The first admin of a new installation comes in by it; so does one who has lost everything, for whoever may run this on
the server holds the database anyway.
"""

import argparse
import asyncio
import os
import sys

from pydantic import ValidationError
from sqlalchemy.exc import OperationalError, ProgrammingError

from api.agents import inviting
from api.agents.first import NotAnAdmin, first_admin
from api.agents.schemas import PersonIn
from api.db import Database
from models.address import driver_url


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m api.agents", description="Lets an admin in at the desk.")
    parser.add_argument("name", help="as colleagues know them; customers see the first word of it")
    parser.add_argument("email", help="to log in with")
    asked = parser.parse_args()
    if not (url := os.environ.get("DATABASE_URL")):
        return _fail(2, "Set DATABASE_URL to the database of this installation.")
    try:
        told = PersonIn(name=asked.name, email=asked.email, role="admin", languages=["en"])
        token = asyncio.run(_first(driver_url(url), told))
    except ValidationError as problem:
        return _fail(2, "; ".join(f"{fault['loc'][0]}: {fault['msg']}" for fault in problem.errors()))
    except NotAnAdmin as problem:
        return _fail(3, str(problem))
    except ProgrammingError:
        return _fail(4, "The database has no tables yet: run `python -m models.migrate up` first.")
    except OperationalError as problem:
        return _fail(1, f"The database does not answer: {str(problem.orig).splitlines()[0]}")
    print(f"{told.name} chooses a password here, once and within three days:")
    print(inviting.address_of(os.environ.get("PUBLIC_URL", ""), token))
    return 0


async def _first(url: str, told: PersonIn) -> str:
    database = Database(url)
    try:
        return await first_admin(database, told)
    finally:
        await database.close()


def _fail(status: int, sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
