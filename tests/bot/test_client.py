"""The client turns whatever happens into one of a few outcomes, and lets no failure out."""

import httpx
import pytest
from conftest import BRAND, TOKEN, contract

from bot.actions.client import Outcome

BILL, PAYMENTS = "/v1/billing/current", "/v1/payments"
KEY = "6f9c2f5e-6f0a-5d3e-9a55-0d4c9b8e2101"


async def test_an_answer_is_given_as_the_api_gave_it(make_api):
    answer = await make_api({BILL: (200, contract("bill_current"))}).client.get(BILL, TOKEN)
    assert (answer.outcome, answer.ok, answer.body) == (Outcome.ok, True, contract("bill_current"))


async def test_the_token_travels_as_a_bearer_and_what_is_public_needs_none(make_api):
    api = make_api({BILL: (200, contract("bill_current"))})
    await api.client.get(BILL, TOKEN)
    await api.client.get("/v1/brand")
    assert api.requests[0].headers["Authorization"] == f"Bearer {TOKEN}"
    assert "Authorization" not in api.requests[1].headers


async def test_a_change_carries_its_key_and_reading_does_not(make_api):
    api = make_api({PAYMENTS: (201, {}), BILL: (200, {})})
    await api.client.send("POST", PAYMENTS, TOKEN, {"quote_id": "q"}, KEY)
    await api.client.get(BILL, TOKEN, {"month": "2026-10"})
    assert api.requests[0].headers["Idempotency-Key"] == KEY
    assert "Idempotency-Key" not in api.requests[1].headers
    assert api.requests[1].url.params["month"] == "2026-10"


@pytest.mark.parametrize(
    ("problem", "outcome"),
    [
        ("sign_in_required", Outcome.sign_in),
        ("not_account_holder", Outcome.not_holder),
        ("token_refused", Outcome.token_refused),
        ("no_bill", Outcome.refused),
        ("system_unavailable", Outcome.unavailable),
    ],
)
async def test_every_problem_of_the_contract_has_its_outcome_and_keeps_its_facts(make_api, problem, outcome):
    body = contract("problems")[problem]
    answer = await make_api({BILL: (body["status"], body)}).client.get(BILL, TOKEN)
    assert (answer.outcome, answer.problem, answer.body) == (outcome, problem.replace("_", "-"), body)


@pytest.mark.parametrize(
    "failure",
    [
        httpx.ConnectError("refused"),
        httpx.ReadTimeout("slow"),
        httpx.RemoteProtocolError("gone"),
        httpx.Response(502, text="<html>bad gateway</html>"),
        httpx.Response(500, json=["not", "a", "problem"]),
        httpx.Response(200, text="not json"),
        httpx.Response(404, json={"title": "a problem without a type"}),
    ],
)
async def test_whatever_else_happens_is_unavailable(make_api, failure):
    assert (await make_api({BILL: failure}).client.get(BILL, TOKEN)).outcome is Outcome.unavailable


async def test_the_operator_is_asked_for_once_and_kept_when_the_api_goes_away(make_api, monkeypatch):
    api = make_api({})
    first = await api.client.operator()
    asked = len(api.requests)
    assert (await api.client.operator()) is first
    assert len(api.requests) == asked
    monkeypatch.setattr("bot.actions.client.KEPT_SECONDS", -1)
    api.routes["/v1/brand"] = httpx.ConnectError("refused")
    assert (await api.client.operator()).phone == BRAND["phone"]


async def test_an_operator_never_reached_is_not_known(make_api):
    assert await make_api({"/v1/brand": httpx.ConnectError("refused")}).client.operator() is None
