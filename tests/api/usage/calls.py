"""Good requests to usage."""

import httpx

from tests.api.callers import ANA, DEV, KIRSTY, key
from tests.api.calls import Call, Sent, plain


async def _bought(dev: httpx.AsyncClient) -> Sent:
    quote = await dev.post("/v1/usage/top-ups/quotes", json={"code": "data-5"}, headers=key())
    return Sent("/v1/usage/top-ups", {"quote_id": quote.json()["quote_id"]})


async def _of_one_line(kirsty: httpx.AsyncClient) -> str:
    lines = (await kirsty.get("/v1/usage/lines")).json()["lines"]
    return str(lines[0]["service"]["id"])


async def _read(kirsty: httpx.AsyncClient) -> Sent:
    return Sent(f"/v1/usage/alerts?service_id={await _of_one_line(kirsty)}")


async def _chosen(kirsty: httpx.AsyncClient) -> Sent:
    service_id = await _of_one_line(kirsty)
    return Sent("/v1/usage/alerts", {"service_id": service_id, "percents": [90], "roaming_minor": [1000]})


CALLS = [
    plain("GET /v1/usage/current", ANA),
    plain("GET /v1/usage/lines", KIRSTY),
    plain("GET /v1/usage/daily", ANA, "/v1/usage/daily?kind=minutes"),
    plain("GET /v1/usage/roaming", ANA),
    plain("GET /v1/usage/top-ups", DEV),
    plain("POST /v1/usage/top-ups/quotes", DEV, json={"code": "data-5"}),
    Call("POST /v1/usage/top-ups", DEV, _bought),
    Call("GET /v1/usage/alerts", KIRSTY, _read),
    Call("PUT /v1/usage/alerts", KIRSTY, _chosen),
]
