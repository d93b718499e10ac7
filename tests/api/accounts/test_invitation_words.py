"""What an invitation says, and to whom: nothing of the holder's own wording goes out in a message of ours."""

import uuid

import pytest
from sqlalchemy import select, update

from api.db import Database
from models import LineInvitation, Notice, Service, ServiceState
from tests.api.accounts.calls import household as people
from tests.api.accounts.calls import invited
from tests.api.accounts.test_household import answered, ask, asked_of, lines, number
from tests.api.callers import BEN, FARID, KIRSTY, Callers, key

LURE = "Prize: evil.example/win"


async def test_what_the_holder_calls_a_line_is_not_sent_to_whoever_is_asked(
    callers: Callers, database: Database
) -> None:
    kirsty, ben = await callers.customer(KIRSTY), await callers.customer(BEN)
    line = (await people(kirsty))["members"][0]["services"][0]["id"]
    named = await kirsty.put(f"/v1/accounts/services/{line}/nickname", json={"nickname": LURE}, headers=key())
    assert named.status_code == 200, named.text
    invitation = await invited(kirsty, number(BEN))
    assert LURE in invitation["label"]
    assert [LURE in each["label"] for each in (await people(kirsty))["invitations"]] == [True]
    assert [LURE in each["label"] for each in await asked_of(ben)] == [False]
    async with database.session() as session:
        told = (await session.scalars(select(Notice.text).where(Notice.key.startswith("invitation")))).all()
    assert [LURE in text for text in told] == [False]


async def test_who_is_asked_is_not_told_where_the_holder_lives(callers: Callers, database: Database) -> None:
    farid, ben = await callers.customer(FARID), await callers.customer(BEN)
    (line,) = [line for line in (await people(farid))["members"][0]["services"] if "Broadband at" in line["label"]]
    await invited(farid, number(BEN), line["id"])
    assert [each["label"] for each in await asked_of(ben)] == ["Broadband"]
    async with database.session() as session:
        (told,) = await session.scalars(select(Notice.text).where(Notice.key.startswith("invitation")))
    assert "asks you to use Broadband on their account." in told


@pytest.mark.parametrize("name", ["Win at evil.example", "www.evil.example now"])
async def test_who_is_asked_is_not_greeted_by_a_link(callers: Callers, name: str) -> None:
    kirsty = await callers.customer(KIRSTY)
    found = await people(kirsty)
    body = {"given_name": name, "family_name": "Price", "value": number(BEN)}
    body["service_id"] = found["members"][0]["services"][0]["id"]
    answer = await kirsty.post(f"/v1/accounts/{found['account_id']}/invitations", json=body, headers=key())
    assert (answer.json()["type"], answer.json()["field"]) == ("/problems/name-not-understood", "given_name")


async def test_a_line_that_has_ended_is_nobody_s_to_take(callers: Callers, database: Database) -> None:
    kirsty, ben = await callers.customer(KIRSTY), await callers.customer(BEN)
    invitation = await invited(kirsty, number(BEN))
    ended = update(Service).where(Service.id == uuid.UUID(invitation["service_id"]))
    async with database.transaction() as session:
        await session.execute(ended.values(state=ServiceState.ceased))
    answer = await answered(ben, invitation, True)
    assert (answer.status_code, answer.json()["type"]) == (410, "/problems/invitation-over")
    assert invitation["service_id"] not in await lines(ben)


async def test_a_name_and_an_address_are_kept_for_as_long_as_the_invitation_waits(
    callers: Callers, database: Database
) -> None:
    kirsty, ben = await callers.customer(KIRSTY), await callers.customer(BEN)
    invitation = await invited(kirsty, number(BEN))
    assert (await answered(ben, invitation, True)).status_code == 200
    async with database.session() as session:
        row = await session.get_one(LineInvitation, uuid.UUID(invitation["id"]))
    assert (row.state.value, row.given_name, row.family_name, row.address) == ("accepted", "", "", "")
    assert (await ask(kirsty, (await people(kirsty))["account_id"], invitation["service_id"], number(BEN))).json()[
        "type"
    ] == "/problems/line-in-use"
