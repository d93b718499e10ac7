"""Good requests to payments."""

from typing import Any

import httpx

from tests.api.callers import ANA, CHLOE, OSCAR, key
from tests.api.calls import Call, Sent, plain

PAYMENTS = "/v1/payments"


async def quoted(browser: httpx.AsyncClient, path: str, json: dict[str, Any]) -> dict[str, str]:
    made = await browser.post(f"{PAYMENTS}{path}", json=json, headers=key())
    assert made.status_code == 201, made.text
    return {"quote_id": made.json()["quote_id"]}


async def _pay(browser: httpx.AsyncClient) -> Sent:
    return Sent(PAYMENTS, await quoted(browser, "/quotes", {}))


async def _autopay(browser: httpx.AsyncClient) -> Sent:
    return Sent(f"{PAYMENTS}/autopay", await quoted(browser, "/autopay/quotes", {}))


async def _arrange(browser: httpx.AsyncClient) -> Sent:
    return Sent(
        f"{PAYMENTS}/arrangements",
        await quoted(browser, "/arrangements/quotes", {"kind": "instalments", "count": 2}),
    )


async def _agreed(browser: httpx.AsyncClient) -> Sent:
    sent = await _arrange(browser)
    made = await browser.post(sent.path, json=sent.json, headers=key())
    return Sent(f"{PAYMENTS}/arrangements/{made.json()['id']}")


async def _one_payment(browser: httpx.AsyncClient) -> Sent:
    listed = (await browser.get(PAYMENTS)).json()["items"]
    return Sent(f"{PAYMENTS}/{listed[0]['id']}")


async def _remove(browser: httpx.AsyncClient) -> Sent:
    methods = (await browser.get(f"{PAYMENTS}/methods")).json()["items"]
    return Sent(f"{PAYMENTS}/methods/{methods[0]['id']}")


async def link(browser: httpx.AsyncClient, json: dict[str, Any] | None = None) -> dict[str, Any]:
    made = await browser.post(f"{PAYMENTS}/links", json=json or {"purpose": "save_card"}, headers=key())
    assert made.status_code == 201, made.text
    told: dict[str, Any] = made.json()
    return told


async def _new_link(_: httpx.AsyncClient) -> Sent:
    return Sent(f"{PAYMENTS}/links", {"purpose": "pay"})


async def _link(browser: httpx.AsyncClient) -> Sent:
    return Sent(f"{PAYMENTS}/links/{(await link(browser))['id']}")


async def _card(browser: httpx.AsyncClient) -> Sent:
    url = (await link(browser))["url"]
    return Sent(f"{PAYMENTS}/sandbox/cards", {"key": url.partition("#")[2]})


CALLS = [
    plain("GET /v1/payments/methods", ANA),
    Call("DELETE /v1/payments/methods/{method_id}", OSCAR, _remove),
    plain("POST /v1/payments/quotes", ANA, json={"amount": "full"}),
    Call("POST /v1/payments", ANA, _pay),
    plain("GET /v1/payments", ANA),
    Call("GET /v1/payments/{payment_id}", ANA, _one_payment),
    plain("GET /v1/payments/autopay", ANA),
    plain("POST /v1/payments/autopay/quotes", OSCAR, json={"day": 5}),
    Call("PUT /v1/payments/autopay", OSCAR, _autopay),
    plain("DELETE /v1/payments/autopay", ANA),
    plain("GET /v1/payments/arrangements/options", CHLOE),
    plain("POST /v1/payments/arrangements/quotes", CHLOE, json={"kind": "instalments", "count": 3}),
    Call("POST /v1/payments/arrangements", CHLOE, _arrange),
    plain("GET /v1/payments/arrangements", CHLOE),
    Call("DELETE /v1/payments/arrangements/{arrangement_id}", CHLOE, _agreed),
    Call("POST /v1/payments/links", OSCAR, _new_link, told_anew="url"),
    Call("GET /v1/payments/links/{link_id}", OSCAR, _link),
    Call("POST /v1/payments/sandbox/cards", OSCAR, _card),
]
