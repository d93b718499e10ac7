"""Every route answers its good request, and has one."""

import httpx
import pytest

from api.app import create_app
from api.parts import Parts
from models import Level
from tests.api.callers import MAYA, Callers, key
from tests.api.calls import Call
from tests.api.plans.calls import CALLS

CHANGES = [call for call in CALLS if not call.route.startswith("GET")]
HOLDERS = [call for call in CALLS if "eligibility" in call.route or "comparison" in call.route or call in CHANGES]


async def send(caller: httpx.AsyncClient, call: Call, told: httpx.AsyncClient) -> httpx.Response:
    sent = await call.make(told)
    return await caller.request(call.route.split()[0], sent.path, json=sent.json, headers=key())


def test_every_route_has_one_good_request(parts: Parts) -> None:
    paths = create_app(parts).openapi()["paths"]
    routes = [f"{method.upper()} {path}" for path in paths if path.startswith("/v1/plans") for method in paths[path]]
    assert sorted(call.route for call in CALLS) == sorted(routes)


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.route)
async def test_the_good_request_is_answered(call: Call, callers: Callers) -> None:
    caller = await callers.customer(call.who)
    answer = await send(caller, call, caller)
    assert answer.status_code in (200, 201), answer.text


@pytest.mark.parametrize("call", CHANGES, ids=lambda call: call.route)
async def test_a_change_needs_a_fresh_proof_and_a_key(call: Call, callers: Callers) -> None:
    proven, known = await callers.customer(call.who), await callers.customer(call.who, Level.identified)
    sent = await call.make(proven)
    answer = await known.request(call.route.split()[0], sent.path, json=sent.json, headers=key())
    assert answer.json()["type"] == "/problems/sign-in-required"
    answer = await proven.request(call.route.split()[0], sent.path, json=sent.json)
    assert answer.json()["type"] == "/problems/key-missing"


@pytest.mark.parametrize("call", HOLDERS, ids=lambda call: call.route)
async def test_a_line_s_user_neither_changes_nor_sees_the_contract(call: Call, callers: Callers) -> None:
    maya = await callers.customer(MAYA)
    answer = await send(maya, call, await callers.customer(call.who))
    assert answer.json()["type"] in ("/problems/not-account-holder", "/problems/service-unknown"), answer.text


@pytest.mark.parametrize("call", CHANGES, ids=lambda call: call.route)
async def test_the_same_key_twice_has_one_effect(call: Call, callers: Callers, parts: Parts) -> None:
    caller = await callers.customer(call.who)
    sent, headers = await call.make(caller), key()
    method = call.route.split()[0]
    first = await caller.request(method, sent.path, json=sent.json, headers=headers)
    again = await caller.request(method, sent.path, json=sent.json, headers=headers)
    assert first.json() == again.json()
    assert again.headers["Idempotency-Replayed"] == "true"
    if method == "POST":
        other = await caller.post(sent.path, json={**sent.json, "more": 1}, headers=headers)
        assert other.json()["type"] in ("/problems/key-reused", "/problems/malformed")
