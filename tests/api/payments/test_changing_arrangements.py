"""What was just agreed is replaced or taken back, once; later, or once something is paid, it stands."""

import asyncio
from datetime import date, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import update

from api.db import Database
from models import Arrangement
from tests.api.callers import CHLOE, OSCAR, Callers, key
from tests.api.payments.calls import PAYMENTS, quoted
from tests.api.payments.paying import bills_of, pay

ARRANGEMENTS = f"{PAYMENTS}/arrangements"
QUOTES = "/arrangements/quotes"


async def agreed(browser: httpx.AsyncClient, body: dict[str, Any]) -> Any:
    answer = await browser.post(ARRANGEMENTS, json=await quoted(browser, QUOTES, body), headers=key())
    assert answer.status_code == 201, answer.text
    return answer.json()


async def later(browser: httpx.AsyncClient, place: int, instead_of: str | None = None) -> dict[str, Any]:
    params = {"instead_of": instead_of} if instead_of else {}
    options = (await browser.get(f"{ARRANGEMENTS}/options", params=params)).json()
    return {"kind": "extension", "until": options["extension"]["until"][place]["iso"], **params}


async def states(browser: httpx.AsyncClient) -> list[str]:
    return [one["state"] for one in (await browser.get(ARRANGEMENTS)).json()["items"]]


async def hours_pass(database: Database, hours: int) -> None:
    async with database.transaction() as session:
        await session.execute(update(Arrangement).values(made_at=Arrangement.made_at - timedelta(hours=hours)))


async def test_another_day_stands_in_place_of_the_first_and_is_counted_from_the_day_it_was_due(
    callers: Callers, database: Database
) -> None:
    oscar = await callers.customer(OSCAR)
    first = await agreed(oscar, await later(oscar, 3))
    assert first["can_change"]
    wanted = await later(oscar, 5, first["id"])
    again = await agreed(oscar, wanted)
    assert await states(oscar) == ["running", "withdrawn"]
    assert (await bills_of(database, OSCAR))[0].due_on == date.fromisoformat(wanted["until"])
    assert (await later(oscar, 5, again["id"]))["until"] == wanted["until"]
    await pay(oscar)
    assert await states(oscar) == ["kept", "withdrawn"]


async def test_parts_stand_in_place_of_a_day(callers: Callers, database: Database) -> None:
    oscar = await callers.customer(OSCAR)
    due = (await bills_of(database, OSCAR))[0].due_on
    first = await agreed(oscar, await later(oscar, 3))
    await agreed(oscar, {"kind": "instalments", "count": 2, "instead_of": first["id"]})
    assert await states(oscar) == ["running", "withdrawn"]
    assert (await bills_of(database, OSCAR))[0].due_on == due


@pytest.mark.commits
async def test_the_same_confirmation_replaces_once(callers: Callers) -> None:
    oscar = await callers.customer(OSCAR)
    first = await agreed(oscar, await later(oscar, 3))
    confirmation, same = await quoted(oscar, QUOTES, await later(oscar, 5, first["id"])), key()
    answers = await asyncio.gather(*(oscar.post(ARRANGEMENTS, json=confirmation, headers=same) for _ in range(2)))
    assert len({answer.content for answer in answers if answer.status_code == 201}) == 1
    assert await states(oscar) == ["running", "withdrawn"]


async def test_of_two_that_replace_the_same_one_is_agreed(callers: Callers) -> None:
    oscar = await callers.customer(OSCAR)
    first = await agreed(oscar, await later(oscar, 3))
    quotes = [await quoted(oscar, QUOTES, await later(oscar, place, first["id"])) for place in (5, 6)]
    answers = [await oscar.post(ARRANGEMENTS, json=quote, headers=key()) for quote in quotes]
    assert [answer.status_code for answer in answers] == [201, 409]
    assert answers[1].json()["type"] == "/problems/arrangement-stands"
    assert await states(oscar) == ["running", "withdrawn"]


async def test_what_is_taken_back_leaves_the_bill_due_as_it_was(callers: Callers, database: Database) -> None:
    oscar = await callers.customer(OSCAR)
    due = (await bills_of(database, OSCAR))[0].due_on
    first = await agreed(oscar, await later(oscar, 3))
    same = key()
    taken = [await oscar.delete(f"{ARRANGEMENTS}/{first['id']}", headers=same) for _ in range(2)]
    assert taken[0].content == taken[1].content
    assert (taken[0].status_code, taken[0].json()["state"], taken[0].json()["can_change"]) == (200, "withdrawn", False)
    assert (await bills_of(database, OSCAR))[0].due_on == due
    again = await oscar.delete(f"{ARRANGEMENTS}/{first['id']}", headers=key())
    assert (again.status_code, again.json()["state"]) == (200, "withdrawn")
    assert (await agreed(oscar, await later(oscar, 2)))["state"] == "running"


async def test_parts_that_were_taken_back_free_their_card(callers: Callers) -> None:
    chloe = await callers.customer(CHLOE)
    (card,) = (await chloe.get(f"{PAYMENTS}/methods")).json()["items"]
    first = await agreed(chloe, {"kind": "instalments", "count": 3, "method_id": card["id"]})
    assert (await chloe.delete(f"{ARRANGEMENTS}/{first['id']}", headers=key())).status_code == 200
    assert (await chloe.delete(f"{PAYMENTS}/methods/{card['id']}", headers=key())).status_code == 200


@pytest.mark.parametrize("stands_by", ["time", "payment", "changes"])
async def test_it_stands(callers: Callers, database: Database, stands_by: str) -> None:
    oscar = await callers.customer(OSCAR)
    made = await agreed(oscar, await later(oscar, 3))
    if stands_by == "time":
        await hours_pass(database, 25)
    elif stands_by == "payment":
        await pay(oscar, amount={"amount_minor": 100})
    else:
        for place in (4, 5, 6):
            made = await agreed(oscar, await later(oscar, place, made["id"]))
    refused = [
        await oscar.get(f"{ARRANGEMENTS}/options", params={"instead_of": made["id"]}),
        await oscar.post(
            f"{PAYMENTS}{QUOTES}",
            json={"kind": "instalments", "count": 2, "instead_of": made["id"]},
            headers=key(),
        ),
        await oscar.delete(f"{ARRANGEMENTS}/{made['id']}", headers=key()),
    ]
    for answer in refused:
        assert (answer.status_code, answer.json()["type"]) == (409, "/problems/arrangement-stands"), answer.text
    assert (await states(oscar))[0] == "running"


async def test_nobody_else_takes_it_back(callers: Callers) -> None:
    oscar, chloe = await callers.customer(OSCAR), await callers.customer(CHLOE)
    made = await agreed(oscar, await later(oscar, 3))
    answer = await chloe.delete(f"{ARRANGEMENTS}/{made['id']}", headers=key())
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/no-such-arrangement")
    answer = await chloe.get(f"{ARRANGEMENTS}/options", params={"instead_of": made["id"]})
    assert answer.json()["type"] == "/problems/arrangement-stands"
    assert await states(oscar) == ["running"]
