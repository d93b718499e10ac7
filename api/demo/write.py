"""Puts made-up rows into the database, a table at a time, by COPY."""

import json
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, cast

from sqlalchemy import Column, Connection, Table, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB

from models import Base, Usage

KNOWN = {"bill.told_at", "payment.told_at", "ticket_event.told_at"}
Value = str | int | bool | uuid.UUID | date | datetime | None


def write(connection: Connection, rows: Iterable[Base], usage: Iterable[tuple[Value, ...]], at: datetime) -> int:
    """Rows of one key are written once. What has no time of its own was created `at`."""
    by_table: dict[Table, dict[Any, Base]] = defaultdict(dict)
    for row in rows:
        table = type(row).__table__
        assert isinstance(table, Table)
        by_table[table].setdefault(tuple(row.__dict__[column.name] for column in table.primary_key), row)
    for table in Base.metadata.sorted_tables:
        if table in by_table:
            columns = written(table)
            _copy(connection, table, columns, (values(row, columns, at) for row in by_table[table].values()))
    usage_table = Base.metadata.tables[Usage.__tablename__]
    return _copy(connection, usage_table, list(usage_table.columns), usage)


def written(table: Table) -> list[Column[Any]]:
    return [column for column in table.columns if column.identity is None]


def unique_columns(table: Table) -> set[str]:
    """Columns in which no two rows may have the same text."""
    named = {column.name for column in table.columns if column.unique}
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint) and len(constraint.columns) == 1:
            named.add(constraint.columns[0].name)
    return named


def values(row: Base, columns: list[Column[Any]], at: datetime) -> tuple[Value, ...]:
    return tuple(_value(row.__dict__, column, at) for column in columns)


def _value(given: Mapping[str, Any], column: Column[Any], at: datetime) -> Value:
    value: Any = given.get(column.name)
    if value is None:
        value = _unsaid(given, column, at)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(column.type, JSONB) and value is not None:
        return json.dumps(value)
    return cast("Value", value)


def _unsaid(given: Mapping[str, Any], column: Column[Any], at: datetime) -> Any:
    """What its people know of already is no news to them."""
    if str(column) == "customer_order.told_state":
        return given["state"]
    return at if column.name == "created_at" or str(column) in KNOWN else _default(column)


def _default(column: Column[Any]) -> Any:
    default: Any = column.default
    if default is None:
        return None
    return default.arg(None) if default.is_callable else default.arg


def _copy(connection: Connection, table: Table, columns: list[Column[Any]], rows: Iterable[tuple[Value, ...]]) -> int:
    names = ", ".join(column.name for column in columns)
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as copy:
        count = 0
        for count, row in enumerate(rows, start=1):  # noqa: B007
            copy.write_row(row)
    return count
