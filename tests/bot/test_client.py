"""The client reads what the contract says and lets no failure out."""

import httpx
import pytest
from conftest import BRAND, TOKEN, contract

from bot.actions.client import Outcome

BILL = "/v1/billing/current"
COMPARISON = "/v1/billing/current/comparison"


async def test_the_current_bill_of_the_contract_is_read(make_api):
    api = make_api({BILL: (200, contract("bill_current"))})
    reply = await api.client.current_bill(TOKEN)
    assert reply.outcome is Outcome.ok
    assert reply.body.outstanding.display == "£84.20"
    assert reply.body.autopay.method == "Visa ending 4242"
    assert reply.body.due_on.iso == "2026-11-24"


async def test_the_comparison_of_the_contract_is_read_and_adds_up(make_api):
    api = make_api({COMPARISON: (200, contract("bill_comparison"))})
    reply = await api.client.comparison(TOKEN)
    assert reply.outcome is Outcome.ok
    assert sum(cause.amount.minor for cause in reply.body.causes) == reply.body.difference.minor


async def test_the_token_travels_as_a_bearer_and_the_brand_needs_none(make_api):
    api = make_api({BILL: (200, contract("bill_current"))})
    await api.client.current_bill(TOKEN)
    await api.client.brand()
    assert api.requests[0].headers["Authorization"] == f"Bearer {TOKEN}"
    assert "Authorization" not in api.requests[1].headers


@pytest.mark.parametrize(
    ("problem", "outcome"),
    [
        ("sign_in_required", Outcome.sign_in_required),
        ("not_account_holder", Outcome.not_account_holder),
        ("no_bill", Outcome.no_bill),
        ("token_refused", Outcome.token_refused),
        ("system_unavailable", Outcome.unavailable),
    ],
)
async def test_every_problem_of_the_contract_has_its_outcome(make_api, problem, outcome):
    body = contract("problems")[problem]
    api = make_api({BILL: (body["status"], body)})
    reply = await api.client.current_bill(TOKEN)
    assert (reply.outcome, reply.body) == (outcome, None)


async def test_a_missing_bill_brings_the_date_of_the_next(make_api):
    api = make_api({BILL: (404, contract("problems")["no_bill"])})
    reply = await api.client.current_bill(TOKEN)
    assert reply.next_bill_on.display == "Thu 10 December"


@pytest.mark.parametrize(
    "failure",
    [
        httpx.ConnectError("refused"),
        httpx.ReadTimeout("slow"),
        httpx.RemoteProtocolError("gone"),
        httpx.Response(502, text="<html>bad gateway</html>"),
        httpx.Response(500, json=["not", "a", "problem"]),
        httpx.Response(200, text="not json"),
        httpx.Response(200, json={"id": "but nothing else"}),
        httpx.Response(200, json=None),
        httpx.Response(404, json={"type": "/problems/never-heard-of"}),
    ],
)
async def test_whatever_else_happens_is_unavailable(make_api, failure):
    api = make_api({BILL: failure})
    assert (await api.client.current_bill(TOKEN)).outcome is Outcome.unavailable


async def test_an_explanation_that_does_not_add_up_is_not_given(make_api):
    body = contract("bill_comparison")
    body["causes"].pop()
    api = make_api({COMPARISON: (200, body)})
    assert (await api.client.comparison(TOKEN)).outcome is Outcome.unavailable


async def test_the_brand_is_asked_for_once_and_kept_when_the_api_goes_away(make_api, monkeypatch):
    api = make_api({})
    first = await api.client.brand()
    assert (await api.client.brand()) is first
    assert len(api.requests) == 1
    monkeypatch.setattr("bot.actions.client.BRAND_SECONDS", -1)
    api.routes["/v1/brand"] = httpx.ConnectError("refused")
    assert (await api.client.brand()).phone == BRAND["phone"]
