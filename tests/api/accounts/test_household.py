"""Somebody is asked to use a line, says yes or no in person, and can be taken off it again."""

import asyncio
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from api.db import Database
from api.demo.ground import ground
from api.systems.local.account import LocalAccount
from api.systems.ports.household import LineInUse, PersonName
from models import Audit, Customer, Notice, Service
from models.base import now
from tests.api.accounts.calls import NEW_PERSON, invited
from tests.api.accounts.calls import household as people
from tests.api.callers import ANA, BEN, CHLOE, KIRSTY, MAYA, NOOR, Callers, key

STRANGER = "robin.price@example.com"


def number(digits: str) -> str:
    return ground().number(int(digits))


async def withdrawn(client: httpx.AsyncClient, invitation: Any) -> httpx.Response:
    account_id = (await people(client))["account_id"]
    return await client.delete(f"/v1/accounts/{account_id}/invitations/{invitation['id']}", headers=key())


async def answered(client: httpx.AsyncClient, invitation: Any, accept: bool) -> httpx.Response:
    path = f"/v1/accounts/invitations/{invitation['id']}/answer"
    return await client.post(path, json={"accept": accept}, headers=key())


async def asked_of(client: httpx.AsyncClient) -> Any:
    return (await client.get("/v1/accounts/invitations")).json()["invitations"]


async def lines(client: httpx.AsyncClient) -> list[str]:
    me = (await client.get("/v1/accounts/me")).json()
    return [service["id"] for account in me["accounts"] for service in account["services"]]


async def told(database: Database, digits: str) -> str:
    """What this persona was told of a line last."""
    about = Notice.key.startswith("invitation") | Notice.key.startswith("line taken")
    async with database.session() as session:
        who = select(Customer.id).where(Customer.phone == number(digits)).scalar_subquery()
        (text,) = await session.scalars(select(Notice.text).where(Notice.customer_id == who, about))
        return text


async def test_who_is_asked_says_yes_and_uses_the_line_but_sees_no_bill(callers: Callers, database: Database) -> None:
    kirsty, ben = await callers.customer(KIRSTY), await callers.customer(BEN)
    invitation = await invited(kirsty, number(BEN))
    assert invitation["name"] == "Robin Price"
    assert "Kirsty Campbell asks you to use" in await told(database, BEN)
    (seen,) = await asked_of(ben)
    assert (seen["by"], seen["label"]) == ("Kirsty Campbell", "Mobile ending 111")
    assert invitation["service_id"] not in await lines(ben)
    answer = await answered(ben, invitation, True)
    assert answer.status_code == 200, answer.text
    assert invitation["service_id"] in await lines(ben)
    members = (await people(kirsty))["members"]
    assert [service["id"] for service in members[1]["services"]] == [invitation["service_id"]]
    assert members[1]["name"] == "Ben Okafor"
    assert (await people(kirsty))["invitations"] == []
    assert (await told(database, KIRSTY)).startswith("Ben Okafor uses")
    held = (await people(kirsty))["account_id"]
    assert (await ben.get(f"/v1/accounts/{held}/members")).status_code == 403


async def test_who_says_no_gets_nothing_and_can_t_say_yes_afterwards(callers: Callers, database: Database) -> None:
    kirsty, ben = await callers.customer(KIRSTY), await callers.customer(BEN)
    invitation = await invited(kirsty, number(BEN))
    assert (await answered(ben, invitation, False)).status_code == 200
    late = await answered(ben, invitation, True)
    assert (late.status_code, late.json()["type"]) == (410, "/problems/invitation-over")
    assert invitation["service_id"] not in await lines(ben)
    assert "said no" in await told(database, KIRSTY)
    assert (await ben.get("/v1/accounts/me")).json()["name"] == "Ben Okafor"


async def test_nobody_answers_for_somebody_else(callers: Callers) -> None:
    invitation = await invited(await callers.customer(KIRSTY), number(BEN))
    for somebody in (await callers.customer(CHLOE), await callers.customer(KIRSTY)):
        assert await asked_of(somebody) == []
        answer = await answered(somebody, invitation, True)
        assert (answer.status_code, answer.json()["type"]) == (404, "/problems/invitation-unknown")
    assert (await withdrawn(await callers.customer(NOOR), invitation)).status_code == 404
    assert (await answered(await callers.agent(BEN), invitation, True)).status_code == 403


async def test_what_is_withdrawn_is_over(callers: Callers) -> None:
    kirsty, ben = await callers.customer(KIRSTY), await callers.customer(BEN)
    invitation = await invited(kirsty, number(BEN))
    assert (await withdrawn(kirsty, invitation)).status_code == 200
    assert await asked_of(ben) == []
    assert (await answered(ben, invitation, True)).status_code == 410
    assert (await withdrawn(kirsty, invitation)).status_code == 410
    assert (await people(kirsty))["invitations"] == []


async def test_a_line_has_one_user_or_one_who_is_asked(callers: Callers) -> None:
    kirsty, noor = await callers.customer(KIRSTY), await callers.customer(NOOR)
    await invited(kirsty, number(BEN))
    found = await people(kirsty)
    line = found["members"][0]["services"][0]["id"]
    twice = await ask(kirsty, found["account_id"], line, number(CHLOE))
    assert (twice.status_code, twice.json()["type"]) == (409, "/problems/line-in-use")
    family = await people(noor)
    of_maya = family["members"][1]["services"][0]["id"]
    taken = await ask(noor, family["account_id"], of_maya, number(BEN))
    assert taken.json()["type"] == "/problems/line-in-use"


async def test_a_line_that_is_taken_back_is_not_its_user_s_to_see(callers: Callers, database: Database) -> None:
    noor, maya = await callers.customer(NOOR), await callers.customer(MAYA)
    found = await people(noor)
    line = found["members"][1]["services"][0]
    assert line["id"] in await lines(maya)
    path = f"/v1/accounts/{found['account_id']}/services/{line['id']}/user"
    answer = await noor.delete(path, headers=key())
    assert answer.json()["told"] == f"Nobody but you uses {line['label']} from now on."
    assert await lines(maya) == []
    assert (await maya.get("/v1/usage/current", params={"service_id": line["id"]})).status_code == 404
    assert (await told(database, MAYA)).startswith("Noor Ahmed has taken")
    assert [member["is_holder"] for member in (await people(noor))["members"]] == [True]
    assert (await maya.delete(path, headers=key())).status_code == 404


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("nobody", "contact-not-understood"),
        ("not@an address", "contact-not-understood"),
        ("kirsty.campbell@example.com", "own-address"),
        ("07700 900111", "own-address"),
    ],
)
async def test_an_address_that_can_t_be_asked_is_refused_at_its_field(
    callers: Callers, value: str, problem: str
) -> None:
    kirsty = await callers.customer(KIRSTY)
    found = await people(kirsty)
    answer = await ask(kirsty, found["account_id"], found["members"][0]["services"][0]["id"], value)
    assert (answer.json()["type"], answer.json()["field"]) == (f"/problems/{problem}", "value")


async def test_each_step_stands_in_the_trace(callers: Callers, database: Database) -> None:
    kirsty, ben = await callers.customer(KIRSTY), await callers.customer(BEN)
    await answered(ben, await invited(kirsty, number(BEN)), True)
    async with database.session() as session:
        actions = (await session.scalars(select(Audit.action).where(Audit.action.contains("invitation")))).all()
    assert sorted(set(actions)) == [
        "POST /v1/accounts/invitations/{invitation_id}/answer",
        "POST /v1/accounts/{account_id}/invitations",
    ]


@pytest.mark.commits
async def test_of_two_who_are_asked_about_one_line_at_once_one_is(database: Database) -> None:
    system = LocalAccount(database)
    async with database.session() as session:
        line = await session.scalar(select(Service.id).where(Service.number == number(ANA)))
    assert line is not None
    name, until = PersonName("Robin", "Price"), now() + timedelta(days=1)
    answers = await asyncio.gather(
        *(system.invite(line, name, f"{who}@example.com", until, reference=who) for who in ("one", "two")),
        return_exceptions=True,
    )
    assert sorted(type(answer).__name__ for answer in answers) == ["Invitation", LineInUse.__name__]


async def ask(client: httpx.AsyncClient, account_id: str, line: str, value: str) -> httpx.Response:
    body = {**NEW_PERSON, "service_id": line, "value": value}
    return await client.post(f"/v1/accounts/{account_id}/invitations", json=body, headers=key())
