"""A call is promised once, at a time that there is, to a number that can be rung."""

import asyncio

import httpx
import pytest
from sqlalchemy import select, update

from api.parts import Parts
from models import Audit, Callback, Customer, Team
from tests.api.callers import ANA, CHLOE, Callers, key
from tests.api.handoff.conftest import Floor

PATH = "/v1/callbacks"


async def promised(browser: httpx.AsyncClient, **asked: object) -> httpx.Response:
    return await browser.post(PATH, json=asked, headers=key())


async def test_the_next_window_is_promised_to_ones_own_number_which_is_masked(floor: Floor, callers: Callers) -> None:
    ana = await callers.customer(ANA)
    offered = (await ana.get(f"{PATH}/windows")).json()
    answer = (await promised(ana)).json()
    assert (answer["state"], answer["is_new"], answer["window"]["ends"]) == ("due", True, offered["items"][0]["ends"])
    assert answer["number"].startswith("C")
    assert answer["phone"].endswith("101")
    assert "900" not in answer["phone"]
    assert (await ana.get(f"{PATH}/mine")).json() == {**answer, "is_new": False}


async def test_another_window_and_number_can_be_chosen(floor: Floor, callers: Callers, parts: Parts) -> None:
    ana = await callers.customer(ANA)
    third = (await ana.get(f"{PATH}/windows")).json()["items"][2]
    answer = (await promised(ana, begins=third["begins"], phone="07700 900155")).json()
    assert answer["window"] == third
    async with parts.database.session() as session:
        kept = await session.scalar(select(Callback).where(Callback.number == answer["number"]))
        assert kept
        assert kept.phone == "+447700900155"


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ({"begins": "2020-01-01T08:00:00Z"}, "window-gone"),
        ({"phone": "0123"}, "number-needed"),
        ({"phone": "ana@example.com"}, "number-needed"),
        ({"begins": "tomorrow"}, "malformed"),
        ({"when": "now"}, "malformed"),
    ],
)
async def test_what_cannot_be_is_refused_with_what_can(
    floor: Floor, callers: Callers, asked: dict[str, str], problem: str
) -> None:
    answer = await promised(await callers.customer(ANA), **asked)
    assert answer.json()["type"] == f"/problems/{problem}"
    if problem == "window-gone":
        assert len(answer.json()["choices"]) == 6


async def test_who_has_no_number_is_asked_for_one(floor: Floor, callers: Callers, parts: Parts) -> None:
    ana = await callers.customer(ANA)
    async with parts.database.transaction() as session:
        await session.execute(update(Customer).where(Customer.phone == "+447700900101").values(phone=None))
    assert (await ana.get(f"{PATH}/windows")).json()["phone"] is None
    assert (await promised(ana)).json()["type"] == "/problems/number-needed"


async def test_without_hours_nothing_is_promised(floor: Floor, callers: Callers, parts: Parts) -> None:
    async with parts.database.transaction() as session:
        await session.execute(update(Team).values(hours={}))
    ana = await callers.customer(ANA)
    assert (await ana.get(f"{PATH}/windows")).json()["items"] == []
    assert (await promised(ana)).json()["type"] == "/problems/no-hours"


async def test_asked_again_it_is_the_same_call_and_after_it_was_cancelled_another(
    floor: Floor, callers: Callers, parts: Parts
) -> None:
    ana = await callers.customer(ANA)
    first, again = (await promised(ana)).json(), (await promised(ana, topic="billing")).json()
    assert (again["number"], again["is_new"]) == (first["number"], False)
    for state in ("cancelled", "none"):
        assert (await ana.request("DELETE", f"{PATH}/mine", headers=key())).json()["state"] == state
    assert (await promised(ana)).json()["number"] != first["number"]
    async with parts.database.session() as session:
        told = await session.scalars(select(Audit.action).where(Audit.action.startswith("callback ")))
        assert told.all() == ["callback promised", "callback cancelled", "callback promised"]


@pytest.mark.commits
async def test_asked_at_once_by_several_it_is_one(floor: Floor, callers: Callers) -> None:
    browsers = [await callers.customer(CHLOE) for _ in range(4)]
    answers = await asyncio.gather(*(promised(browser) for browser in browsers))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["number"] for answer in answers}) == 1
    assert sum(answer.json()["is_new"] for answer in answers) == 1


async def test_it_is_the_customers_own_and_nobody_elses(floor: Floor, callers: Callers) -> None:
    await promised(await callers.customer(ANA))
    assert (await (await callers.customer(CHLOE)).get(f"{PATH}/mine")).json()["state"] == "none"
