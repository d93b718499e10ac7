"""A persona of the demo once more, as somebody new: whatever happens to them spoils nobody's story.

A twin has rows, ids and numbers of their own, and lives in a piece of the network where nobody else does: reports,
visits and outages of one touch no other.
"""

import json
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table, select, text

from api.demo.days import moment
from api.demo.extras import extras_of, make_addons
from api.demo.make import make_world, tell
from api.demo.network import make_outages, make_updates
from api.demo.notices import make_notices
from api.demo.orders import make_orders
from api.demo.personas import CHAPTERS, Persona
from api.demo.personas.lives import MAYA, NOOR
from api.demo.twin_names import Names
from api.demo.usage import UsageRow, make_usage
from api.demo.write import unique_columns, write
from models import Area, Base, Customer, DemoFill

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# One at a time: two must not be given the same number.
LOCK = 7_270_990_003


@dataclass(frozen=True, slots=True)
class Twin:
    persona: Persona
    customer_id: uuid.UUID
    names: Names


@dataclass(frozen=True, slots=True)
class Story:
    """All that is told of one persona, as rows."""

    rows: list[Base]
    usage: list[UsageRow]
    area: Area


def make_twin(connection: Connection, persona: Persona) -> Twin:
    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    today = connection.scalar(select(DemoFill.as_of_on))
    if today is None:
        raise LookupError("There is no demo in this database, so nobody of it can have a twin.")
    story = _story(persona, today)
    names = Names.of(connection, story.rows, story.area)
    ids = {row.__dict__["id"]: uuid.uuid4() for row in story.rows if "id" in row.__dict__}
    usage = ((ids[row[0]], *row[1:]) for row in story.usage)
    write(connection, [_renamed(row, names, ids) for row in story.rows], usage, at=moment(today, 0))
    (who,) = (row for row in story.rows if isinstance(row, Customer) and row.phone == persona.phone)
    return Twin(persona, ids[who.id], names)


def give_back(connection: Connection, twin: Twin) -> None:
    """Phone numbers are few: the next twin may have this one's, whose story is over."""
    mine = {"who": twin.customer_id, "phones": [*twin.names.phones, twin.names.new_phone]}
    connection.execute(text("UPDATE customer SET phone = NULL WHERE phone = ANY(:phones)"), mine)
    # In a country that does not exist.
    nobodys = "'+999' || lpad(floor(random() * 1e9)::text, 9, '0')"
    connection.execute(text(f"UPDATE service SET number = {nobodys} WHERE number = ANY(:phones)"), mine)
    # So many codes an hour are sent to a number, whoever has it.
    connection.execute(text("DELETE FROM one_time_code WHERE address = ANY(:phones)"), mine)


@lru_cache
def _story(persona: Persona, today: date) -> Story:
    world = make_world(today)
    teller = NOOR if persona == MAYA else persona
    book = tell(next(chapter for chapter in CHAPTERS if chapter.persona == teller), world)
    area = world.area(persona.home[1])
    people = {person.id: person for person in book.people()}
    rows = [area, *people.values(), *book.rows(), *extras_of(book, make_addons())]
    own = {row.__dict__.get("id") for row in rows}
    around = [*make_outages(world.areas, world.days), *make_updates(world.areas, world.days), *make_orders(world)]
    for row in (*around, *make_notices(world.days, [book])):
        if own & set(_ids_in(row)):
            rows.append(row)
            own.add(row.__dict__.get("id"))
    return Story(rows, [*make_usage(book, world.days, world.seed)], area)


def _ids_in(row: Base) -> Iterator[uuid.UUID]:
    return (value for value in row.__dict__.values() if isinstance(value, uuid.UUID))


def _renamed(row: Base, names: Names, ids: dict[uuid.UUID, uuid.UUID]) -> Base:
    table = type(row).__table__
    assert isinstance(table, Table)
    unique = unique_columns(table)
    given = {column.name: row.__dict__[column.name] for column in table.columns if column.name in row.__dict__}
    return type(row)(
        **{name: _changed(value, names, ids) for name, value in given.items()}
        | {
            name: names.unlike(table.name, value)
            for name, value in given.items()
            if name in unique and isinstance(value, str)
        }
    )


def _changed(value: Any, names: Names, ids: dict[uuid.UUID, uuid.UUID]) -> Any:
    match value:
        case uuid.UUID():
            return ids.get(value, value)
        case StrEnum():
            return value
        case str():
            return names.within(value)
        case dict():
            own = UUID.sub(lambda found: str(ids.get(uuid.UUID(found.group()), found.group())), json.dumps(value))
            return json.loads(own)
    return value
