"""Fills an empty database with the demo operator, and never touches one that holds real customers."""

import time
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, create_engine, func, insert, inspect, select, text
from sqlalchemy.pool import NullPool

from api.brand import chosen_brand, chosen_name
from api.demo.days import Days, moment
from api.demo.make import SEED, make_operator
from api.demo.write import write
from api.settings import FIRST_BRAND
from models import Base, Bill, Customer, DemoFill
from models.address import driver_url

# Grows when the demo's people change, so that an older fill can be told from a newer one.
VERSION = 4
# Two fills at once would both find the database empty.
LOCK = 7_270_990_002


class NotTheDemo(Exception):
    """The database holds customers that the demo did not make."""


@dataclass(frozen=True, slots=True)
class Filled:
    as_of_on: date
    customers: int
    bills: int
    usage_days: int
    seconds: float
    was_there: bool
    # By the demo of an earlier version: people are the same, and newer things are missing.
    is_old: bool = False

    def __str__(self) -> str:
        day = f"{self.as_of_on.day} {self.as_of_on:%B %Y}"
        name = chosen_brand().name
        if self.was_there:
            age = ", made by an earlier version: some things will be missing" if self.is_old else ""
            return f"{name}, the demo operator, is there, as of {day}{age}; `--reset` (or `make demo`) makes it afresh."
        return (
            f"{name}, the demo operator, is ready, as of {day}: {self.customers} customers, {self.bills:,} bills, "
            f"{self.usage_days:,} rows of daily usage ({self.seconds:.1f} s). Its people: {_people()}"
        )


def _people() -> str:
    """The page in the tree is the first brand's."""
    return "docs/demo.md" if chosen_name() == FIRST_BRAND else f"BRAND={chosen_name()} python -m api.demo --page"


def fill(url: str, today: date | None = None, *, reset: bool = False, seed: int = SEED) -> Filled:
    started = time.monotonic()
    engine = create_engine(driver_url(url), poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        found = connection.execute(select(DemoFill.as_of_on, DemoFill.version, DemoFill.brand)).first()
        customers = connection.scalar(select(func.count()).select_from(Customer)) or 0
        if found is None and customers:
            raise NotTheDemo("The database holds customers that are not the demo's: it is left as it is.")
        if found is not None and found.brand == chosen_name() and not reset:
            took, is_old = time.monotonic() - started, found.version < VERSION
            return Filled(found.as_of_on, customers, 0, 0, took, was_there=True, is_old=is_old)
        if found is not None:
            # Another brand's people have other numbers and another currency: nothing of theirs fits beside ours.
            _empty(connection)
        return _fill(connection, today or Days.of_now().today, seed, started)


def _fill(connection: Connection, today: date, seed: int, started: float) -> Filled:
    operator = make_operator(today, seed)
    usage_days = write(connection, operator.rows(), operator.usage(), at=moment(today, 0))
    connection.execute(insert(DemoFill).values(id=1, version=VERSION, brand=chosen_name(), seed=seed, as_of_on=today))
    customers = connection.scalar(select(func.count()).select_from(Customer)) or 0
    bills = connection.scalar(select(func.count()).select_from(Bill)) or 0
    return Filled(today, customers, bills, usage_days, time.monotonic() - started, was_there=False)


def _empty(connection: Connection) -> None:
    """Conversations and waiting jobs go too: they speak of people who are about to change."""
    tables = {*Base.metadata.tables, "procrastinate_jobs"} & set(inspect(connection).get_table_names())
    connection.execute(text(f"TRUNCATE {', '.join(sorted(tables))} CASCADE"))
