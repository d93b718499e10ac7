"""Brings a database to what this code expects. `python -m models.migrate up|down|check`, DATABASE_URL names it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

import models
from models.address import driver_url

AT_HEAD, NO_DATABASE, DATABASE_IS_NEWER, DATABASE_IS_BEHIND = 0, 1, 3, 4

# Any number will do, as long as everybody who migrates takes the same one.
LOCK = 7_270_990_001


def up(url: str) -> None:
    """To the newest step. Two at once are safe: the second waits, and finds nothing left to do."""
    with _locked(url) as connection:
        command.upgrade(_config(connection), "head")


def down(url: str) -> None:
    """Back to an empty database: everything in it is lost."""
    with _locked(url) as connection:
        command.downgrade(_config(connection), "base")


def check(url: str) -> tuple[int, str]:
    """The exit status and one sentence that says what to do."""
    scripts = ScriptDirectory.from_config(_config(None))
    known = {script.revision for script in scripts.walk_revisions()}
    engine = create_engine(driver_url(url), poolclass=NullPool)
    with engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_heads()
    unknown = sorted(set(found) - known)
    if unknown:
        return DATABASE_IS_NEWER, (
            f"The database is at step {unknown[0]}, which this version does not know: "
            "run the newer version that made it, or restore a backup from before."
        )
    if set(found) != set(scripts.get_heads()):
        at = f"at step {found[0]}" if found else "empty"
        return DATABASE_IS_BEHIND, f"The database is {at}: run `python -m models.migrate up`."
    return AT_HEAD, f"The database is at step {found[0]}, as this version expects."


@contextmanager
def _locked(url: str) -> Iterator[Connection]:
    engine = create_engine(driver_url(url), poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        yield connection


def _config(connection: Connection | None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(models.__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def main(arguments: list[str]) -> int:
    url = os.environ.get("DATABASE_URL")
    if not url or arguments not in (["up"], ["down"], ["check"]):
        return _say(2, "Set DATABASE_URL and say: python -m models.migrate up|down|check")
    try:
        status, sentence = check(url)
        if arguments == ["check"] or status == DATABASE_IS_NEWER:
            return _say(status, sentence)
        (up if arguments == ["up"] else down)(url)
        return _say(0, "" if arguments == ["down"] else check(url)[1])
    except OperationalError as problem:
        return _say(NO_DATABASE, f"The database does not answer: {problem.orig}".splitlines()[0])


def _say(status: int, sentence: str) -> int:
    if sentence:
        (sys.stderr if status else sys.stdout).write(sentence + "\n")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
