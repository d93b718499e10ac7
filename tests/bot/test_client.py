"""The client makes one of a few outcomes of whatever the api does, and lets no failure out."""

import json

import httpx
import pytest
from conftest import BRAND, TOKEN, contract

from bot.actions.client import Outcome

BILL, PAYMENTS = "/v1/billing/current", "/v1/payments"


async def test_an_answer_is_handed_over_as_it_is(make_api):
    answer = await make_api({BILL: (200, contract("bill_current"))}).client.get(BILL, TOKEN)
    assert (answer.ok, answer.body) == (True, contract("bill_current"))


async def test_the_token_travels_as_a_bearer_and_the_brand_needs_none(make_api):
    api = make_api({BILL: (200, contract("bill_current"))})
    await api.client.get(BILL, TOKEN)
    await api.client.operator()
    assert api.requests[0].headers["Authorization"] == f"Bearer {TOKEN}"
    assert not any("Authorization" in request.headers for request in api.requests[1:])


async def test_a_change_carries_its_key_and_its_body(make_api):
    api = make_api({f"POST {PAYMENTS}": (201, {"number": "P-1"})})
    await api.client.send("POST", PAYMENTS, TOKEN, {"quote_id": "q1"}, "a key")
    [request] = api.requests
    assert request.headers["Idempotency-Key"] == "a key"
    assert json.loads(request.content) == {"quote_id": "q1"}


@pytest.mark.parametrize(
    ("problem", "outcome"),
    [
        ("sign_in_required", Outcome.sign_in),
        ("not_account_holder", Outcome.not_holder),
        ("no_bill", Outcome.refused),
        ("token_refused", Outcome.token_refused),
        ("system_unavailable", Outcome.unavailable),
    ],
)
async def test_every_problem_of_the_contract_has_its_outcome(make_api, problem, outcome):
    body = contract("problems")[problem]
    answer = await make_api({BILL: (body["status"], body)}).client.get(BILL, TOKEN)
    assert (answer.outcome, answer.problem) == (outcome, problem.replace("_", "-"))


async def test_a_refusal_brings_its_facts(make_api):
    answer = await make_api({BILL: (404, contract("problems")["no_bill"])}).client.get(BILL, TOKEN)
    assert answer.body["next_bill_on"]["display"] == "Thu 10 December"


@pytest.mark.parametrize(
    "failure",
    [
        httpx.ConnectError("refused"),
        httpx.ReadTimeout("slow"),
        httpx.RemoteProtocolError("gone"),
        httpx.Response(502, text="<html>bad gateway</html>"),
        httpx.Response(500, json=["not", "a", "problem"]),
        httpx.Response(200, text="not json"),
    ],
)
async def test_whatever_else_happens_is_unavailable(make_api, failure):
    answer = await make_api({BILL: failure}).client.get(BILL, TOKEN)
    assert answer.outcome is Outcome.unavailable


async def test_the_operator_is_asked_for_once_and_kept_when_the_api_goes_away(make_api, monkeypatch):
    api = make_api({})
    first = await api.client.operator()
    asked = len(api.requests)
    assert (await api.client.operator()) is first
    assert len(api.requests) == asked
    monkeypatch.setattr("bot.actions.client.KEPT_SECONDS", -1)
    api.routes["/v1/brand"] = httpx.ConnectError("refused")
    assert (await api.client.operator()).phone == BRAND["phone"]


async def test_what_the_operator_sells_is_known_by_name(make_api):
    api = make_api({"/v1/plans/catalogue": (200, {"plans": [{"name": "Max 500"}]})})
    assert (await api.client.operator()).reading.plans == ("Max 500",)
