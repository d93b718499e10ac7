"""A new postal address or name: told what changes and what stays, then done once."""

import uuid
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select, update

from api.db import Database
from models import Customer, Notice, Quote
from models.base import now
from tests.api.callers import ANA, BEN, ELENA, KIRSTY, MAYA, Callers, key

NEW_HOME = {"address": "4 Mill Lane,  Sheffield", "postcode": "s118ab"}
NEW_NAME = {"given_name": "Ana", "family_name": "Brown-Okoro"}


async def quoted(client: httpx.AsyncClient, what: str, body: dict[str, str]) -> Any:
    answer = await client.post(f"/v1/accounts/{what}/quotes", json=body, headers=key())
    assert answer.status_code == 201, answer.text
    return answer.json()


async def done(client: httpx.AsyncClient, what: str, quote_id: object) -> httpx.Response:
    return await client.post(f"/v1/accounts/{what}", json={"quote_id": str(quote_id)}, headers=key())


async def me(client: httpx.AsyncClient) -> Any:
    return (await client.get("/v1/accounts/me")).json()


async def test_an_address_is_quoted_and_then_changed(callers: Callers, database: Database) -> None:
    ana = await callers.customer(ANA)
    quote = await quoted(ana, "address", NEW_HOME)
    assert (quote["before"], quote["after"]) == ("12 Elm Road, S11 0ZZ", "4 Mill Lane, Sheffield, S11 8AB")
    assert quote["changes"] == [
        "Letters to you go to 4 Mill Lane, Sheffield, S11 8AB.",
        "So do the letters for Ana Brown, ending 101.",
    ]
    assert quote["price"]["minor"] == 0
    assert (await me(ana))["home"]["address"] == "12 Elm Road"
    answer = await done(ana, "address", quote["quote_id"])
    assert answer.status_code == 200, answer.text
    receipt = answer.json()
    assert receipt["done"] == "Your postal address is now 4 Mill Lane, Sheffield, S11 8AB."
    assert receipt["starts_on"] == quote["starts_on"]
    assert (await me(ana))["home"] == {"address": "4 Mill Lane, Sheffield", "postcode": "S11 8AB"}
    async with database.session() as session:
        notice = await session.scalar(select(Notice).where(Notice.key == f"quote:{quote['quote_id']}"))
    assert notice is not None
    assert receipt["number"] in notice.text


async def test_a_new_address_moves_no_broadband_and_says_so(callers: Callers) -> None:
    elena = await callers.customer(ELENA)
    quote = await quoted(elena, "address", NEW_HOME)
    staying = [sentence for sentence in quote["stays"] if "stays where it is" in sentence]
    assert [sentence.split(" at ")[0] for sentence in staying] == ["Broadband", "TV"]
    assert all("move the service" in sentence for sentence in staying)
    await done(elena, "address", quote["quote_id"])
    services = (await me(elena))["accounts"][0]["services"]
    assert {service["address"] for service in services} == {"12 Willow Garth"}


async def test_a_line_s_user_has_an_address_and_a_name_of_their_own(callers: Callers) -> None:
    maya = await callers.customer(MAYA)
    quote = await quoted(maya, "address", NEW_HOME)
    assert quote["changes"] == ["Letters to you go to 4 Mill Lane, Sheffield, S11 8AB."]
    assert (await done(maya, "address", quote["quote_id"])).status_code == 200
    name = await quoted(maya, "name", {"given_name": "Maya", "family_name": "Ahmed-Lee"})
    assert not any("hand an account over" in sentence for sentence in name["stays"])
    assert (await done(maya, "name", name["quote_id"])).status_code == 200
    assert (await me(maya))["name"] == "Maya Ahmed-Lee"


async def test_a_name_is_quoted_and_then_changed(callers: Callers) -> None:
    ana = await callers.customer(ANA)
    quote = await quoted(ana, "name", NEW_NAME)
    assert (quote["before"], quote["after"]) == ("Ana Brown", "Ana Brown-Okoro")
    assert (await done(ana, "name", quote["quote_id"])).json()["done"] == "Your name with us is now Ana Brown-Okoro."
    after = await me(ana)
    assert (after["name"], after["accounts"][0]["label"]) == ("Ana Brown-Okoro", "Ana Brown-Okoro, ending 101")


async def test_a_company_keeps_its_name(callers: Callers) -> None:
    quote = await quoted(await callers.customer(KIRSTY), "name", {"given_name": "Kirsty", "family_name": "Reid"})
    assert "Campbell Joinery keeps its name." in quote["stays"]


@pytest.mark.parametrize(("what", "body"), [("address", NEW_HOME), ("name", NEW_NAME)])
async def test_a_quote_is_used_once_in_time_and_by_whom_it_was_made_for(
    callers: Callers, database: Database, what: str, body: dict[str, str]
) -> None:
    ana, ben = await callers.customer(ANA), await callers.customer(BEN)
    quote = await quoted(ana, what, body)
    assert (await done(ben, what, quote["quote_id"])).json()["type"] == "/problems/quote-unknown"
    assert (await done(ana, what, uuid.uuid4())).json()["type"] == "/problems/quote-unknown"
    other = "name" if what == "address" else "address"
    assert (await done(ana, other, quote["quote_id"])).json()["type"] == "/problems/quote-unknown"
    assert (await done(ana, what, quote["quote_id"])).status_code == 200
    again = await done(ana, what, quote["quote_id"])
    assert (again.status_code, again.json()["type"]) == (409, "/problems/quote-used")
    async with database.session() as session:
        told = select(func.count()).select_from(Notice).where(Notice.key == f"quote:{quote['quote_id']}")
        assert await session.scalar(told) == 1


async def test_a_quote_ends(callers: Callers, database: Database) -> None:
    ana = await callers.customer(ANA)
    quote = await quoted(ana, "address", NEW_HOME)
    async with database.transaction() as session:
        await session.execute(update(Quote).values(ends_at=now() - timedelta(seconds=1)))
    answer = await done(ana, "address", quote["quote_id"])
    assert (answer.status_code, answer.json()["type"]) == (410, "/problems/quote-expired")
    assert (await me(ana))["home"]["address"] == "12 Elm Road"


@pytest.mark.parametrize(
    ("what", "body", "column"), [("address", NEW_HOME, "address"), ("name", NEW_NAME, "family_name")]
)
async def test_what_has_changed_meanwhile_is_not_overwritten(
    callers: Callers, database: Database, what: str, body: dict[str, str], column: str
) -> None:
    ana = await callers.customer(ANA)
    quote = await quoted(ana, what, body)
    async with database.transaction() as session:
        changed = update(Customer).where(Customer.phone == "+447700900101").values({column: "Elsewhere"})
        await session.execute(changed)
    answer = await done(ana, what, quote["quote_id"])
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/details-moved")
    async with database.session() as session:
        kept = await session.scalar(select(Customer).where(Customer.phone == "+447700900101"))
        assert getattr(kept, column) == "Elsewhere"


async def test_what_there_is_already_is_nothing_to_change(callers: Callers) -> None:
    ana = await callers.customer(ANA)
    for what, body in (
        ("address", {"address": "12 Elm Road", "postcode": "S11 0ZZ"}),
        ("name", {"given_name": "Ana", "family_name": "Brown"}),
    ):
        answer = await ana.post(f"/v1/accounts/{what}/quotes", json=body, headers=key())
        assert (answer.status_code, answer.json()["type"]) == (409, "/problems/nothing-to-change")


async def test_a_customer_without_an_address_gets_a_first_one(callers: Callers, database: Database) -> None:
    ana = await callers.customer(ANA)
    async with database.transaction() as session:
        person = update(Customer).where(Customer.phone == "+447700900101")
        await session.execute(person.values(address=None, postcode=None))
    quote = await quoted(ana, "address", NEW_HOME)
    assert quote["before"] == ""
    assert (await done(ana, "address", quote["quote_id"])).status_code == 200


@pytest.mark.parametrize(
    ("what", "body", "field"),
    [
        ("address", NEW_HOME | {"postcode": "nowhere"}, "postcode"),
        ("address", NEW_HOME | {"postcode": "12345"}, "postcode"),
        ("address", NEW_HOME | {"address": "   "}, "address"),
        ("address", NEW_HOME | {"address": "x" * 121}, "address"),
        ("address", NEW_HOME | {"address": "a\u0007b"}, "address"),
        ("address", {"postcode": "S11 8AB"}, "address"),
        ("name", NEW_NAME | {"given_name": "4na"}, "given_name"),
        ("name", NEW_NAME | {"family_name": "---"}, "family_name"),
        ("name", NEW_NAME | {"family_name": "y" * 81}, "family_name"),
    ],
)
async def test_what_makes_no_sense_is_refused_by_its_field_and_quotes_nothing(
    callers: Callers, database: Database, what: str, body: dict[str, str], field: str
) -> None:
    ana = await callers.customer(ANA)
    answer = await ana.post(f"/v1/accounts/{what}/quotes", json=body, headers=key())
    assert answer.status_code == 422
    problem = answer.json()
    assert (problem.get("field") or problem["fields"][0]["field"]) == field
    async with database.session() as session:
        assert await session.scalar(select(func.count()).select_from(Quote)) == 0


@pytest.mark.parametrize("name", ["Zoë", "O'Neill", "Nguyễn Thị", "李", "Анна", "van der Berg"])
async def test_names_of_the_world_are_names(callers: Callers, name: str) -> None:
    quote = await quoted(await callers.customer(ANA), "name", {"given_name": name, "family_name": name})
    assert quote["after"] == f"{name} {name}"
