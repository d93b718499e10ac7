"""What is refused about a new e-mail address or phone number: guesses, floods, nonsense, and other people's."""

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from api.db import Database
from models import ContactChange, Level
from models.base import now
from tests.api.accounts.test_contacts import BEGIN, NEW, begun, confirm, other_than
from tests.api.callers import ANA, BEN, Callers, key
from tests.api.conftest import Codes


async def test_wrong_codes_are_counted_though_they_are_refused(callers: Callers, codes: Codes) -> None:
    ana = await callers.customer(ANA)
    change = await begun(ana, NEW)
    code = codes.sent[-1][1]
    told = [(await confirm(ana, change, other_than(code))).json()["tries_left"] for _ in range(5)]
    assert told == [4, 3, 2, 1, 0]
    answer = await confirm(ana, change, code)
    assert (answer.status_code, answer.json()["type"]) == (410, "/problems/code-expired")


async def test_the_same_wrong_try_sent_again_is_one_try(callers: Callers, codes: Codes) -> None:
    ana = await callers.customer(ANA)
    change = await begun(ana, NEW)
    headers, wrong = key(), {"code": other_than(codes.sent[-1][1])}
    path = f"{BEGIN}/{change['id']}/confirmation"
    first = await ana.post(path, json=wrong, headers=headers)
    assert (await ana.post(path, json=wrong, headers=headers)).json() == first.json()
    assert (await confirm(ana, change, wrong["code"])).json()["tries_left"] == 3


async def test_a_code_ends(callers: Callers, codes: Codes, database: Database) -> None:
    ana = await callers.customer(ANA)
    change = await begun(ana, NEW)
    async with database.transaction() as session:
        await session.execute(update(ContactChange).values(ends_at=now() - timedelta(seconds=1)))
    assert (await confirm(ana, change, codes.sent[-1][1])).status_code == 410


async def test_a_code_works_once(callers: Callers, codes: Codes) -> None:
    ana = await callers.customer(ANA)
    change = await begun(ana, NEW)
    assert (await confirm(ana, change, codes.sent[-1][1])).status_code == 200
    again = await confirm(ana, change, codes.sent[-1][1])
    assert (again.status_code, again.json()["type"]) == (409, "/problems/contact-change-used")


async def test_the_newest_wish_counts(callers: Callers, codes: Codes) -> None:
    ana = await callers.customer(ANA)
    first = await begun(ana, {"field": "email", "value": "mistyped@example.com"})
    second = await begun(ana, NEW)
    (_, old), (_, new) = codes.sent
    assert (await confirm(ana, first, old)).json()["type"] == "/problems/code-expired"
    assert (await confirm(ana, second, new)).status_code == 200


async def test_codes_are_limited_by_the_hour_for_the_customer_and_for_the_address(
    callers: Callers, codes: Codes, database: Database
) -> None:
    ana = await callers.customer(ANA)
    for number in range(5):
        await begun(ana, {"field": "email", "value": f"new{number}@example.com"})
    refused = await ana.post(BEGIN, json=NEW, headers=key())
    assert (refused.status_code, refused.json()["type"]) == (429, "/problems/too-many-codes")
    assert refused.headers["Retry-After"] == "3600"
    async with database.transaction() as session:
        await session.execute(update(ContactChange).values(value="wanted@example.com"))
    refused = await (await callers.customer(BEN)).post(
        BEGIN, json={"field": "email", "value": "wanted@example.com"}, headers=key()
    )
    assert refused.status_code == 429
    assert len(codes.sent) == 5


async def test_what_we_have_already_is_no_change(callers: Callers, codes: Codes) -> None:
    ana = await callers.customer(ANA)
    for body in ({"field": "email", "value": "ANA.BROWN@example.com"}, {"field": "phone", "value": "07700 900101"}):
        answer = await ana.post(BEGIN, json=body, headers=key())
        assert (answer.status_code, answer.json()["type"]) == (409, "/problems/contact-unchanged")
    assert codes.sent == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "07700 900555"),
        ("email", "ana@example"),
        ("email", "'@example.com"),
        ("email", "aña@example.com"),
        ("email", f"{'a' * 250}@example.com"),
        ("email", "a..b@example.com"),
        ("phone", "ana@example.com"),
        ("phone", "42"),
        ("phone", "07700 900555 or 07700 900556"),
        ("phone", "٤٢"),
    ],
)
async def test_what_is_no_address_is_refused_by_its_field_and_sends_nothing(
    callers: Callers, codes: Codes, database: Database, field: str, value: str
) -> None:
    ana = await callers.customer(ANA)
    answer = await ana.post(BEGIN, json={"field": field, "value": value}, headers=key())
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/contact-not-understood")
    assert answer.json()["field"] == "value"
    assert codes.sent == []
    async with database.session() as session:
        assert await session.scalar(select(func.count()).select_from(ContactChange)) == 0


async def test_a_change_is_its_customer_s_own(callers: Callers, codes: Codes) -> None:
    change = await begun(await callers.customer(ANA), NEW)
    ben = await callers.customer(BEN)
    theirs = await confirm(ben, change, codes.sent[-1][1])
    nobodys = await confirm(ben, {"id": uuid.uuid4()}, codes.sent[-1][1])
    assert theirs.status_code == 404
    assert theirs.json() == nobodys.json()


async def test_a_confirmation_needs_a_fresh_proof(callers: Callers, codes: Codes) -> None:
    change = await begun(await callers.customer(ANA), NEW)
    answer = await confirm(await callers.customer(ANA, Level.identified), change, codes.sent[-1][1])
    assert answer.json()["type"] == "/problems/sign-in-required"
