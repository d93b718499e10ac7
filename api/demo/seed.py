"""Many customers, for measuring: copies of the demo's crowd, as many as one likes. `make seed CUSTOMERS=100000`."""

import argparse
import os
import sys
import time
from collections.abc import Callable
from typing import LiteralString

import psycopg
from psycopg import sql

from api.demo.block import MOST_BLOCKS, Part, block_of
from api.demo.fill import fill
from api.demo.make import make_operator

DAYS_OF_USAGE = 62
UNEQUAL_BILLS = """
    SELECT count(*) FROM bill
    WHERE state <> 'draft' AND total_minor <> (SELECT sum(amount_minor) FROM bill_line WHERE bill_id = bill.id)
"""


class CannotSeed(Exception):
    """Nothing was written."""


def seed(url: str, customers: int, days_of_usage: int = DAYS_OF_USAGE) -> int:
    """Adds copies until there are so many customers, and returns how many rows that took."""
    filled = fill(url)
    block = block_of(make_operator(filled.as_of_on), days_of_usage)
    with psycopg.connect(url) as connection:
        there = _count(connection)
        copies = max(-(-(customers - there) // block.customers), 0)
        if there > filled.customers:
            raise CannotSeed(f"There are {there:,} customers already. Begin afresh with: make demo")
        if copies >= MOST_BLOCKS:
            raise CannotSeed(f"{block.customers * MOST_BLOCKS:,} customers are the most.")
        _trust(connection)
        rows = sum(_copy(connection, part, copies) for part in block.parts)
        unequal = _one(connection, UNEQUAL_BILLS)
        if unequal:
            raise CannotSeed(f"{unequal} bills would not be the sum of their lines.")
    with psycopg.connect(url, autocommit=True) as connection:
        _timed("looking at what is there, for the planner", lambda: connection.execute("VACUUM ANALYZE"))
    return rows


def _trust(connection: psycopg.Connection) -> None:
    """What is copied was right the first time: keys and sums are not asked about row by row."""
    try:
        connection.execute("SET LOCAL session_replication_role = replica")
    except psycopg.errors.InsufficientPrivilege as error:
        raise CannotSeed("Seeding needs a database user that may switch triggers off.") from error


def _copy(connection: psycopg.Connection, part: Part, copies: int) -> int:
    command = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(part.table.name), sql.SQL(", ").join(map(sql.Identifier, part.columns))
    )

    def run() -> None:
        with connection.cursor() as cursor, cursor.copy(command) as copy:
            for number in range(1, copies + 1):
                copy.write(part.copy(number))

    _timed(f"{part.table.name}: {part.rows * copies:,} rows", run)
    return part.rows * copies


def _timed(what: str, run: Callable[[], object]) -> None:
    started = time.monotonic()
    run()
    sys.stdout.write(f"  {what} ({time.monotonic() - started:.1f} s)\n")
    sys.stdout.flush()


def _count(connection: psycopg.Connection) -> int:
    return _one(connection, "SELECT count(*) FROM customer")


def _one(connection: psycopg.Connection, query: LiteralString) -> int:
    row = connection.execute(query).fetchone()
    assert row is not None
    return int(row[0])


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m api.demo.seed", description=__doc__)
    parser.add_argument("customers", type=int)
    parser.add_argument("--usage-days", type=int, default=DAYS_OF_USAGE)
    asked = parser.parse_args()
    if not (url := os.environ.get("DATABASE_URL")):
        sys.stderr.write("Set DATABASE_URL to the database to fill.\n")
        return 2
    started = time.monotonic()
    try:
        rows = seed(url, asked.customers, asked.usage_days)
    except CannotSeed as problem:
        sys.stderr.write(f"{problem}\n")
        return 3
    sys.stdout.write(f"{rows:,} rows in {time.monotonic() - started:.0f} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
