"""Good requests to billing."""

from typing import Any

import httpx

from tests.api.callers import ANA, key
from tests.api.calls import Call, Sent, plain

BILLS = "/v1/billing/bills"
QUOTES, DISPUTES = "/v1/billing/disputes/quotes", "/v1/billing/disputes"


async def bill_of(client: httpx.AsyncClient, months_ago: int = 0) -> Any:
    """One of the caller's bills in full; the newest unless told."""
    listed = (await client.get(BILLS)).json()["items"]
    return (await client.get(f"{BILLS}/{listed[months_ago]['id']}")).json()


def roaming_of(bill: Any) -> Any:
    return next(line for line in bill["lines"] if line["kind"] == "roaming")


async def quoted(client: httpx.AsyncClient, **more: Any) -> httpx.Response:
    """An offer about Ana's roaming; `more` says what is to be different."""
    bill = await bill_of(client)
    asked = {"bill_id": bill["id"], "line_id": roaming_of(bill)["id"], "reason": "wrong_amount"} | more
    return await client.post(QUOTES, json=asked, headers=key())


async def quoted_about(client: httpx.AsyncClient, bill: Any, line: Any) -> httpx.Response:
    """An offer about any line of any bill."""
    asked = {"bill_id": bill["id"], "line_id": line["id"], "reason": "charged_twice"}
    return await client.post(QUOTES, json=asked, headers=key())


async def disputed(client: httpx.AsyncClient, quote: httpx.Response, headers: dict[str, str] | None = None) -> Any:
    return await client.post(DISPUTES, json={"quote_id": quote.json()["quote_id"]}, headers=headers or key())


async def _bill(client: httpx.AsyncClient) -> Sent:
    return Sent(f"{BILLS}/{(await bill_of(client))['id']}")


async def _pdf(client: httpx.AsyncClient) -> Sent:
    return Sent(f"{BILLS}/{(await bill_of(client))['id']}/pdf")


async def _comparison(client: httpx.AsyncClient) -> Sent:
    one, other = (await client.get(BILLS)).json()["items"][:2]
    return Sent(f"/v1/billing/comparison?bill_id={one['id']}&other_id={other['id']}")


async def _quote(client: httpx.AsyncClient) -> Sent:
    bill = await bill_of(client)
    asked = {"bill_id": bill["id"], "line_id": roaming_of(bill)["id"], "reason": "wrong_amount"}
    return Sent(QUOTES, asked)


async def _dispute(client: httpx.AsyncClient) -> Sent:
    return Sent(DISPUTES, {"quote_id": (await quoted(client)).json()["quote_id"]})


CALLS = [
    plain("GET /v1/billing/balance", ANA),
    plain("GET /v1/billing/current", ANA),
    plain("GET /v1/billing/current/comparison", ANA),
    plain("GET /v1/billing/bills", ANA),
    plain("GET /v1/billing/disputes", ANA),
    Call("GET /v1/billing/comparison", ANA, _comparison),
    Call("GET /v1/billing/bills/{bill_id}", ANA, _bill),
    Call("GET /v1/billing/bills/{bill_id}/pdf", ANA, _pdf),
    Call("POST /v1/billing/disputes/quotes", ANA, _quote),
    Call("POST /v1/billing/disputes", ANA, _dispute),
]
