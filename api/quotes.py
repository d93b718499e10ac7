"""Quoted, confirmed, executed once: an offer with its terms and an end, and the one time it is carried out."""

import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from pydantic import BaseModel
from sqlalchemy import bindparam, insert, update

from api.auth import Caller
from api.db import Database
from api.errors import Gone, NotFound, Refused, ServiceError, Unavailable
from api.once import asked_under
from models import Level, Quote
from models.base import new_id, now

T = TypeVar("T", bound=BaseModel)
LIFETIME = timedelta(minutes=15)
LEASE = timedelta(seconds=30)
NEW = insert(Quote)
END = (
    update(Quote)
    .where(Quote.id == bindparam("quote_id"))
    .values(leased_until=None, done_at=bindparam("ended_at", type_=Quote.done_at.type))
)


class QuoteUnknown(NotFound):
    """No such quote, or none of this customer's, or one for something else."""


class QuoteExpired(Gone):
    """Prices and days may have changed: a new quote tells."""

    title = "That offer has ended"


class QuoteUsed(Refused):
    """What was quoted is done, or was refused for good."""

    title = "That has been done already"


class QuoteRunning(Refused):
    """It is being carried out right now."""

    title = "That is being done already"


@dataclass(frozen=True, slots=True)
class Offer:
    id: uuid.UUID
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Execution(Generic[T]):
    """The terms as they were quoted, and the reference under which systems are asked to carry them out."""

    terms: T
    reference: str
    # It was begun before, and nobody heard how it ended: a part of it may be done.
    was_tried: bool


async def offer(
    database: Database, caller: Caller, kind: str, terms: BaseModel, lifetime: timedelta = LIFETIME
) -> Offer:
    customer_id = caller.require(Level.identified)
    made = Offer(new_id(), now() + lifetime)
    kept = terms.model_dump(mode="json")
    await database.run(NEW, id=made.id, kind=kind, customer_id=customer_id, terms=kept, ends_at=made.ends_at)
    return made


@asynccontextmanager
async def executing(
    database: Database, caller: Caller, kind: str, quote_id: uuid.UUID, shape: type[T]
) -> AsyncIterator[Execution[T]]:
    """Inside the block it is carried out. What is refused is over; what stayed unknown may be asked for again."""
    terms, was_tried = await _take(database, caller, kind, quote_id, shape)
    try:
        yield Execution(terms, f"quote:{quote_id}", was_tried)
    except ServiceError as error:
        await _end(database, quote_id, is_over=not isinstance(error, Unavailable))
        raise
    except BaseException:
        await _end(database, quote_id, is_over=False)
        raise
    await _end(database, quote_id, is_over=True)


async def _take(database: Database, caller: Caller, kind: str, quote_id: uuid.UUID, shape: type[T]) -> tuple[T, bool]:
    async with database.transaction() as session:
        row = await session.get(Quote, quote_id, with_for_update=True)
        if row is None or row.kind != kind or row.customer_id != caller.require(Level.identified):
            raise QuoteUnknown("There is no such offer. Ask for a new one.")
        request = asked_under.get()
        if row.done_at is not None and (request is None or row.done_for != request):
            raise QuoteUsed("This offer has been used. Ask for a new one.")
        # One that was tried without an answer has to be found out about, however late.
        if row.ends_at <= now() and row.tried_at is None:
            raise QuoteExpired("This offer has ended. Ask for a new one.")
        if row.leased_until is not None and row.leased_until > now():
            raise QuoteRunning("This is being done right now. Ask again in a moment.", retry_after=2)
        was_tried = row.tried_at is not None
        row.tried_at, row.leased_until = now(), now() + LEASE
        # Asked again by the same request, whose answer was lost with the process: systems tell what they have done.
        row.done_for = request
        return shape.model_validate(row.terms), was_tried


async def _end(database: Database, quote_id: uuid.UUID, *, is_over: bool) -> None:
    await database.run(END, quote_id=quote_id, ended_at=now() if is_over else None)
