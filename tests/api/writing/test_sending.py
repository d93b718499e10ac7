"""An agent's words reach the customer once, and only from whoever has the conversation."""

import uuid
from typing import Any

import pytest
from sqlalchemy import select

from api.conversations import ledger, repository
from api.masking import DOT
from connectors.content import Content
from models import AgentRole, Delivery, DeliveryState, Message, MessageSender
from tests.api.writing.conftest import Talk, words


async def test_what_an_agent_says_is_there_under_the_given_name_and_in_the_trace(talk: Talk) -> None:
    answer = await talk.say("Your card 4111 1111 1111 1111 was declined.")
    assert answer.status_code == 201
    told = answer.json()
    assert (told["seq"], told["sender"]) == (3, {"kind": "agent", "name": "Sam Whitfield"})
    assert (told["agent_id"], told["channel"], told["delivery"]["state"]) == (str(talk.sam.id), "web", "queued")
    seen = (await talk.customer_sees())[-1]
    assert seen["sender"] == {"kind": "agent", "name": "Sam"}
    assert seen["content"]["text"] == f"Your card {DOT * 4} 1111 was declined."
    assert (await talk.trace())[-1] == "message sent"


async def test_the_same_message_again_is_one_and_other_words_under_its_id_are_refused(talk: Talk) -> None:
    body = words("Hello", 2)
    first, again = [await talk.sam.client.post(f"{talk.at}/messages", json=body) for _ in range(2)]
    assert first.json() == again.json()
    refused = await talk.sam.client.post(f"{talk.at}/messages", json=body | {"text": "Goodbye"})
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/message-id-reused")
    await talk.sam.do(talk.id, "return", note="Done.")
    late = await talk.sam.client.post(f"{talk.at}/messages", json=body)
    assert (late.status_code, late.json()["id"]) == (201, first.json()["id"])
    assert [message["content"]["text"] for message in await talk.customer_sees()].count("Hello") == 1


async def test_what_a_customer_wrote_meanwhile_holds_it_until_it_is_sent_anyway(talk: Talk) -> None:
    body = words("Shall I book it?", 2)
    seq = await talk.customer_says("Forget it, it works again")
    held = await talk.sam.client.post(f"{talk.at}/messages", json=body)
    assert (held.status_code, held.json()["type"]) == (409, "/problems/something-came")
    assert held.json()["came"] == [{"seq": seq, "kind": "customer", "name": None}]
    assert (await talk.customer_sees())[-1]["seq"] == seq
    assert (await talk.sam.client.post(f"{talk.at}/messages", json=body | {"anyway": True})).status_code == 201


async def test_what_a_colleague_wrote_holds_it_and_one_s_own_words_and_the_assistant_s_do_not(talk: Talk) -> None:
    assert (await talk.say("One moment.", seen=2)).status_code == 201
    async with talk.parts.database.transaction() as session:
        held = await repository.hold(session, talk.id)
        await ledger.say(talk.parts, session, held, "A sentence of the service's own.")
    assert (await talk.say("Here it is.", seen=2)).status_code == 201
    other = await talk.floor.agent("Lucía Herrero")
    async with talk.parts.database.transaction() as session:
        held = await repository.hold(session, talk.id)
        said = Content(text="Hello")
        await ledger.tell(talk.parts, session, held, said, MessageSender.agent, agent_id=other.id)
    answer = await talk.say("Anything else?", seen=2)
    assert answer.json()["came"] == [{"seq": 6, "kind": "agent", "name": "Lucía Herrero"}]


async def test_who_does_not_have_it_is_told_who_does(talk: Talk) -> None:
    lead = await talk.floor.agent("Aisha Bello", role=AgentRole.lead)
    answer = await talk.say("Hello", by=lead)
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/changed-hands")
    assert (answer.json()["owner"], answer.json()["agent_name"]) == ("agent", "Sam Whitfield")
    await lead.do(talk.id, "take-over")
    assert (await talk.say("Hello")).json()["agent_name"] == "Aisha Bello"
    await lead.do(talk.id, "return", note="Done.")
    answer = await talk.say("Hello", by=lead)
    assert (answer.json()["owner"], answer.json()["agent_name"]) == ("bot", None)
    assert "assistant has it" in answer.json()["detail"]
    await lead.do(talk.id, "take-over")
    await lead.do(talk.id, "close", reason="solved", summary="Solved.")
    assert (await talk.say("Hello", by=lead)).json()["owner"] == "closed"
    assert all(message["content"]["text"] != "Hello" for message in await talk.customer_sees())


async def test_who_waits_in_the_line_or_is_not_taken_up_is_written_to_by_nobody(talk: Talk) -> None:
    await talk.sam.do(talk.id, "transfer", team="general")
    assert (await talk.say("Hello")).json()["owner"] == "waiting"
    other = await talk.floor.agent("Lucía Herrero")
    lead = await talk.floor.agent("Aisha Bello", role=AgentRole.lead)
    assert (await lead.do(talk.id, "transfer", agent_id=str(other.id))).status_code == 200
    assert (await talk.say("Hello", by=other)).json()["type"] == "/problems/not-taken-up"
    await other.do(talk.id, "acceptance")
    assert (await talk.say("Hello", by=other)).status_code == 201


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({"text": None}, "malformed"),
        ({"text": "  "}, "malformed"),
        ({"text": "x" * 4001}, "malformed"),
        ({"text": "a\x00b"}, "malformed"),
        ({"colour": "red"}, "malformed"),
        ({"seen_seq": -1}, "malformed"),
        ({"seen_seq": 99}, "not-written-yet"),
        ({"files": [str(uuid.UUID(int=1))] * 2}, "malformed"),
        ({"files": [str(uuid.UUID(int=1))]}, "file-not-here"),
    ],
)
async def test_what_can_not_be_sent_is_refused_and_nothing_is_written(
    body: dict[str, Any], kind: str, talk: Talk
) -> None:
    answer = await talk.sam.client.post(f"{talk.at}/messages", json=words("Hello", 2) | body)
    assert (answer.status_code, answer.json()["type"]) == (422, f"/problems/{kind}")
    assert len(await talk.customer_sees()) == 2


async def test_a_place_that_is_not_filled_in_is_not_sent(talk: Talk) -> None:
    answer = await talk.say("Hello {customer.given_name}, it is {today}.")
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/place-left")
    assert answer.json()["unfilled"] == ["customer.given_name", "today"]
    assert (await talk.say("Type {your name} there.")).status_code == 201


async def test_without_a_desk_and_of_no_conversation_nothing_is_written(talk: Talk) -> None:
    answer = await talk.page.post(f"{talk.at}/messages", json=words("Hello", 2))
    assert (answer.status_code, answer.json()["type"]) == (401, "/problems/agent-unknown")
    answer = await talk.sam.client.post(f"/v1/desk/conversations/{uuid.uuid4()}/messages", json=words("Hello"))
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/conversation-unknown")


async def test_a_page_that_shows_it_says_so_in_its_delivery(talk: Talk) -> None:
    seq = (await talk.say("Hello")).json()["seq"]
    await talk.page.put(f"{talk.path}/seen", json={"seq": seq})
    async with talk.parts.database.session() as session:
        of_it = select(Delivery.state).join(Message, Message.id == Delivery.message_id)
        state = await session.scalar(of_it.where(Message.conversation_id == talk.id, Message.seq == seq))
    assert state is DeliveryState.read
