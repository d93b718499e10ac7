"""Good requests about a customer's own data."""

from typing import Any, cast

import httpx

from api.parts import Parts
from api.privacy.exporting import write_due
from tests.api.callers import ANA, key
from tests.api.calls import Call, Sent, plain


async def _written(client: httpx.AsyncClient) -> Sent:
    asked = await client.post("/v1/privacy/exports", headers=key())
    parts: Parts = cast("Any", client._transport).app.state.parts
    await write_due(parts)
    return Sent(f"/v1/privacy/exports/{asked.json()['id']}/file")


async def _confirmed(client: httpx.AsyncClient) -> Sent:
    quoted = await client.post("/v1/privacy/erasures/quotes", headers=key())
    return Sent("/v1/privacy/erasures", {"quote_id": quoted.json()["quote_id"]})


CALLS = [
    plain("POST /v1/privacy/exports", ANA),
    plain("GET /v1/privacy/exports", ANA),
    Call("GET /v1/privacy/exports/{export_id}/file", ANA, _written),
    plain("POST /v1/privacy/erasures/quotes", ANA),
    Call("POST /v1/privacy/erasures", ANA, _confirmed),
]
