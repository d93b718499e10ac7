"""The client turns whatever happens into one of a few outcomes, and lets no failure out."""

import asyncio

import httpx
import pytest
from conftest import BRAND, TOKEN, contract

from bot.actions.client import KEPT_SECONDS, LOOK_AGAIN_SECONDS, Outcome

BILL, PAYMENTS = "/v1/billing/current", "/v1/payments"
PLANS, ADDONS = "/v1/plans/catalogue", "/v1/plans/addons"
CATALOGUE = {PLANS: (200, {"plans": [{"name": "Unlimited 5G"}]}), ADDONS: (200, {"addons": [{"name": "Roam"}]})}
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


@pytest.fixture
def clock(monkeypatch):
    """The client's clock, in seconds, to be put forward."""
    told = [1_000.0]
    monkeypatch.setattr("bot.actions.client.time.monotonic", lambda: told[0])
    return told


def asked(api, path):
    return sum(request.url.path == path for request in api.requests)


async def test_the_operator_is_asked_for_once_and_kept_when_the_api_goes_away(make_api, clock):
    api = make_api(CATALOGUE)
    first = await api.client.operator()
    assert (await api.client.operator()) is first
    assert asked(api, "/v1/brand") == 1
    clock[0] += KEPT_SECONDS
    api.routes["/v1/brand"] = httpx.ConnectError("refused")
    assert (await api.client.operator()).phone == BRAND["phone"]


async def test_an_operator_never_reached_is_not_known(make_api, clock):
    assert await make_api({"/v1/brand": httpx.ConnectError("refused")}).client.operator() is None


@pytest.mark.parametrize("known", [True, False])
async def test_an_operator_that_can_not_be_read_makes_one_turn_wait_and_not_every_turn(make_api, clock, known):
    api = make_api(CATALOGUE if known else {})
    if known:
        await api.client.operator()
        clock[0] += KEPT_SECONDS
    api.routes["/v1/brand"] = httpx.ReadTimeout("slow")
    for _ in range(5):
        await api.client.operator()
    assert asked(api, "/v1/brand") == 1 + known
    clock[0] += LOOK_AGAIN_SECONDS
    api.routes["/v1/brand"] = (200, BRAND)
    assert (await api.client.operator()).name == BRAND["name"]


async def test_turns_that_come_while_the_operator_is_read_anew_go_on_with_the_last_one(make_api, clock):
    api = make_api(CATALOGUE)
    await api.client.operator()
    clock[0] += KEPT_SECONDS
    await asyncio.gather(*(api.client.operator() for _ in range(5)))
    assert asked(api, "/v1/brand") == 2


async def test_the_first_turns_of_all_wait_for_the_operator(make_api, clock):
    api = make_api(CATALOGUE)
    assert None not in await asyncio.gather(*(api.client.operator() for _ in range(3)))


async def test_one_slow_look_at_the_catalogue_loses_no_name_and_is_soon_made_up_for(make_api, clock):
    api = make_api(CATALOGUE)
    assert (await api.client.operator()).reading.plans == ("Unlimited 5G",)
    clock[0] += KEPT_SECONDS
    api.routes |= {PLANS: httpx.ReadTimeout("slow"), ADDONS: (200, {"addons": [{"name": "Roam Plus"}]})}
    reading = (await api.client.operator()).reading
    assert (reading.plans, reading.addons) == (("Unlimited 5G",), ("Roam Plus",))
    clock[0] += LOOK_AGAIN_SECONDS
    api.routes[PLANS] = (200, {"plans": [{"name": "Unlimited 6G"}]})
    assert (await api.client.operator()).reading.plans == ("Unlimited 6G",)
