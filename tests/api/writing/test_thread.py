"""The thread as the desk shows it: who said each, page by page back to the beginning, without any secret."""

import uuid

from api.conversations import ledger, repository
from connectors.content import Content
from tests.api.writing.conftest import Talk


async def test_it_is_read_back_page_by_page_to_the_beginning(talk: Talk) -> None:
    for number in range(5):
        await talk.say(str(number))
    found: list[int] = []
    before = None
    while True:
        asked = {"limit": 3} | ({"before": before} if before else {})
        page = (await talk.sam.client.get(f"{talk.at}/messages", params=asked)).json()
        found = [message["seq"] for message in page["messages"]] + found
        if (before := page["before"]) is None:
            break
    assert found == [1, 2, 3, 4, 5, 6, 7]
    assert page["last_seq"] == 7


async def test_each_says_who_said_it_and_where(talk: Talk) -> None:
    await talk.customer_says("Hello")
    async with talk.parts.database.transaction() as session:
        await ledger.say(talk.parts, session, await repository.hold(session, talk.id), "One moment.")
    await talk.say("I'm here.")
    shown = (await talk.sam.client.get(f"{talk.at}/messages")).json()["messages"]
    who = [(message["sender"]["kind"], message["sender"]["name"]) for message in shown]
    assert who == [
        ("system", None),
        ("system", None),
        ("customer", None),
        ("assistant", None),
        ("agent", "Sam Whitfield"),
    ]
    assert {message["channel"] for message in shown} == {"web"}
    assert shown[2]["delivery"] is None
    assert not shown[4]["delivery"]["can_resend"]
    assert (await talk.trace())[-1] == "GET /v1/desk/conversations/{conversation_id}/messages"


async def test_a_secret_is_the_customer_s_alone(talk: Talk) -> None:
    async with talk.parts.database.transaction() as session:
        held = await repository.hold(session, talk.id)
        await ledger.tell(talk.parts, session, held, Content(text="Your PUK is 12345678.", secret=True))
    assert "12345678" not in (await talk.sam.client.get(f"{talk.at}/messages")).text


async def test_without_a_desk_or_a_conversation_there_is_nothing_to_read(talk: Talk) -> None:
    assert (await talk.page.get(f"{talk.at}/messages")).json()["type"] == "/problems/agent-unknown"
    nowhere = await talk.sam.client.get(f"/v1/desk/conversations/{uuid.uuid4()}/messages")
    assert (nowhere.status_code, nowhere.json()["type"]) == (404, "/problems/conversation-unknown")
    assert (await talk.sam.client.get(f"{talk.at}/messages", params={"before": 0})).status_code == 422
