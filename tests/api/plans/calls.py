"""Good requests to plans."""

from typing import Any

import httpx

from tests.api.callers import ANA, ELENA, GRACE, key
from tests.api.calls import Call, Sent, plain

CHANGE = {"plan_code": "max-500", "when": "next_bill"}
ADDON = {"addon_code": "europe-day", "action": "add"}
LEAVING = {"reason": "not_needed"}


async def _asked(client: httpx.AsyncClient, path: str, body: Any) -> Any:
    answer = await client.post(f"/v1/plans/{path}", json=body, headers=key())
    assert answer.status_code == 201, answer.text
    return answer.json()


async def _change(client: httpx.AsyncClient) -> Sent:
    quoted = await _asked(client, "changes/quotes", CHANGE)
    return Sent("/v1/plans/changes", {"quote_id": quoted["quote_id"]})


async def _withdraw_change(client: httpx.AsyncClient) -> Sent:
    done = await _asked(client, "changes", (await _change(client)).json)
    return Sent(f"/v1/plans/changes/{done['order_id']}")


async def _addon(client: httpx.AsyncClient) -> Sent:
    quoted = await _asked(client, "addons/quotes", ADDON)
    return Sent("/v1/plans/addons/changes", {"quote_id": quoted["quote_id"]})


async def _cancel(client: httpx.AsyncClient) -> Sent:
    quoted = await _asked(client, "cancellations/quotes", LEAVING)
    return Sent("/v1/plans/cancellations", {"quote_id": quoted["quote_id"], "talk_first": False})


async def _withdraw_cancellation(client: httpx.AsyncClient) -> Sent:
    done = await _asked(client, "cancellations", (await _cancel(client)).json)
    return Sent(f"/v1/plans/cancellations/{done['order_id']}")


CALLS = [
    plain("GET /v1/plans/mine", ELENA),
    plain("GET /v1/plans/catalogue", ANA, "/v1/plans/catalogue?kind=mobile&unlimited=true"),
    plain("GET /v1/plans/catalogue/{code}", ANA, "/v1/plans/catalogue/sim-20"),
    plain("GET /v1/plans/addons", ANA),
    plain("GET /v1/plans/roaming", ANA),
    plain("GET /v1/plans/roaming/{country}", ANA, "/v1/plans/roaming/Spain"),
    plain("GET /v1/plans/eligibility", GRACE),
    plain("GET /v1/plans/comparison", ANA),
    plain("POST /v1/plans/changes/quotes", GRACE, json=CHANGE),
    Call("POST /v1/plans/changes", GRACE, _change),
    Call("DELETE /v1/plans/changes/{order_id}", GRACE, _withdraw_change),
    plain("POST /v1/plans/addons/quotes", ANA, json=ADDON),
    Call("POST /v1/plans/addons/changes", ANA, _addon),
    plain("POST /v1/plans/cancellations/quotes", GRACE, json=LEAVING),
    Call("POST /v1/plans/cancellations", GRACE, _cancel),
    Call("DELETE /v1/plans/cancellations/{order_id}", GRACE, _withdraw_cancellation),
]
