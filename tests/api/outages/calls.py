"""Good requests to outages."""

import httpx

from tests.api.callers import ELENA, key
from tests.api.calls import Call, Sent, plain


async def _subscription(browser: httpx.AsyncClient) -> Sent:
    (outage,) = (await browser.get("/v1/outages?postcode=LS6")).json()["items"]
    return Sent(f"/v1/outages/{outage['id']}/subscription")


async def _subscribed(browser: httpx.AsyncClient) -> Sent:
    sent = await _subscription(browser)
    await browser.post(sent.path, headers=key())
    return sent


async def _report(browser: httpx.AsyncClient) -> Sent:
    return Sent("/v1/outages/reports", {"kind": "broadband", "symptom": "no_service"})


CALLS = [
    plain("GET /v1/outages", ELENA),
    plain("GET /v1/outages/mine", ELENA),
    plain("GET /v1/outages/areas", ELENA),
    Call("POST /v1/outages/reports", ELENA, _report),
    Call("POST /v1/outages/{outage_id}/subscription", ELENA, _subscription, names_only_public_things=True),
    Call("DELETE /v1/outages/{outage_id}/subscription", ELENA, _subscribed, names_only_public_things=True),
]
