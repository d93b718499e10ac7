"""Every route with every kind of caller: the matrix of docs/access.md is what really happens."""

import re

import httpx
import pytest
from sqlalchemy import select

from api.matrix import PAGE, page
from api.openapi import described_app
from models import ActorKind, Audit, Level
from tests.api.callers import CHLOE, MAYA, PETRA
from tests.api.every.conftest import CALLS, ROWS, Walk, every_route

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def test_every_route_has_one_good_request() -> None:
    assert sorted(CALLS) == sorted(ROWS)


def test_the_matrix_in_the_docs_is_what_the_routes_say() -> None:
    assert PAGE.read_text() == page(described_app()), "write it again: python -m api.matrix"


@every_route()
@pytest.mark.parametrize("actor", ["customer", "bot"])
async def test_a_level_opens_what_the_matrix_says_and_no_more(walk: Walk, actor: str) -> None:
    row = ROWS[walk.call.route]
    for level in Level:
        async with walk.undone():
            sent = await walk.prepare()
            caller = await getattr(walk.callers, actor)(walk.call.who, level)
            answer = await walk.send(caller, sent)
            if row.allows(level):
                assert answer.status_code < 300, (level, answer.text)
            else:
                assert (answer.status_code, answer.json()["type"]) == (403, "/problems/sign-in-required"), level


@every_route()
async def test_nobody_gets_what_the_matrix_says(walk: Walk) -> None:
    async with walk.undone():
        sent = await walk.prepare()
        answer = await walk.send(walk.callers.nobody(), sent)
        if ROWS[walk.call.route].allows(Level.anonymous):
            assert answer.status_code < 300, answer.text
        else:
            assert (answer.status_code, answer.json()["type"]) == (403, "/problems/sign-in-required")


@every_route()
async def test_an_agent_may_do_it_for_the_customer_they_name_and_nobody_without_a_desk(walk: Walk) -> None:
    async with walk.undone():
        sent = await walk.prepare()
        agent = await walk.callers.agent(walk.call.who)
        answer = await walk.send(agent, sent)
        if not ROWS[walk.call.route].rule.agents:
            assert (answer.status_code, answer.json()["type"]) == (403, "/problems/customer-only")
            return
        assert answer.status_code < 300, answer.text
        async with walk.database.session() as session:
            traces = await session.scalars(select(Audit.action).where(Audit.actor_kind == ActorKind.agent))
            assert walk.call.route[:64] in traces.all()
    async with walk.undone():
        sent = await walk.prepare()
        named = (await walk.callers.agent(walk.call.who)).headers["On-Behalf-Of"]
        someone = walk.callers.nobody()
        someone.headers["On-Behalf-Of"] = named
        answer = await walk.send(someone, sent)
        assert (answer.status_code, answer.json()["type"]) == (401, "/problems/agent-unknown")


@every_route()
async def test_what_is_somebody_else_s_is_not_found(walk: Walk) -> None:
    """The same request, ids and all, from another verified customer."""
    stranger = PETRA if walk.call.who != PETRA else CHLOE
    async with walk.undone():
        sent = await walk.prepare()
        if walk.call.names_only_public_things or not ID.search(f"{sent.path} {sent.json}"):
            return
        answer = await walk.send(await walk.callers.customer(stranger), sent)
        assert answer.status_code == 404, answer.text


@every_route()
async def test_a_line_s_user_reaches_no_money_and_no_contract(walk: Walk) -> None:
    async with walk.undone():
        sent = await walk.prepare()
        answer = await walk.send(await walk.callers.customer(MAYA), sent)
        if ROWS[walk.call.route].rule.holder:
            _refused(answer)


def _refused(answer: httpx.Response) -> None:
    """With an id of somebody else's in it the request is not found, without one it is not theirs to make."""
    assert answer.status_code in (403, 404), answer.text
    assert answer.status_code == 404 or answer.json()["type"] == "/problems/not-account-holder"
