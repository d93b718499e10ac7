"""Two who share an account: neither finds in their copy what the other's is, and erasing one leaves no word of them."""

import io
import json
import zipfile
from typing import Any

import httpx
from sqlalchemy import select

from api.parts import Parts
from api.privacy.exporting import write_due
from models import InvitationState, LineInvitation
from tests.api.accounts.calls import household as people
from tests.api.accounts.calls import invited
from tests.api.callers import ANA, BEN, KIRSTY, MAYA, NOOR, Callers, key
from tests.api.conftest import Codes
from tests.api.privacy.traces import tables_with

STRANGER = "quill.ferncastle@example.com"
WORDS = ("ferncastle", "Robin", "Price")


async def told(client: httpx.AsyncClient, parts: Parts) -> dict[str, Any]:
    asked = await client.post("/v1/privacy/exports", headers=key())
    await write_due(parts)
    answer = await client.get(f"/v1/privacy/exports/{asked.json()['id']}/file")
    assert answer.status_code == 200, answer.text
    copy = zipfile.ZipFile(io.BytesIO(answer.content))
    return {name: json.loads(copy.read(name)) for name in copy.namelist() if name.endswith(".json")}


async def test_whoever_took_a_line_over_has_no_copy_of_what_it_was_used_for_before(
    callers: Callers, parts: Parts
) -> None:
    ana, ben = await callers.customer(ANA), await callers.customer(BEN)
    invitation = await invited(ana, "+447700900102")
    path = f"/v1/accounts/invitations/{invitation['id']}/answer"
    assert (await ben.post(path, json={"accept": True}, headers=key())).status_code == 200
    used = [(await told(client, parts))["usage.json"]["Mobile ending 101"]["data"] for client in (ben, ana)]
    assert len(used[0]) <= 1 < len(used[1])


async def test_a_line_s_user_does_not_read_how_the_account_stands_and_is_paid(callers: Callers, parts: Parts) -> None:
    maya = await callers.customer(MAYA)
    (account,) = (await told(maya, parts))["accounts_and_services.json"]
    assert set(account) == {"id", "label", "services"}
    mine = (await maya.get("/v1/accounts/me")).json()["accounts"][0]["services"]
    assert [service["id"] for service in account["services"]] == [service["id"] for service in mine]


async def test_the_holder_keeps_the_account_and_does_not_read_what_others_wrote_to_us(
    callers: Callers, parts: Parts
) -> None:
    noor, maya = await callers.customer(NOOR), await callers.customer(MAYA)
    line = (await maya.get("/v1/accounts/me")).json()["accounts"][0]["services"][0]["id"]
    for client, words in ((maya, "Please hide this from Noor"), (noor, "Noor asks about a bill")):
        case = {"kind": "complaint", "text": words} | ({"service_id": line} if client is maya else {})
        assert (await client.post("/v1/tickets", json=case, headers=key())).status_code == 201
    copy = await told(noor, parts)
    assert copy["accounts_and_services.json"][0]["number"]
    assert "Noor asks about a bill" in json.dumps(copy["cases.json"])
    assert "hide this from Noor" not in json.dumps(copy)
    assert "hide this from Noor" in json.dumps((await told(maya, parts))["cases.json"])


async def test_who_is_asked_and_erases_themselves_is_in_no_table_and_asked_no_more(
    callers: Callers, parts: Parts, browser: httpx.AsyncClient, codes: Codes
) -> None:
    kirsty = await callers.customer(KIRSTY)
    async with parts.database.session() as session:
        before = await tables_with(session, WORDS)
    invitation = await invited(kirsty, STRANGER)
    await browser.post("/v1/sign-in/codes", json={"address": STRANGER})
    await browser.post("/v1/sign-in", json={"code": codes.sent[-1][1]})
    quoted = (await browser.post("/v1/privacy/erasures/quotes", headers=key())).json()
    done = await browser.post("/v1/privacy/erasures", json={"quote_id": quoted["quote_id"]}, headers=key())
    assert done.status_code == 200, done.text
    async with parts.database.session() as session:
        # The holder's own request is theirs, until it is tidied away.
        assert await tables_with(session, WORDS) <= before | {"request"}
        states = (await session.scalars(select(LineInvitation.state))).all()
    assert states == [InvitationState.declined]
    assert (await people(kirsty))["invitations"] == []
    assert invitation["service_id"] in {each["id"] for each in (await people(kirsty))["members"][0]["services"]}
