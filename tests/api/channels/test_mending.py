"""What did not get through is seen by leads, and set right."""

import uuid
from typing import Any

import httpx
import pytest

from api.channels import outbox
from connectors.base import NotSent, OutcomeUnknown
from tests.api.channels.carrier import Carrier
from tests.api.channels.conftest import Texting
from tests.api.channels.kept import take_all_kept
from tests.api.conftest import Bot
from tests.api.desk.logging_in import log_in

AISHA, PRIYA = "aisha@optilink.example.com", "priya@optilink.example.com"
ARRIVALS, DELIVERIES = "/v1/desk/arrivals", "/v1/desk/deliveries"


@pytest.fixture
async def lead(texting: Texting, monkeypatch: pytest.MonkeyPatch) -> httpx.AsyncClient:
    monkeypatch.setattr("api.desk.proving.verify_password", lambda *_: True)
    assert (await log_in(texting.client, AISHA)).status_code == 201
    return texting.client


async def only(client: httpx.AsyncClient, path: str) -> dict[str, Any]:
    (item,) = (await client.get(path)).json()["items"]
    return dict(item)


async def test_a_refused_delivery_is_let_in_once(texting: Texting, lead: httpx.AsyncClient) -> None:
    await texting.bring({"id": "in-1", "text": "how much is my bill"}, headers={})
    refused = await only(lead, ARRIVALS)
    assert (refused["reason"], refused["trusted"]) == ("it is not signed", False)
    path = f"{ARRIVALS}/{refused['id']}/let-in"
    assert (await lead.post(path)).json()["state"] == "received"
    assert (await lead.post(path)).json()["type"] == "/problems/let-in-already"
    await take_all_kept(texting.parts)
    assert [message.content["text"] for message in await texting.messages()] == ["how much is my bill"]
    assert (await lead.post(path)).json()["type"] == "/problems/let-in-already"
    assert (await lead.get(ARRIVALS)).json()["items"] == []


async def test_let_in_after_the_provider_brought_it_again_it_is_one_message(
    texting: Texting, lead: httpx.AsyncClient
) -> None:
    await texting.bring({"id": "in-1", "text": "bill"}, headers={})
    await texting.bring({"id": "in-1", "text": "bill"})
    await lead.post(f"{ARRIVALS}/{(await only(lead, ARRIVALS))['id']}/let-in")
    await take_all_kept(texting.parts)
    assert len(await texting.messages()) == 1


async def test_what_can_not_be_read_stays_where_it_is(texting: Texting, lead: httpx.AsyncClient) -> None:
    await lead.post("/v1/channels/carrier", content=b"{")
    answer = await lead.post(f"{ARRIVALS}/{(await only(lead, ARRIVALS))['id']}/let-in")
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/still-not-readable")


async def test_what_failed_is_really_sent_again(texting: Texting, carrier: Carrier, lead: httpx.AsyncClient) -> None:
    carrier.fails_with = [NotSent("the number can't take texts", again=False)]
    await texting.text("hello")
    failed = await only(lead, DELIVERIES)
    assert (failed["state"], failed["reason"], failed["to"]) == (
        "failed",
        "the number can't take texts",
        "07••• •••101",
    )
    path = f"{DELIVERIES}/{failed['id']}/send-again"
    assert (await lead.post(path)).status_code == 202
    assert (await lead.post(path)).json()["type"] == "/problems/not-failed"
    (conversation,) = await texting.conversations()
    await outbox.deliver_all(texting.parts, conversation.id)
    assert len(carrier.sent) == 2
    assert (await lead.get(DELIVERIES)).json()["items"] == []


async def test_of_what_may_have_arrived_a_person_decides(
    texting: Texting, carrier: Carrier, lead: httpx.AsyncClient
) -> None:
    carrier.fails_with = [OutcomeUnknown("no answer in 10 s")]
    await texting.text("hello")
    assert (await only(lead, DELIVERIES))["state"] == "unknown"


async def test_lists_go_on_where_the_page_before_ended(texting: Texting, lead: httpx.AsyncClient) -> None:
    for number in range(3):
        await texting.bring({"id": f"in-{number}", "text": "bill"}, headers={})
    first = (await lead.get(ARRIVALS, params={"limit": 2})).json()
    second = (await lead.get(ARRIVALS, params={"limit": 2, "cursor": first["next"]})).json()
    assert len({item["id"] for item in first["items"] + second["items"]}) == 3
    assert second["next"] is None


@pytest.mark.parametrize("path", [ARRIVALS, DELIVERIES])
async def test_it_is_for_leads(texting: Texting, bot: Bot, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (await texting.client.get(path)).status_code == 401
    monkeypatch.setattr("api.desk.proving.verify_password", lambda *_: True)
    await log_in(texting.client, PRIYA)
    assert (await texting.client.get(path)).json()["type"] == "/problems/leads-only"
    again = await texting.client.post(f"{DELIVERIES}/{uuid.uuid4()}/send-again")
    assert again.json()["type"] == "/problems/leads-only"
