"""An agent's log-in: what it opens, what it refuses, and that a refusal tells nothing."""

from datetime import timedelta

import httpx
import pytest
from sqlalchemy import func, select, update

from api.db import Database
from api.demo.staff import PASSWORD
from api.sessions import AGENT_COOKIE, SECURE_AGENT_COOKIE, hash_of
from models import Agent, AgentSession, AgentState, Audit
from models.base import now
from tests.api.callers import ANA, Callers
from tests.api.desk.logging_in import ME, PRIYA, SAM, SESSION, log_in


async def test_an_agent_logs_in_acts_for_a_customer_and_logs_out(
    browser: httpx.AsyncClient, callers: Callers, database: Database
) -> None:
    answer = await log_in(browser, "  Priya@OptiLink.example.com ")
    assert (answer.status_code, answer.json()["name"], answer.json()["role"]) == (201, "Priya Raman", "agent")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"{AGENT_COOKIE}=")
    for told in ("HttpOnly", "SameSite=lax", "Path=/", "Max-Age=28800"):
        assert told in cookie
    assert "Secure" not in cookie
    assert (await browser.get(ME)).json() == answer.json()
    named = (await callers.agent(ANA)).headers["On-Behalf-Of"]
    bill = await browser.get("/v1/billing/current", headers={"On-Behalf-Of": named})
    assert bill.status_code == 200
    token = browser.cookies[AGENT_COOKIE]
    async with database.session() as session:
        found = await session.scalar(select(AgentSession).where(AgentSession.token_hash == hash_of(token)))
    assert found is not None
    assert timedelta(hours=7, minutes=59) < found.ends_at - now() <= timedelta(hours=8)
    for _ in range(2):
        assert (await browser.delete(SESSION)).status_code == 204
    assert AGENT_COOKIE not in browser.cookies
    browser.cookies.set(AGENT_COOKIE, token)
    assert (await browser.get(ME)).json()["type"] == "/problems/agent-unknown"


async def test_what_was_done_at_the_log_in_is_in_the_audit_and_no_password_is(
    browser: httpx.AsyncClient, database: Database
) -> None:
    await log_in(browser, password="not this one")
    await log_in(browser)
    await browser.delete(SESSION)
    async with database.session() as session:
        rows = list(await session.scalars(select(Audit).order_by(Audit.id)))
    assert [row.action for row in rows] == ["desk log-in refused", "desk log-in", "desk log-out"]
    assert PRIYA not in str([vars(row) for row in rows])


@pytest.mark.parametrize("case", ["unknown", "wrong", "disabled", "no password", "somebody else's"])
async def test_whatever_is_wrong_the_answer_is_the_same_and_a_password_is_tried(
    case: str, browser: httpx.AsyncClient, database: Database, quick: list[str]
) -> None:
    async with database.transaction() as session:
        if case == "disabled":
            await session.execute(update(Agent).where(Agent.email == PRIYA).values(state=AgentState.disabled))
        if case == "no password":
            await session.execute(update(Agent).where(Agent.email == PRIYA).values(password_hash=None))
    email = {"unknown": "nobody@optilink.example.com", "somebody else's": "ana.brown@example.com"}.get(case, PRIYA)
    answer = await log_in(browser, email, "wrong" if case == "wrong" else PASSWORD)
    assert answer.json() == {
        "type": "/problems/log-in-refused",
        "title": "That e-mail and password don't go together",
        "status": 401,
        "detail": "Check both and try again. An admin can send you a link to choose a new password.",
    }
    assert "set-cookie" not in answer.headers
    assert len(quick) == 1
    async with database.session() as session:
        assert await session.scalar(select(func.count()).select_from(AgentSession)) == 0


async def test_an_agent_who_is_disabled_later_is_out_at_once(browser: httpx.AsyncClient, database: Database) -> None:
    await log_in(browser)
    async with database.transaction() as session:
        await session.execute(update(Agent).where(Agent.email == PRIYA).values(state=AgentState.disabled))
    assert (await browser.get(ME)).status_code == 401


async def test_a_session_ends_after_a_shift(browser: httpx.AsyncClient, database: Database) -> None:
    await log_in(browser)
    async with database.transaction() as session:
        await session.execute(update(AgentSession).values(ends_at=now()))
    assert (await browser.get(ME)).status_code == 401


async def test_a_second_log_in_ends_the_first_of_the_same_browser_and_no_other(
    browser: httpx.AsyncClient, transport: httpx.AsyncBaseTransport
) -> None:
    await log_in(browser)
    first = browser.cookies[AGENT_COOKIE]
    await log_in(browser, SAM)
    assert browser.cookies[AGENT_COOKIE] != first
    async with httpx.AsyncClient(transport=transport, base_url="http://selfcare") as other:
        other.cookies.set(AGENT_COOKIE, first)
        assert (await other.get(ME)).status_code == 401
        await log_in(other)
    assert (await browser.get(ME)).json()["email"] == SAM


async def test_over_https_the_cookie_is_bound_to_the_host(transport: httpx.AsyncBaseTransport) -> None:
    async with httpx.AsyncClient(transport=transport, base_url="https://selfcare") as client:
        cookie = (await log_in(client)).headers["set-cookie"]
        assert cookie.startswith(f"{SECURE_AGENT_COOKIE}=")
        assert "Secure" in cookie
        assert (await client.get(ME)).status_code == 200
        await client.delete(SESSION)
        assert SECURE_AGENT_COOKIE not in client.cookies


async def test_nobody_and_a_customer_are_no_agents(callers: Callers) -> None:
    for caller in (callers.nobody(), await callers.customer(ANA)):
        assert (await caller.get(ME)).json()["type"] == "/problems/agent-unknown"
        assert (await caller.delete(SESSION)).status_code == 204


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"email": PRIYA}, "password"),
        ({"email": PRIYA, "password": ""}, "password"),
        ({"email": PRIYA, "password": "x" * 201}, "password"),
        ({"email": "a\x00b", "password": "hunter2hunter2"}, "email"),
        ({"email": PRIYA, "password": "hunter2hunter2", "colour": "red"}, "colour"),
    ],
)
async def test_what_is_no_log_in_is_refused_by_the_field_and_never_repeated(
    body: dict[str, str], field: str, browser: httpx.AsyncClient
) -> None:
    answer = await browser.post(SESSION, json=body)
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, field)
    assert "hunter2" not in answer.text


async def test_another_site_s_page_can_log_nobody_in(browser: httpx.AsyncClient) -> None:
    answer = await browser.post(
        SESSION, json={"email": PRIYA, "password": PASSWORD}, headers={"Origin": "https://elsewhere.example"}
    )
    assert answer.json()["type"] == "/problems/foreign-origin"
