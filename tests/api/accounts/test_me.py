"""Who a customer is and what they have: theirs alone, all of it, and in plain words."""

import uuid
from typing import Any

import httpx
import pytest
from sqlalchemy import select, update

from api.accounts.rendering import phone_out
from api.accounts.schemas import PhoneOut
from api.db import Database
from models import Customer, Level, Service
from tests.api.callers import ANA, ELENA, JAMAL, KIRSTY, LIAM, MAYA, NOOR, Callers, key


async def read(client: httpx.AsyncClient, path: str = "me") -> Any:
    answer = await client.get(f"/v1/accounts/{path}")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_a_customer_sees_who_they_are_and_what_they_have(callers: Callers) -> None:
    me = await read(await callers.customer(ANA, Level.identified))
    assert (me["name"], me["email"]) == ("Ana Brown", "ana.brown@example.com")
    assert me["phone"] == {"number": "+447700900101", "display": "07700 900101"}
    assert me["home"] == {"address": "12 Elm Road", "postcode": "S11 0ZZ"}
    assert me["language"] == {"code": "en", "name": "English"}
    (account,) = me["accounts"]
    assert (account["held"], account["kind"], account["state"]) == (True, "consumer", "active")
    (service,) = account["services"]
    assert (service["kind"], service["number"]["display"]) == ("mobile", "07700 900101")


async def test_a_line_s_user_sees_their_line_and_nothing_of_how_the_account_stands(callers: Callers) -> None:
    (account,) = (await read(await callers.customer(MAYA)))["accounts"]
    assert (account["held"], account["number"], account["state"]) == (False, None, None)
    assert [service["nickname"] for service in account["services"]] == ["Maya's phone"]


async def test_the_holder_sees_every_line(callers: Callers) -> None:
    (account,) = (await read(await callers.customer(NOOR)))["accounts"]
    assert len(account["services"]) == 2
    assert account["held"]


async def test_a_business_goes_by_its_name_and_has_its_five_lines(callers: Callers) -> None:
    (account,) = (await read(await callers.customer(KIRSTY)))["accounts"]
    assert (account["kind"], account["business_name"]) == ("business", "Campbell Joinery")
    assert [service["nickname"] for service in account["services"]] == [
        "Kirsty",
        "Workshop",
        "Van 1",
        "Van 2",
        "Front desk",
    ]


@pytest.mark.parametrize("who", [ELENA, JAMAL, LIAM])
async def test_broadband_prepaid_and_brand_new_customers_see_theirs(callers: Callers, who: str) -> None:
    assert (await read(await callers.customer(who)))["accounts"]


async def test_somebody_without_an_account_and_without_an_address_sees_that(
    callers: Callers, database: Database
) -> None:
    async with database.transaction() as session:
        session.add(Customer(given_name="Zoë", family_name="Å", phone="+447700900999", language="cy"))
    me = await read(await callers.customer("999"))
    assert (me["accounts"], me["email"], me["home"]["address"]) == ([], None, None)
    assert me["language"] == {"code": "cy", "name": "cy"}


async def test_a_foreign_number_is_written_with_its_country(callers: Callers, database: Database) -> None:
    ana = await callers.customer(ANA)
    async with database.transaction() as session:
        await session.execute(update(Customer).where(Customer.phone == "+447700900101").values(phone="+33199001234"))
    assert (await read(ana))["phone"]["display"] == "+33 1 99 00 12 34"


async def test_more_lines_take_no_more_queries(callers: Callers, queries: list[str]) -> None:
    asked = {}
    for who in (ANA, KIRSTY):
        client = await callers.customer(who)
        queries.clear()
        account_id = (await read(client))["accounts"][0]["id"]
        await read(client, f"{account_id}/members")
        asked[who] = len(queries)
    assert asked[ANA] == asked[KIRSTY]


async def test_the_holder_sees_who_uses_which_line_by_name_alone(callers: Callers) -> None:
    noor = await callers.customer(NOOR)
    account_id = (await read(noor))["accounts"][0]["id"]
    answer = await noor.get(f"/v1/accounts/{account_id}/members")
    members = answer.json()["members"]
    assert [(member["name"], member["is_holder"]) for member in members] == [
        ("Noor Ahmed", True),
        ("Maya Ahmed", False),
    ]
    assert [[service["label"] for service in member["services"]] for member in members] == [
        ["Mobile ending 114"],
        ["Maya's phone ending 113"],
    ]
    assert "@" not in answer.text
    assert "+44" not in answer.text


async def test_who_only_uses_a_line_and_who_has_nothing_to_do_with_it_see_no_members(callers: Callers) -> None:
    account_id = (await read(await callers.customer(NOOR)))["accounts"][0]["id"]
    path = f"/v1/accounts/{account_id}/members"
    assert (await (await callers.customer(MAYA)).get(path)).json()["type"] == "/problems/not-account-holder"
    stranger = await callers.customer(ANA)
    theirs, nobodys = await stranger.get(path), await stranger.get(f"/v1/accounts/{uuid.uuid4()}/members")
    assert theirs.status_code == 404
    assert theirs.json() == nobodys.json()


async def test_a_line_is_named_by_its_user_and_by_the_holder(callers: Callers) -> None:
    line = (await read(await callers.customer(MAYA)))["accounts"][0]["services"][0]["id"]
    for who, name in ((MAYA, "  My   phone "), (NOOR, "Maya")):
        client = await callers.customer(who, Level.identified)
        answer = await client.put(f"/v1/accounts/services/{line}/nickname", json={"nickname": name}, headers=key())
        assert answer.status_code == 200, answer.text
        assert answer.json()["nickname"] == " ".join(name.split())
        assert answer.json()["label"] == f"{' '.join(name.split())} ending 113"


async def test_a_name_can_be_taken_off_a_line(callers: Callers) -> None:
    maya = await callers.customer(MAYA)
    line = (await read(maya))["accounts"][0]["services"][0]["id"]
    answer = await maya.put(f"/v1/accounts/services/{line}/nickname", json={"nickname": None}, headers=key())
    assert answer.json() == {"service_id": line, "nickname": None, "label": "Mobile ending 113"}


async def test_nobody_names_somebody_else_s_line(callers: Callers, database: Database) -> None:
    maya = await callers.customer(MAYA)
    async with database.session() as session:
        other = await session.scalar(select(Service.id).where(Service.number == "+447700900114"))
    for service_id in (other, uuid.uuid4()):
        path = f"/v1/accounts/services/{service_id}/nickname"
        answer = await maya.put(path, json={"nickname": "Mine"}, headers=key())
        assert (answer.status_code, answer.json()["type"]) == (404, "/problems/service-unknown")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\u202eenohp\u202c s'ayaM", "enohp s'ayaM"),
        ("Ma\u200by\u00ada\u2060\ufeff", "Maya"),
        ("Ma\u200dya", "Maya"),
        ("Maya\u3164\u3164phone", "Maya phone"),
        ("\N{WOMAN}\u200d\N{WOMAN}\u200d\N{GIRL} home", "\N{WOMAN}\u200d\N{WOMAN}\u200d\N{GIRL} home"),
        ("\N{HEAVY BLACK HEART}\ufe0f\u200d\N{FIRE}\u200d", "\N{HEAVY BLACK HEART}\ufe0f\u200d\N{FIRE}"),
    ],
)
async def test_of_a_name_only_what_can_be_seen_is_kept(callers: Callers, typed: str, kept: str) -> None:
    maya = await callers.customer(MAYA)
    line = (await read(maya))["accounts"][0]["services"][0]["id"]
    answer = await maya.put(f"/v1/accounts/services/{line}/nickname", json={"nickname": typed}, headers=key())
    assert (answer.status_code, answer.json()["nickname"]) == (200, kept)


@pytest.mark.parametrize(
    "nickname",
    ["", "   ", "x" * 41, "a\u0000b", "\u200b", "\u3164\u115f", "\u1160 \uffa0", "\u202e\u200d", "\ufe0f", 7],
)
async def test_what_is_no_name_for_a_line_is_refused_by_its_field(callers: Callers, nickname: object) -> None:
    maya = await callers.customer(MAYA)
    line = (await read(maya))["accounts"][0]["services"][0]["id"]
    answer = await maya.put(f"/v1/accounts/services/{line}/nickname", json={"nickname": nickname}, headers=key())
    assert answer.status_code == 422
    assert answer.json()["fields"][0]["field"] == "nickname"
    assert (await read(maya))["accounts"][0]["services"][0]["nickname"] == "Maya's phone"


async def test_a_language_is_chosen_from_those_there_are(callers: Callers) -> None:
    ana = await callers.customer(ANA, Level.identified)
    chosen = await ana.put("/v1/accounts/language", json={"language": "en"}, headers=key())
    assert chosen.json() == {"code": "en", "name": "English"}
    refused = await ana.put("/v1/accounts/language", json={"language": "tlh"}, headers=key())
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, "language")


def test_a_number_of_no_country_is_shown_as_it_is() -> None:
    assert phone_out("+99900042123", "GB") == PhoneOut(number="+99900042123", display="+99900042123")
