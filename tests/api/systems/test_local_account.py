"""The account system on our own database: once per reference, and one address for one customer."""

import asyncio
import uuid
from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import select

from api.db import Database
from api.systems.local.account import LocalAccount
from api.systems.ports.account import ContactTaken, Customer, PostalAddress
from api.systems.ports.household import PersonName
from models import ContactField
from models import Customer as CustomerRow
from models import Service as ServiceRow

Change = Callable[[LocalAccount, Customer, str], Awaitable[object]]


async def person(database: Database, digits: str) -> uuid.UUID:
    async with database.session() as session:
        found = await session.scalar(select(CustomerRow.id).where(CustomerRow.phone == f"+447700900{digits}"))
        assert found
        return found


@pytest.mark.commits
async def test_of_two_who_take_one_address_at_once_one_gets_it(database: Database) -> None:
    system = LocalAccount(database)
    ana, ben = await person(database, "101"), await person(database, "102")
    wished = "wanted@example.com"
    answers = await asyncio.gather(
        *(
            system.change_contact(customer_id, ContactField.email, wished, reference=f"r:{customer_id}")
            for customer_id in (ana, ben)
        ),
        return_exceptions=True,
    )
    assert sorted(type(answer).__name__ for answer in answers) == ["ContactTaken", "Customer"]


@pytest.mark.commits
async def test_the_same_change_asked_for_twice_at_once_is_one(database: Database) -> None:
    system, ana = LocalAccount(database), await person(database, "101")
    answers = await asyncio.gather(
        *(system.change_contact(ana, ContactField.phone, "+447700900555", reference="r") for _ in range(2))
    )
    assert [answer.phone for answer in answers] == ["+447700900555"] * 2


CHANGES: dict[str, Change] = {
    "contact": lambda system, ana, reference: system.change_contact(
        ana.id, ContactField.email, "new@example.com", reference=reference
    ),
    "address": lambda system, ana, reference: system.change_address(
        ana.id, ana.home, PostalAddress("4 Mill Lane", "S11 8AB"), reference=reference
    ),
    "name": lambda system, ana, reference: system.change_name(
        ana.id, ana.full_name, PersonName("Ana", "Lee"), reference=reference
    ),
    "language": lambda system, ana, reference: system.choose_language(ana.id, "cy", reference=reference),
}


@pytest.mark.parametrize("name", CHANGES)
async def test_a_reference_used_before_changes_nothing_even_after_others_have(database: Database, name: str) -> None:
    system = LocalAccount(database)
    ana = (await system.customer(await person(database, "101"))).value
    await CHANGES[name](system, ana, "first")
    async with database.transaction() as session:
        row = await session.get_one(CustomerRow, ana.id)
        row.email, row.address, row.family_name, row.language = "later@example.com", "Later", "Later", "de"
    await CHANGES[name](system, ana, "first")
    after = (await system.customer(ana.id)).value
    assert (after.email, after.address, after.family_name, after.language) == (
        "later@example.com",
        "Later",
        "Later",
        "de",
    )


async def test_a_service_is_named_once_per_reference(database: Database) -> None:
    system = LocalAccount(database)
    async with database.session() as session:
        service_id = await session.scalar(select(ServiceRow.id).where(ServiceRow.number == "+447700900101"))
        assert service_id
    for name, reference in (("One", "a"), ("Two", "b"), ("One", "a")):
        named = await system.name_service(service_id, name, reference=reference)
    assert named.nickname == "Two"


async def test_roaming_is_switched_once_per_reference(database: Database) -> None:
    system = LocalAccount(database)
    async with database.session() as session:
        service_id = await session.scalar(select(ServiceRow.id).where(ServiceRow.number == "+447700900101"))
        assert service_id
    for on, reference in ((False, "a"), (True, "b"), (False, "a")):
        switched = await system.switch_roaming(service_id, on, reference=reference)
    assert switched.roaming is True


async def test_an_address_refused_leaves_everything_and_its_reference_as_it_was(database: Database) -> None:
    system, ana = LocalAccount(database), await person(database, "101")
    with pytest.raises(ContactTaken):
        await system.change_contact(ana, ContactField.phone, "+447700900102", reference="r")
    assert (await system.customer(ana)).value.phone == "+447700900101"
    changed = await system.change_contact(ana, ContactField.phone, "+447700900555", reference="r")
    assert changed.phone == "+447700900555"


async def test_an_address_is_free_until_somebody_has_it(database: Database) -> None:
    system = LocalAccount(database)
    assert not (await system.is_free(ContactField.email, "ana.brown@example.com")).value
    assert (await system.is_free(ContactField.email, "+447700900101")).value
    assert not (await system.is_free(ContactField.phone, "+447700900101")).value


async def test_people_on_an_account_are_named_once_with_the_holder_first(database: Database) -> None:
    system = LocalAccount(database)
    for digits, names in (("114", ["Noor Ahmed", "Maya Ahmed"]), ("111", ["Kirsty Campbell"])):
        (account,) = (await system.accounts_of(await person(database, digits))).value
        assert [each.name for each in (await system.people_on(account.id)).value] == names
