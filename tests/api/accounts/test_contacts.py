"""A new e-mail address or phone number: proved where it is, told where it was, and silent about everybody else."""

import uuid
from datetime import timedelta
from typing import Any

import httpx
from sqlalchemy import func, select, update

from api.db import Database
from api.parts import Parts
from models import Audit, ContactChange, Customer, Notice
from models.base import now
from tests.api.callers import ANA, BEN, JAMAL, MAYA, Callers, key
from tests.api.conftest import Codes

BEGIN = "/v1/accounts/contact-changes"
NEW = {"field": "email", "value": "Ana.New@Example.com"}


async def begun(client: httpx.AsyncClient, body: dict[str, str]) -> Any:
    answer = await client.post(BEGIN, json=body, headers=key())
    assert answer.status_code == 201, answer.text
    return answer.json()


async def confirm(client: httpx.AsyncClient, change: Any, code: str) -> httpx.Response:
    return await client.post(f"{BEGIN}/{change['id']}/confirmation", json={"code": code}, headers=key())


def other_than(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


async def details(client: httpx.AsyncClient) -> Any:
    return (await client.get("/v1/accounts/me")).json()


async def test_a_new_email_address_is_ours_after_its_code_came_back(
    callers: Callers, codes: Codes, database: Database
) -> None:
    ana = await callers.customer(ANA)
    change = await begun(ana, NEW)
    address, code = codes.sent[-1]
    assert (address, change["sent_to"]) == ("ana.new@example.com", "a•••@example.com")
    assert (await details(ana))["email"] == "ana.brown@example.com"
    answer = await confirm(ana, change, f"{code[:3]} {code[3:]}")
    assert answer.status_code == 200, answer.text
    assert answer.json()["done"] == "Your e-mail address is now a•••@example.com. We have told a•••@example.com too."
    assert (await details(ana))["email"] == "ana.new@example.com"
    async with database.session() as session:
        notice = await session.scalar(select(Notice).where(Notice.key == f"contact-change:{change['id']}"))
    assert notice is not None
    assert notice.former_address == "ana.brown@example.com"
    assert "email" in notice.channels
    assert answer.json()["number"] in notice.text


async def test_a_phone_number_is_kept_as_systems_write_it(callers: Callers, codes: Codes, parts: Parts) -> None:
    maya = await callers.customer(MAYA)
    change = await begun(maya, {"field": "phone", "value": "07700-900 555"})
    assert codes.sent[-1][0] == "+447700900555"
    assert (await confirm(maya, change, codes.sent[-1][1])).status_code == 200
    me = await details(maya)
    assert me["phone"]["number"] == "+447700900555"
    assert me["accounts"][0]["services"][0]["number"]["number"] == "+447700900113"


async def test_the_address_it_replaces_is_told_whatever_was_chosen(
    callers: Callers, codes: Codes, database: Database
) -> None:
    ana = await callers.customer(ANA)
    off = [{"kind": "account", "channel": channel, "wanted": False} for channel in ("email", "sms")]
    await ana.put("/v1/accounts/notification-choices", json={"choices": off}, headers=key())
    change = await begun(ana, {"field": "phone", "value": "07700 900555"})
    await confirm(ana, change, codes.sent[-1][1])
    async with database.session() as session:
        notice = await session.scalar(select(Notice).where(Notice.former_address.is_not(None)))
    assert notice is not None
    assert (notice.former_address, notice.channels) == ("+447700900101", ["sms", "push"])


async def test_somebody_s_address_is_answered_as_any_other_and_no_code_fits(
    callers: Callers, codes: Codes, database: Database
) -> None:
    ana = await callers.customer(ANA)
    free, taken = await begun(ana, NEW), await begun(ana, {"field": "email", "value": "ben.okafor@example.com"})
    assert free.keys() == taken.keys()
    assert [address for address, _ in codes.sent] == ["ana.new@example.com"]
    for left in (4, 3, 2, 1, 0):
        refused = (await confirm(ana, taken, codes.sent[-1][1])).json()
        assert (refused["type"], refused["tries_left"]) == ("/problems/code-wrong", left)
    assert (await confirm(ana, taken, "000000")).json()["type"] == "/problems/code-expired"
    assert (await details(ana))["email"] == "ana.brown@example.com"
    assert (await details(await callers.customer(BEN)))["email"] == "ben.okafor@example.com"


async def test_an_address_taken_between_code_and_confirmation_is_refused_and_stays_so(
    callers: Callers, codes: Codes, database: Database
) -> None:
    ana = await callers.customer(ANA)
    change = await begun(ana, NEW)
    async with database.transaction() as session:
        session.add(Customer(given_name="Quick", family_name="Er", email="ana.new@example.com"))
    answer = await confirm(ana, change, codes.sent[-1][1])
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/contact-taken")
    assert answer.json()["field"] == "value"
    assert (await confirm(ana, change, codes.sent[-1][1])).json()["type"] == "/problems/code-expired"
    assert (await details(ana))["email"] == "ana.brown@example.com"
    async with database.session() as session:
        assert await session.scalar(select(func.count()).where(Notice.former_address.is_not(None))) == 0


async def test_a_phone_number_and_an_email_address_are_changed_side_by_side(callers: Callers, codes: Codes) -> None:
    ana = await callers.customer(ANA)
    changes = [await begun(ana, NEW), await begun(ana, {"field": "phone", "value": "07700 900555"})]
    for change, (_, code) in zip(changes, codes.sent, strict=True):
        assert (await confirm(ana, change, code)).status_code == 200


async def test_a_change_whose_answer_was_lost_is_found_out_about_however_late(
    callers: Callers, codes: Codes, database: Database
) -> None:
    ana = await callers.customer(ANA)
    change = await begun(ana, NEW)
    async with database.transaction() as session:
        row = await session.get_one(ContactChange, uuid.UUID(change["id"]))
        row.proved_at, row.ends_at = now(), now() - timedelta(hours=1)
    assert (await confirm(ana, change, codes.sent[-1][1])).status_code == 200


async def test_a_customer_without_an_email_address_gets_a_first_one(
    callers: Callers, codes: Codes, database: Database
) -> None:
    async with database.transaction() as session:
        await session.execute(update(Customer).where(Customer.phone == "+447700900110").values(email=None))
    jamal = await callers.customer(JAMAL)
    change = await begun(jamal, NEW)
    done = (await confirm(jamal, change, codes.sent[-1][1])).json()["done"]
    assert done == "Your e-mail address is now a•••@example.com."


async def test_no_code_and_no_address_is_kept_where_answers_are(
    callers: Callers, codes: Codes, database: Database
) -> None:
    ana = await callers.customer(ANA)
    change = await begun(ana, NEW)
    code = codes.sent[-1][1]
    await confirm(ana, change, code)
    async with database.session() as session:
        row = await session.get_one(ContactChange, uuid.UUID(change["id"]))
        traces = (await session.scalars(select(Audit).order_by(Audit.id))).all()
    assert row.code_hash is not None
    assert code not in row.code_hash
    assert [trace.action for trace in traces] == [
        "POST /v1/accounts/contact-changes",
        "POST /v1/accounts/contact-changes/{change_id}/confirmation"[:64],
    ]
    assert all(code not in str(trace.detail) for trace in traces)
