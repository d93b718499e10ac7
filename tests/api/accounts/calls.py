"""Good requests to accounts."""

import uuid
from datetime import timedelta
from typing import Any, cast

import httpx
from sqlalchemy import select

from api.demo.ground import ground
from api.systems.ports.household import PersonName
from models import Service
from models.base import now
from tests.api.callers import ANA, BEN, KIRSTY, NOOR, key
from tests.api.calls import Call, Sent, plain
from tests.api.conftest import Codes

NEW_EMAIL = {"field": "email", "value": "ana.new@example.com"}
NEW_ADDRESS = {"address": "4 Mill Lane, Sheffield", "postcode": "S11 8AB"}
NEW_NAME = {"given_name": "Ana", "family_name": "Brown-Okoro"}
NEW_PERSON = {"given_name": "Robin", "family_name": "Price"}
NO_SMS_FOR_BILLS = {"choices": [{"kind": "bill", "channel": "sms", "wanted": False}]}


async def asked(client: httpx.AsyncClient, path: str, body: Any) -> Any:
    answer = await client.post(f"/v1/accounts/{path}", json=body, headers=key())
    assert answer.status_code == 201, answer.text
    return answer.json()


def last_code(client: httpx.AsyncClient) -> str:
    """What was sent last, wherever it went."""
    codes: Codes = _application(client).state.parts.codes
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


def _application(client: httpx.AsyncClient) -> Any:
    return cast("Any", client._transport).app


async def household(client: httpx.AsyncClient) -> Any:
    me = (await client.get("/v1/accounts/me")).json()
    return (await client.get(f"/v1/accounts/{me['accounts'][0]['id']}/members")).json()


async def invited(client: httpx.AsyncClient, value: str = "new.person@example.com", line: str | None = None) -> Any:
    """Somebody is asked to use a line, else the first one that the account's holder uses."""
    found = await household(client)
    body = {**NEW_PERSON, "service_id": line or found["members"][0]["services"][0]["id"], "value": value}
    return await asked(client, f"{found['account_id']}/invitations", body)


async def _invite(client: httpx.AsyncClient) -> Sent:
    found = await household(client)
    body = {**NEW_PERSON, "service_id": found["members"][0]["services"][0]["id"], "value": "new.person@example.com"}
    return Sent(f"/v1/accounts/{found['account_id']}/invitations", body)


async def _withdrawal(client: httpx.AsyncClient) -> Sent:
    invitation = await invited(client)
    account_id = (await household(client))["account_id"]
    return Sent(f"/v1/accounts/{account_id}/invitations/{invitation['id']}")


async def _take_back(client: httpx.AsyncClient) -> Sent:
    found = await household(client)
    line = found["members"][1]["services"][0]
    return Sent(f"/v1/accounts/{found['account_id']}/services/{line['id']}/user")


async def _answer(client: httpx.AsyncClient) -> Sent:
    """Ben is asked to use Ana's line."""
    parts = _application(client).state.parts
    async with parts.database.session() as session:
        line = await session.scalar(select(Service.id).where(Service.number == ground().number(int(ANA))))
    name, until = PersonName("Ben", "Okafor"), now() + timedelta(days=1)
    invitation = await parts.systems.account.invite(
        line, name, ground().number(int(BEN)), until, reference=uuid.uuid4().hex
    )
    return Sent(f"/v1/accounts/invitations/{invitation.id}/answer", {"accept": True})


async def _seen(client: httpx.AsyncClient) -> Sent:
    notices = (await client.get("/v1/accounts/notices")).json()
    return Sent(f"/v1/accounts/notices/{notices['items'][0]['id']}/seen")


CALLS = [
    plain("GET /v1/accounts/me", ANA),
    Call("GET /v1/accounts/{account_id}/members", KIRSTY, _members),
    Call("POST /v1/accounts/{account_id}/invitations", KIRSTY, _invite),
    Call("DELETE /v1/accounts/{account_id}/invitations/{invitation_id}", KIRSTY, _withdrawal),
    Call("DELETE /v1/accounts/{account_id}/services/{service_id}/user", NOOR, _take_back),
    plain("GET /v1/accounts/invitations", BEN),
    Call("POST /v1/accounts/invitations/{invitation_id}/answer", BEN, _answer),
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
