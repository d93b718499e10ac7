"""Who is asked to use a line need be no customer yet, and is forgotten if nothing comes of it."""

import asyncio
import uuid
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select, text, update

from api.accounts import household
from api.db import Database
from api.parts import Parts
from api.systems.local.account import LocalAccount
from api.systems.ports.household import PersonName
from models import Customer, LineInvitation, Service, Ticket, TicketKind
from models.base import now
from tests.api.accounts.calls import household as people
from tests.api.accounts.calls import invited
from tests.api.accounts.test_contacts import begun, confirm
from tests.api.accounts.test_household import STRANGER, answered, ask, asked_of, lines, number, withdrawn
from tests.api.callers import ANA, BEN, CHLOE, KIRSTY, NOOR, Callers
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
    for one in range(10):
        await withdrawn(kirsty, await invited(kirsty, f"{one}{STRANGER}"))
    found = await people(kirsty)
    answer = await ask(kirsty, found["account_id"], found["members"][0]["services"][0]["id"], STRANGER)
    assert answer.status_code == 429


async def test_nobody_is_asked_again_and_again_by_whoever_they_say_no_to(callers: Callers) -> None:
    kirsty, noor = await callers.customer(KIRSTY), await callers.customer(NOOR)
    for holder in (kirsty, kirsty, noor):
        await withdrawn(holder, await invited(holder, STRANGER))
    found = await people(kirsty)
    line = found["members"][0]["services"][0]["id"]
    assert (await ask(kirsty, found["account_id"], line, STRANGER)).status_code == 429
    assert (await ask(kirsty, found["account_id"], line, number(BEN))).status_code == 201


async def test_who_has_signed_in_is_not_half_erased_by_what_others_do(
    callers: Callers, browser: httpx.AsyncClient, codes: Codes
) -> None:
    kirsty = await callers.customer(KIRSTY)
    invitation = await invited(kirsty, STRANGER)
    await browser.post("/v1/sign-in/codes", json={"address": STRANGER})
    await browser.post("/v1/sign-in", json={"code": codes.sent[-1][1]})
    await withdrawn(kirsty, invitation)
    assert (await browser.get("/v1/me")).json()["name"] == "Robin Price"
    await answered(browser, await invited(kirsty, STRANGER), False)
    assert (await browser.get("/v1/me")).json()["email"] == STRANGER


async def test_nobody_takes_an_address_away_by_asking_somebody_there(
    callers: Callers, codes: Codes, database: Database
) -> None:
    kirsty, ana = await callers.customer(KIRSTY), await callers.customer(ANA)
    invitation = await invited(kirsty, STRANGER)
    change = await begun(ana, {"field": "email", "value": STRANGER})
    assert codes.sent[-1][0] == STRANGER
    done = await confirm(ana, change, codes.sent[-1][1])
    assert done.status_code == 200, done.text
    assert (await customer_at(database, STRANGER)).given_name == "Ana"
    assert [each["id"] for each in await asked_of(ana)] == [invitation["id"]]
    assert (await answered(ana, invitation, True)).status_code == 200
    assert invitation["service_id"] in await lines(ana)


async def test_who_has_a_case_with_us_is_not_forgotten(callers: Callers, database: Database) -> None:
    kirsty = await callers.customer(KIRSTY)
    invitation = await invited(kirsty, STRANGER)
    who = await customer_at(database, STRANGER)
    async with database.transaction() as session:
        said = {"kind": TicketKind.complaint, "title": "I don't know them", "opened_at": now()}
        session.add(Ticket(number="T1", customer_id=who.id, **said))
    await withdrawn(kirsty, invitation)
    assert (await customer_at(database, STRANGER)).given_name == "Robin"


@pytest.mark.commits
async def test_who_is_asked_while_they_are_being_forgotten_is_kept(database: Database) -> None:
    system, until = LocalAccount(database), now() + timedelta(days=1)
    name = PersonName("Robin", "Price")
    async with database.session() as session:
        first, second = [
            await session.scalar(select(Service.id).where(Service.number == number(who))) for who in (ANA, BEN)
        ]
    assert first
    assert second
    waiting = await system.invite(first, name, STRANGER, until, reference="first")
    async with database.transaction() as holding:
        mine = select(Customer.id).where(Customer.email == STRANGER)
        await holding.execute(mine.with_for_update(key_share=True))
        ending = asyncio.create_task(system.decline_invitation(waiting.id, waiting.customer_id, reference="no"))
        while not await holding.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")):
            await holding.execute(text("SELECT pg_sleep(0.05)"))
        asked = await system.invite(second, name, STRANGER, until, reference="second")
    await ending
    assert (await customer_at(database, STRANGER)).id == asked.customer_id


async def customer_at(database: Database, email: str) -> Customer:
    async with database.session() as session:
        found = await session.scalar(select(Customer).where(Customer.email == email))
        assert found
        return found


async def grow_old(database: Database) -> None:
    async with database.transaction() as session:
        await session.execute(update(LineInvitation).values(ends_at=now() - timedelta(seconds=1)))
