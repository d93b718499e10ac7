"""Where an agent is logged in, ending it there, and a changed password, which ends it everywhere else."""

import httpx
import pytest
from sqlalchemy import select, update

from api.db import Database
from api.demo.staff import PASSWORD
from models import Agent, AgentSession, Audit
from models.base import now
from tests.api.desk.logging_in import ME, PRIYA, SAM, Phone, log_in

SESSIONS, CHANGE = "/v1/desk/sessions", "/v1/desk/password"
CHROME = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0"
NEW = "four plain words here"


@pytest.fixture
async def desks(transport: httpx.AsyncBaseTransport) -> tuple[httpx.AsyncClient, httpx.AsyncClient]:
    """Priya, at two."""
    both = []
    for browser in (CHROME, FIREFOX):
        client = httpx.AsyncClient(transport=transport, base_url="http://selfcare", headers={"User-Agent": browser})
        assert (await log_in(client)).status_code == 201
        both.append(client)
    return both[0], both[1]


async def test_an_agent_sees_each_place_in_words_this_one_first(
    desks: tuple[httpx.AsyncClient, httpx.AsyncClient], browser: httpx.AsyncClient
) -> None:
    await log_in(browser, SAM)
    items = (await desks[0].get(SESSIONS)).json()["items"]
    assert [(item["device"], item["here"]) for item in items] == [
        ("Chrome on Windows", True),
        ("Firefox on Linux", False),
    ]
    assert all(item["began_at"] < item["ends_at"] for item in items)


async def test_an_open_desk_is_seen_to_be_used(
    desks: tuple[httpx.AsyncClient, httpx.AsyncClient], database: Database
) -> None:
    async with database.transaction() as session:
        await session.execute(update(AgentSession).values(seen_at=now().replace(year=2025)))
    assert (await desks[1].put("/v1/desk/here")).status_code == 204
    items = (await desks[0].get(SESSIONS)).json()["items"]
    assert [item["last_used_at"][:4] for item in items if not item["here"]] == [str(now().year)]


async def test_one_that_is_ended_is_out_at_once_and_only_that_one(
    desks: tuple[httpx.AsyncClient, httpx.AsyncClient], browser: httpx.AsyncClient
) -> None:
    here, there = desks
    other = next(item["id"] for item in (await here.get(SESSIONS)).json()["items"] if not item["here"])
    await log_in(browser, SAM)
    stranger = await browser.delete(f"{SESSIONS}/{other}")
    assert (stranger.status_code, stranger.json()["type"]) == (404, "/problems/desk-unknown")
    assert (await there.get(ME)).status_code == 200
    assert (await here.delete(f"{SESSIONS}/{other}")).status_code == 204
    assert [(await each.get(ME)).status_code for each in (here, there, browser)] == [200, 401, 200]
    assert (await here.delete(f"{SESSIONS}/{other}")).status_code == 404


async def test_all_others_are_ended_and_asked_again_there_are_none(
    desks: tuple[httpx.AsyncClient, httpx.AsyncClient],
) -> None:
    assert [(await desks[0].delete(SESSIONS)).json() for _ in range(2)] == [{"ended": 1}, {"ended": 0}]
    assert [(await each.get(ME)).status_code for each in desks] == [200, 401]


async def test_a_changed_password_is_the_only_one_and_ends_the_others(
    desks: tuple[httpx.AsyncClient, httpx.AsyncClient], browser: httpx.AsyncClient, database: Database
) -> None:
    here, there = desks
    assert (await here.put(CHANGE, json={"password": PASSWORD, "new_password": NEW})).status_code == 204
    assert [(await each.get(ME)).status_code for each in (here, there)] == [200, 401]
    assert (await log_in(browser)).status_code == 401
    assert (await log_in(browser, password=NEW)).status_code == 201
    async with database.session() as session:
        rows = list(await session.scalars(select(Audit).order_by(Audit.id)))
    assert "desk password changed" in [row.action for row in rows]
    assert NEW not in str([vars(row) for row in rows])


async def test_without_the_old_password_nothing_changes_and_the_tries_are_counted(
    desks: tuple[httpx.AsyncClient, httpx.AsyncClient],
) -> None:
    told = {"password": "a guess of mine", "new_password": NEW}
    answers = [(await desks[0].put(CHANGE, json=told)).status_code for _ in range(6)]
    assert answers == [401] * 5 + [429]
    assert (await desks[1].get(ME)).status_code == 200


async def test_with_a_second_factor_its_code_is_asked_for_too(browser: httpx.AsyncClient, phone: Phone) -> None:
    await phone.set_up(browser)
    told = {"password": PASSWORD, "new_password": NEW}
    assert (await browser.put(CHANGE, json=told)).json()["type"] == "/problems/code-needed"
    assert (await browser.put(CHANGE, json=told | {"code": phone.shows(1)})).status_code == 204


@pytest.mark.parametrize("weak", ["short", "aaaaaaaaaaaaaaaaaaaa", PRIYA, "Priya Raman"])
async def test_what_is_tried_first_is_no_password(
    weak: str, desks: tuple[httpx.AsyncClient, httpx.AsyncClient], browser: httpx.AsyncClient
) -> None:
    answer = await desks[0].put(CHANGE, json={"password": PASSWORD, "new_password": weak})
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/password-too-weak")
    assert answer.json()["field"] == "new_password"
    assert (await desks[1].get(ME)).status_code == 200
    assert (await log_in(browser)).status_code == 201


async def test_whoever_ends_the_last_one_is_not_there_any_more(
    desks: tuple[httpx.AsyncClient, httpx.AsyncClient], database: Database
) -> None:
    await desks[0].put("/v1/desk/here")
    for each in desks:
        here = next(item["id"] for item in (await each.get(SESSIONS)).json()["items"] if item["here"])
        await each.delete(f"{SESSIONS}/{here}")
    async with database.session() as session:
        assert await session.scalar(select(Agent.seen_at).where(Agent.email == PRIYA)) is None
