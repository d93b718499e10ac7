"""What the desk's lists say of each one in them: who it is, and what they want."""

import uuid
from typing import Any

import pytest
from sqlalchemy import select, update

from api.handoff.assigning import assign_all
from api.parts import Parts
from models import AgentRole, Conversation, Customer, DeliveryState
from tests.api.handoff.conftest import Desk, Floor
from tests.api.handoff.undelivered import text_to_somebody

ANA = "+447700900101"


async def is_ana(parts: Parts, conversation_id: uuid.UUID) -> None:
    ana = select(Customer.id).where(Customer.phone == ANA).scalar_subquery()
    async with parts.database.transaction() as session:
        await session.execute(update(Conversation).where(Conversation.id == conversation_id).values(customer_id=ana))


async def listed(desk: Desk, path: str, conversation_id: uuid.UUID) -> dict[str, Any]:
    items = (await desk.client.get(path)).raise_for_status().json()["items"]
    (found,) = [item for item in items if item["conversation_id"] == str(conversation_id)]
    return dict(found)


async def test_who_waits_has_a_name_once_they_are_known(floor: Floor, parts: Parts) -> None:
    desk, lead = await floor.agent("Sam W"), await floor.agent("Aisha B", role=AgentRole.lead)
    known, unknown = await floor.waiting(), await floor.waiting()
    await is_ana(parts, known.id)
    board = (await lead.client.get("/v1/desk/board")).json()
    asked = board["reasons"][0]["now"]["handoffs"]["opens"]
    for whose, path in ((desk, "/v1/desk/queue"), (lead, "/v1/desk/board/running"), (lead, asked)):
        names = [(await listed(whose, path, each.id))["customer_name"] for each in (known, unknown)]
        assert names == ["Ana Brown", None]


@pytest.mark.parametrize(
    ("intent", "about"), [("dispute_charge", "Contest a charge"), ("request_human", None), (None, None)]
)
async def test_an_offer_says_what_for(floor: Floor, parts: Parts, intent: str | None, about: str | None) -> None:
    desk, someone = await floor.agent("Sam W"), await floor.waiting(card={"intent": intent})
    await assign_all(parts)
    assert (await listed(desk, "/v1/desk/chats", someone.id))["about"] == about


async def test_what_did_not_get_there_leads_to_its_conversation(floor: Floor, parts: Parts) -> None:
    lead = await floor.agent("Aisha B", role=AgentRole.lead)
    someone = await text_to_somebody(floor, parts, DeliveryState.failed)
    assert (await listed(lead, "/v1/desk/deliveries", someone.id))["text"] == "Hello."


async def test_what_is_closed_is_filed_under_its_topic_beside_what_it_was_filed_under(floor: Floor) -> None:
    desk, someone = await floor.agent("Sam W"), await floor.waiting()
    await desk.do(someone.id, "take-over")
    tags = f"/v1/desk/conversations/{someone.id}/tags"
    (await desk.client.put(tags, json={"tags": ["refund"]})).raise_for_status()
    told = {"reason": "solved", "summary": "Half of it is back."}
    assert (await desk.do(someone.id, "close", topic="<b>", **told)).status_code == 422
    (await desk.do(someone.id, "close", topic="Dispute charge", **told)).raise_for_status()
    assert (await floor.conversation(someone.id)).tags == ["dispute charge", "refund"]


async def test_a_full_file_takes_no_more_and_is_closed_all_the_same(floor: Floor) -> None:
    desk, someone = await floor.agent("Sam W"), await floor.waiting()
    await desk.do(someone.id, "take-over")
    full = sorted(f"tag {number}" for number in range(10))
    tags = f"/v1/desk/conversations/{someone.id}/tags"
    (await desk.client.put(tags, json={"tags": full})).raise_for_status()
    told = {"reason": "solved", "summary": "Half of it is back.", "topic": "one more"}
    (await desk.do(someone.id, "close", **told)).raise_for_status()
    assert (await floor.conversation(someone.id)).tags == full
