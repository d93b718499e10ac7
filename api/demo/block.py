"""A block of the demo's crowd as text for COPY, with gaps where one copy of it differs from the next."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Column, Table

from api.demo.days import moment
from api.demo.ground import ground
from api.demo.make import Operator
from api.demo.personas import CHAPTERS
from api.demo.write import Value, unique_columns, values, written
from models import Base, Usage

# Stand for the number of the copy: eight hexadecimal digits at the start of an id, five decimal ones in a number.
HEX, DECIMAL = "\x01", "\x02"
MOST_BLOCKS = 10**5
# In the copies a country that does not exist takes the place of one that does.
NO_COUNTRY = "+999"
PHONES = frozenset({("customer", "phone"), ("service", "number")})


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one table."""

    table: Table
    columns: tuple[str, ...]
    text: str
    rows: int

    def copy(self, number: int) -> bytes:
        return self.text.replace(HEX, f"{number:08x}").replace(DECIMAL, f"{number:05d}").encode()


@dataclass(frozen=True, slots=True)
class Block:
    parts: list[Part]
    customers: int


def block_of(operator: Operator, days_of_usage: int) -> Block:
    """The crowd without the personas, whose stories are told once."""
    today = operator.world.days.today
    rows: dict[Table, dict[uuid.UUID, Base]] = {}
    for book in operator.books[len(CHAPTERS) :]:
        for row in (*book.people(), *book.rows()):
            table = type(row).__table__
            assert isinstance(table, Table)
            rows.setdefault(table, {})[row.__dict__["id"]] = row
    own = {key for of_table in rows.values() for key in of_table}
    parts = []
    for table in Base.metadata.sorted_tables:
        columns = written(table)
        made = (values(row, columns, moment(today, 0)) for row in rows.get(table, {}).values())
        parts.append(_part(table, columns, made, own))
    usage = Base.metadata.tables[Usage.__tablename__]
    since = today - timedelta(days=days_of_usage)
    used = (row for row in operator.usage() if row[0] in own and row[1] >= since)
    parts.append(_part(usage, list(usage.columns), used, own))
    filled = [part for part in parts if part.rows]
    return Block(filled, next(part.rows for part in filled if part.table.name == "customer"))


def _part(table: Table, columns: list[Column[object]], rows: Iterable[tuple[Value, ...]], own: set[uuid.UUID]) -> Part:
    unique = unique_columns(table)
    lines = [
        "\t".join(_gapped(column, value, own, unique) for column, value in zip(columns, row, strict=True)) + "\n"
        for row in rows
    ]
    return Part(table, tuple(column.name for column in columns), "".join(lines), len(lines))


def _gapped(column: Column[object], value: Value, own: set[uuid.UUID], unique: set[str]) -> str:
    if isinstance(value, uuid.UUID):
        return HEX + str(value)[8:] if value in own else str(value)
    if (column.table.name, column.name) in PHONES and isinstance(value, str):
        return NO_COUNTRY + DECIMAL + f"{ground().who(value):04d}"
    if column.name in unique and isinstance(value, str):
        # In front, because labels show a number's last digits.
        return DECIMAL + value
    return _written(value)


def _written(value: Value) -> str:
    """As COPY reads it."""
    match value:
        case None:
            return "\\N"
        case bool():
            return "t" if value else "f"
        case datetime() | date():
            return value.isoformat()
    return str(value).replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
