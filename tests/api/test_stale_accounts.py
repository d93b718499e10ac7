"""A contract is not decided on yesterday's account; a lost phone's line is blocked all the same."""

from typing import Any

import pytest

from api.parts import Parts
from api.systems.faults import Fault, Faults
from tests.api.callers import ANA, GRACE, JAMAL, OSCAR, Callers, key


async def known_and_down(callers: Callers, parts: Parts, who: str) -> Any:
    """This customer's accounts were asked for, and then their system went away."""
    caller = await callers.customer(who)
    assert (await caller.get("/v1/plans/mine")).status_code == 200
    await Faults(parts.redis).switch("account", Fault.down)
    assert (await caller.get("/v1/plans/mine")).status_code == 200
    return caller


@pytest.mark.parametrize(
    ("who", "path", "body"),
    [
        (GRACE, "plans/cancellations/quotes", {"reason": "not_needed"}),
        (GRACE, "plans/changes/quotes", {"plan_code": "max-500", "when": "now"}),
        (OSCAR, "payments/quotes", {}),
        (OSCAR, "payments/arrangements/quotes", {"kind": "instalments", "count": 2}),
        (JAMAL, "usage/top-ups/quotes", {"code": "credit-10"}),
        (ANA, "orders/quotes", {"kind": "sim", "form": "esim"}),
        (ANA, "orders/porting-codes", {}),
    ],
)
async def test_what_binds_waits_for_a_fresh_account(
    who: str, path: str, body: dict[str, Any], callers: Callers, parts: Parts
) -> None:
    caller = await known_and_down(callers, parts, who)
    answer = await caller.post(f"/v1/{path}", json=body, headers=key())
    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/system-unavailable"), answer.text


async def test_a_lost_phone_s_line_is_blocked_on_the_last_known_account(callers: Callers, parts: Parts) -> None:
    ana = await known_and_down(callers, parts, ANA)
    answer = await ana.post("/v1/orders/bars", json={"reason": "lost"}, headers=key())
    assert (answer.status_code, answer.json()["state"]) == (201, "barred"), answer.text
