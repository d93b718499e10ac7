"""Good requests to accounts."""

from typing import Any, cast

import httpx

from tests.api.callers import ANA, KIRSTY, key
from tests.api.calls import Call, Sent, plain
from tests.api.conftest import Codes

NEW_EMAIL = {"field": "email", "value": "ana.new@example.com"}
NEW_ADDRESS = {"address": "4 Mill Lane, Sheffield", "postcode": "S11 8AB"}
NEW_NAME = {"given_name": "Ana", "family_name": "Brown-Okoro"}
NO_SMS_FOR_BILLS = {"choices": [{"kind": "bill", "channel": "sms", "wanted": False}]}


async def asked(client: httpx.AsyncClient, path: str, body: Any) -> Any:
    answer = await client.post(f"/v1/accounts/{path}", json=body, headers=key())
    assert answer.status_code == 201, answer.text
    return answer.json()


def last_code(client: httpx.AsyncClient) -> str:
    """What was sent last, wherever it went."""
    application = cast("Any", client._transport).app
    codes: Codes = application.state.parts.codes
    return codes.sent[-1][1]


async def _confirmation(client: httpx.AsyncClient) -> Sent:
    change = await asked(client, "contact-changes", NEW_EMAIL)
    return Sent(f"/v1/accounts/contact-changes/{change['id']}/confirmation", {"code": last_code(client)})


async def _address(client: httpx.AsyncClient) -> Sent:
    return Sent("/v1/accounts/address", {"quote_id": (await asked(client, "address/quotes", NEW_ADDRESS))["quote_id"]})


async def _name(client: httpx.AsyncClient) -> Sent:
    return Sent("/v1/accounts/name", {"quote_id": (await asked(client, "name/quotes", NEW_NAME))["quote_id"]})


async def _nickname(client: httpx.AsyncClient) -> Sent:
    me = (await client.get("/v1/accounts/me")).json()
    service_id = me["accounts"][0]["services"][0]["id"]
    return Sent(f"/v1/accounts/services/{service_id}/nickname", {"nickname": "My phone"})


async def _roaming(client: httpx.AsyncClient) -> Sent:
    me = (await client.get("/v1/accounts/me")).json()
    service_id = me["accounts"][0]["services"][0]["id"]
    return Sent(f"/v1/accounts/services/{service_id}/roaming", {"on": False})


async def _members(client: httpx.AsyncClient) -> Sent:
    me = (await client.get("/v1/accounts/me")).json()
    return Sent(f"/v1/accounts/{me['accounts'][0]['id']}/members")


async def _seen(client: httpx.AsyncClient) -> Sent:
    notices = (await client.get("/v1/accounts/notices")).json()
    return Sent(f"/v1/accounts/notices/{notices['items'][0]['id']}/seen")


CALLS = [
    plain("GET /v1/accounts/me", ANA),
    Call("GET /v1/accounts/{account_id}/members", KIRSTY, _members),
    plain("PUT /v1/accounts/language", ANA, json={"language": "en"}),
    Call("PUT /v1/accounts/services/{service_id}/nickname", ANA, _nickname),
    Call("PUT /v1/accounts/services/{service_id}/roaming", ANA, _roaming),
    plain("POST /v1/accounts/contact-changes", ANA, json=NEW_EMAIL),
    Call("POST /v1/accounts/contact-changes/{change_id}/confirmation", ANA, _confirmation),
    plain("POST /v1/accounts/address/quotes", ANA, json=NEW_ADDRESS),
    Call("POST /v1/accounts/address", ANA, _address),
    plain("POST /v1/accounts/name/quotes", ANA, json=NEW_NAME),
    Call("POST /v1/accounts/name", ANA, _name),
    plain("GET /v1/accounts/notices", ANA),
    Call("POST /v1/accounts/notices/{notice_id}/seen", ANA, _seen),
    plain("GET /v1/accounts/notification-choices", ANA),
    plain("PUT /v1/accounts/notification-choices", ANA, json=NO_SMS_FOR_BILLS),
]
