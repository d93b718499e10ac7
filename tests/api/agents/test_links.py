"""The link to choose a password: by letter or by hand, used once, and replaced by the next."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select, update

from api.db import Database
from api.parts import Parts
from connectors.base import NotSent, OutcomeUnknown
from models import AgentLink, Audit
from models.base import now
from tests.api.agents.conftest import AGENTS, JO, SET_UP, WORDS, id_of, token_in, trace
from tests.api.desk.logging_in import PRIYA, log_in
from tests.api.letters.conftest import Post


@pytest.fixture
def mailed(application: FastAPI, parts: Parts, post: Post, owen: httpx.AsyncClient) -> Iterator[Post]:
    """E-mail is set up."""
    application.state.parts = replace(parts, email=post)
    yield post
    application.state.parts = parts


async def test_without_e_mail_the_admin_is_shown_the_link_once(
    owen: httpx.AsyncClient, browser: httpx.AsyncClient
) -> None:
    told = (await owen.post(AGENTS, json=JO)).json()
    assert (told["sent_to"], told["not_sent"]) == (None, "e-mail is not set up here")
    assert "set-up" not in (await owen.get(AGENTS)).text
    answer = await browser.post(SET_UP, json={"token": token_in(told["link"]), "password": WORDS})
    assert (answer.status_code, answer.json()) == (200, {"email": JO["email"]})
    assert (await log_in(browser, str(JO["email"]), WORDS)).json()["name"] == "Jo Baker"


async def test_with_e_mail_the_agent_gets_it_and_the_admin_does_not_see_it(
    owen: httpx.AsyncClient, browser: httpx.AsyncClient, mailed: Post
) -> None:
    told = (await owen.post(AGENTS, json=JO)).json()
    assert (told["sent_to"], told["link"], told["not_sent"]) == (JO["email"], None, None)
    (letter,) = mailed.letters
    assert letter.to == JO["email"]
    assert letter.link
    token = token_in(letter.link.url)
    assert (await browser.post(SET_UP, json={"token": token, "password": WORDS})).status_code == 200


@pytest.mark.parametrize("failure", [NotSent("refused", again=False), OutcomeUnknown("no answer"), TimeoutError()])
async def test_a_letter_that_may_not_have_arrived_leaves_the_link_in_the_admin_s_hand(
    failure: Exception, owen: httpx.AsyncClient, browser: httpx.AsyncClient, mailed: Post
) -> None:
    mailed.fails_with.append(failure)
    told = (await owen.post(AGENTS, json=JO)).json()
    assert (told["sent_to"], told["not_sent"]) == (None, "the mail server did not take it")
    body = {"token": token_in(told["link"]), "password": WORDS}
    assert (await browser.post(SET_UP, json=body)).status_code == 200


async def test_a_link_is_used_once_and_a_weak_password_does_not_use_it(
    owen: httpx.AsyncClient, browser: httpx.AsyncClient
) -> None:
    token = token_in((await owen.post(AGENTS, json=JO)).json()["link"])
    weak = await browser.post(SET_UP, json={"token": token, "password": "password"})
    assert (weak.status_code, weak.json()["type"]) == (422, "/problems/password-too-weak")
    answers = [await browser.post(SET_UP, json={"token": token, "password": WORDS}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 410]
    assert answers[1].json()["type"] == "/problems/link-over"


async def test_a_link_is_over_after_three_days_or_once_there_is_a_newer_one(
    owen: httpx.AsyncClient, browser: httpx.AsyncClient, parts: Parts, database: Database
) -> None:
    path = f"{AGENTS}/{await id_of(parts, 'Priya Raman')}"
    first, second = [token_in((await owen.post(f"{path}/invitation")).json()["link"]) for _ in range(2)]
    assert (await browser.post(SET_UP, json={"token": first, "password": WORDS})).status_code == 410
    async with database.transaction() as session:
        ends_at = await session.scalar(select(AgentLink.ends_at))
        assert ends_at is not None
        assert timedelta(days=2, hours=23) < ends_at - now() <= timedelta(days=3)
        await session.execute(update(AgentLink).values(ends_at=now()))
    assert (await browser.post(SET_UP, json={"token": second, "password": WORDS})).status_code == 410


async def test_tokens_can_t_be_tried_out(browser: httpx.AsyncClient) -> None:
    tried = {"token": "x" * 43, "password": WORDS}
    answers = [(await browser.post(SET_UP, json=tried)).status_code for _ in range(21)]
    assert answers == [410] * 20 + [429]


async def test_a_reset_password_is_worth_nothing_at_once_and_ends_the_sessions(
    owen: httpx.AsyncClient, browser: httpx.AsyncClient, parts: Parts, database: Database
) -> None:
    await log_in(browser)
    told = (await owen.post(f"{AGENTS}/{await id_of(parts, 'Priya Raman')}/password-reset")).json()
    assert told["person"]["has_password"] is False
    assert (await browser.get("/v1/desk/me")).status_code == 401
    assert (await log_in(browser)).status_code == 401
    token = token_in(told["link"])
    await browser.post(SET_UP, json={"token": token, "password": WORDS})
    assert (await log_in(browser, PRIYA, WORDS)).status_code == 201
    async with database.session() as session:
        rows = str([vars(row) for row in await session.scalars(select(Audit))])
        kept = str([vars(row) for row in await session.scalars(select(AgentLink))])
    assert token not in rows + kept
    assert WORDS not in rows + kept
    assert {"agent password reset", "agent chose a password"} <= set(await trace(parts))


async def test_a_link_of_one_who_was_sent_away_opens_nothing(
    owen: httpx.AsyncClient, browser: httpx.AsyncClient, parts: Parts
) -> None:
    told = (await owen.post(AGENTS, json=JO)).json()
    await owen.post(f"{AGENTS}/{told['person']['id']}/disable")
    answer = await browser.post(SET_UP, json={"token": token_in(told["link"]), "password": WORDS})
    assert answer.status_code == 410
    again = await owen.post(f"{AGENTS}/{told['person']['id']}/password-reset")
    assert (again.status_code, again.json()["type"]) == (409, "/problems/has-left")


@pytest.mark.commits
async def test_of_two_who_use_a_link_at_once_one_has_it(
    owen: httpx.AsyncClient, transport: httpx.AsyncBaseTransport
) -> None:
    token = token_in((await owen.post(AGENTS, json=JO)).json()["link"])
    async with httpx.AsyncClient(transport=transport, base_url="http://selfcare") as client:
        tried = [{"token": token, "password": f"{WORDS} {number}"} for number in range(4)]
        answers = await asyncio.gather(*(client.post(SET_UP, json=each) for each in tried))
    assert sorted(answer.status_code for answer in answers) == [200, 410, 410, 410]
