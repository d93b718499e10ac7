"""Who is asked to use a line need be no customer yet, and is forgotten if nothing comes of it."""

import uuid
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select, update

from api.accounts import household
from api.db import Database
from api.parts import Parts
from api.systems.local.account import LocalAccount
from models import Customer, LineInvitation
from models.base import now
from tests.api.accounts.calls import household as people
from tests.api.accounts.calls import invited
from tests.api.accounts.test_household import STRANGER, answered, ask, asked_of, lines, number, withdrawn
from tests.api.callers import BEN, CHLOE, KIRSTY, NOOR, Callers
from tests.api.conftest import Codes


async def test_a_stranger_signs_in_with_the_address_that_was_asked(
    callers: Callers, browser: httpx.AsyncClient, codes: Codes
) -> None:
    kirsty = await callers.customer(KIRSTY)
    invitation = await invited(kirsty, STRANGER)
    assert invitation["sent_to"] == "r\N{BULLET}\N{BULLET}\N{BULLET}@example.com"
    assert (await browser.post("/v1/sign-in/codes", json={"address": STRANGER})).status_code == 202
    address, code = codes.sent[-1]
    assert address == STRANGER
    assert (await browser.post("/v1/sign-in", json={"code": code})).json()["name"] == "Robin Price"
    assert await lines(browser) == []
    assert [each["id"] for each in await asked_of(browser)] == [invitation["id"]]
    assert (await answered(browser, invitation, True)).status_code == 200
    assert await lines(browser) == [invitation["service_id"]]


@pytest.mark.parametrize("how", ["withdrawn", "declined", "expired"])
async def test_a_stranger_who_comes_to_have_nothing_is_forgotten(
    callers: Callers, database: Database, parts: Parts, how: str
) -> None:
    kirsty = await callers.customer(KIRSTY)
    invitation = await invited(kirsty, STRANGER)
    who, system = await customer_at(database, STRANGER), LocalAccount(database)
    if how == "withdrawn":
        await withdrawn(kirsty, invitation)
    elif how == "declined":
        await system.decline_invitation(uuid.UUID(invitation["id"]), who.id, reference="no")
    else:
        await grow_old(database)
        await household.end_old(parts)
    async with database.session() as session:
        row = await session.get_one(Customer, who.id)
        asked_for = await session.get_one(LineInvitation, uuid.UUID(invitation["id"]))
    assert (row.email, row.given_name) == (None, "Erased")
    assert (asked_for.state.value, asked_for.address, asked_for.family_name) == (how, "", "")


async def test_who_is_asked_by_two_is_forgotten_after_both(callers: Callers, database: Database) -> None:
    kirsty, noor = await callers.customer(KIRSTY), await callers.customer(NOOR)
    first, second = await invited(kirsty, STRANGER), await invited(noor, STRANGER)
    await withdrawn(kirsty, first)
    assert (await customer_at(database, STRANGER)).given_name == "Robin"
    await withdrawn(noor, second)
    async with database.session() as session:
        assert await session.scalar(select(Customer).where(Customer.email == STRANGER)) is None


async def test_nobody_answers_too_late_and_the_line_can_be_given_again(callers: Callers, database: Database) -> None:
    kirsty, ben = await callers.customer(KIRSTY), await callers.customer(BEN)
    invitation = await invited(kirsty, number(BEN))
    await grow_old(database)
    assert (await people(kirsty))["invitations"] == []
    assert (await answered(ben, invitation, True)).status_code == 410
    assert (await invited(kirsty, number(CHLOE)))["service_id"] == invitation["service_id"]


async def test_nobody_asks_ten_people_and_one_more_in_a_day(callers: Callers) -> None:
    kirsty = await callers.customer(KIRSTY)
    for _ in range(10):
        await withdrawn(kirsty, await invited(kirsty, STRANGER))
    found = await people(kirsty)
    answer = await ask(kirsty, found["account_id"], found["members"][0]["services"][0]["id"], STRANGER)
    assert answer.status_code == 429


async def customer_at(database: Database, email: str) -> Customer:
    async with database.session() as session:
        found = await session.scalar(select(Customer).where(Customer.email == email))
        assert found
        return found


async def grow_old(database: Database) -> None:
    async with database.transaction() as session:
        await session.execute(update(LineInvitation).values(ends_at=now() - timedelta(seconds=1)))
