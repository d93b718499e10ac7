"""An offer is carried out once, by whom it was made to, while it lasts."""

import uuid
from datetime import timedelta

import pytest
from pydantic import BaseModel
from sqlalchemy import select, update

from api.auth import Caller
from api.db import Database
from api.errors import Refused
from api.once import asked_under
from api.quotes import QuoteExpired, QuoteRunning, QuoteUnknown, QuoteUsed, executing, offer
from api.systems.base import OutcomeUnknown
from models import Customer, Level, Quote
from models.base import now


class Terms(BaseModel):
    amount_minor: int


class Declined(Refused):
    """No."""


@pytest.fixture
async def caller(database: Database) -> Caller:
    async with database.session() as session:
        return Caller(await session.scalar(select(Customer.id).limit(1)), Level.verified)


async def offered(database: Database, caller: Caller) -> uuid.UUID:
    return (await offer(database, caller, "payment", Terms(amount_minor=4210))).id


async def test_an_offer_is_carried_out_on_the_terms_it_was_made(database: Database, caller: Caller) -> None:
    quote_id = await offered(database, caller)
    async with executing(database, caller, "payment", quote_id, Terms) as it:
        assert (it.terms.amount_minor, it.reference) == (4210, f"quote:{quote_id}")
    with pytest.raises(QuoteUsed):
        async with executing(database, caller, "payment", quote_id, Terms):
            raise AssertionError("it was carried out twice")


async def test_while_it_is_carried_out_nobody_else_does_it(database: Database, caller: Caller) -> None:
    quote_id = await offered(database, caller)
    async with executing(database, caller, "payment", quote_id, Terms):
        with pytest.raises(QuoteRunning):
            async with executing(database, caller, "payment", quote_id, Terms):
                raise AssertionError("two carried it out at once")


async def test_an_offer_ends(database: Database, caller: Caller) -> None:
    quote_id = await offered(database, caller)
    await end(database, quote_id)
    with pytest.raises(QuoteExpired):
        async with executing(database, caller, "payment", quote_id, Terms):
            raise AssertionError("it was over")


@pytest.mark.parametrize("kind", ["payment", "plan_change"])
async def test_nobody_else_s_offer_and_none_for_something_else(database: Database, caller: Caller, kind: str) -> None:
    quote_id = await offered(database, caller)
    async with database.session() as session:
        other = await session.scalar(select(Customer.id).where(Customer.id != caller.customer_id).limit(1))
    who = caller if kind != "payment" else Caller(other, Level.verified)
    with pytest.raises(QuoteUnknown):
        async with executing(database, who, kind, quote_id, Terms):
            raise AssertionError("it was not theirs")
    with pytest.raises(QuoteUnknown):
        async with executing(database, caller, kind, uuid.uuid4(), Terms):
            raise AssertionError("there is none")


async def test_what_was_refused_is_over(database: Database, caller: Caller) -> None:
    quote_id = await offered(database, caller)
    with pytest.raises(Declined):
        async with executing(database, caller, "payment", quote_id, Terms):
            raise Declined("No.")
    with pytest.raises(QuoteUsed):
        async with executing(database, caller, "payment", quote_id, Terms):
            raise AssertionError("it was refused")


async def test_what_stayed_unknown_is_found_out_about_even_after_its_end(database: Database, caller: Caller) -> None:
    quote_id = await offered(database, caller)
    with pytest.raises(OutcomeUnknown):
        async with executing(database, caller, "payment", quote_id, Terms) as first:
            raise OutcomeUnknown("No answer.")
    await end(database, quote_id)
    async with executing(database, caller, "payment", quote_id, Terms) as second:
        assert second.reference == first.reference


async def end(database: Database, quote_id: uuid.UUID) -> None:
    async with database.transaction() as session:
        await session.execute(update(Quote).where(Quote.id == quote_id).values(ends_at=now() - timedelta(seconds=1)))


async def test_the_request_that_carried_it_out_may_ask_again_and_no_other(database: Database, caller: Caller) -> None:
    """Its process died between doing it and answering."""
    quote_id = await offered(database, caller)
    asked_under.set("the first request")
    async with executing(database, caller, "payment", quote_id, Terms) as first:
        pass
    async with executing(database, caller, "payment", quote_id, Terms) as again:
        assert (again.terms, again.reference) == (first.terms, first.reference)
    asked_under.set("another request")
    with pytest.raises(QuoteUsed):
        async with executing(database, caller, "payment", quote_id, Terms):
            raise AssertionError("it was carried out for somebody else")
