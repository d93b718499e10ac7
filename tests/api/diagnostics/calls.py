"""Good requests to diagnostics."""

import httpx

from tests.api.callers import FARID, key
from tests.api.calls import Call, Sent, plain


async def _test(browser: httpx.AsyncClient) -> Sent:
    made = await browser.post("/v1/diagnostics/tests", json={}, headers=key())
    return Sent(f"/v1/diagnostics/tests/{made.json()['id']}")


CALLS = [
    plain("POST /v1/diagnostics/tests", FARID, json={}),
    plain("GET /v1/diagnostics/tests", FARID),
    Call("GET /v1/diagnostics/tests/{test_id}", FARID, _test),
    plain("GET /v1/diagnostics/devices", FARID),
    plain("POST /v1/diagnostics/reboots", FARID, json={}),
    plain("POST /v1/diagnostics/reprovisions", FARID, json={}),
]
