"""Notes are for agents: written once, never before a customer's eyes, and found by whoever is named in them."""

import uuid
from typing import Any

from sqlalchemy import update

from models import Agent, AgentState
from tests.api.handoff.conftest import Desk
from tests.api.writing.conftest import Heard, Talk, noting


async def mentions(desk: Desk, **asked: str | int) -> list[dict[str, Any]]:
    return list((await desk.client.get("/v1/desk/mentions", params=asked)).raise_for_status().json()["items"])


async def test_a_note_is_there_for_every_agent_and_for_no_customer(talk: Talk) -> None:
    lead = await talk.floor.agent("Aisha Bello")
    answer = await talk.note("Card 4111 1111 1111 1111 again: offer the link.", by=lead)
    assert answer.status_code == 201
    (note,) = (await talk.sam.client.get(f"{talk.at}/notes")).json()["items"]
    assert (note["by"]["name"], note["seq"]) == ("Aisha Bello", 1)
    assert "4111" not in note["text"]
    assert "offer the link" not in (await talk.page.get(f"{talk.path}/messages")).text
    assert (await talk.page.get(f"{talk.at}/notes")).status_code == 401
    assert (await talk.trace())[-2:] == ["note written", "GET /v1/desk/conversations/{conversation_id}/notes"]


async def test_the_same_note_again_is_one_and_another_under_its_id_is_refused(talk: Talk) -> None:
    body = noting("He was promised a call")
    first, again = [await talk.sam.client.post(f"{talk.at}/notes", json=body) for _ in range(2)]
    assert first.json() == again.json()
    other = await talk.floor.agent("Lucía Herrero")
    for answer in (
        await talk.sam.client.post(f"{talk.at}/notes", json=body | {"text": "No call"}),
        await other.client.post(f"{talk.at}/notes", json=body),
    ):
        assert (answer.status_code, answer.json()["type"]) == (409, "/problems/note-id-reused")
    await talk.note("A second one")
    items = (await talk.sam.client.get(f"{talk.at}/notes", params={"after": 1})).json()["items"]
    assert [(item["seq"], item["text"]) for item in items] == [(2, "A second one")]


async def test_who_is_named_finds_it_what_is_new_first_and_sees_it_once(talk: Talk) -> None:
    other = await talk.floor.agent("Lucía Herrero")
    for text in ("first", "second", "third"):
        await talk.note(f"{text}, please look", other.id, other.id, talk.sam.id)
    found = await mentions(other)
    assert [each["note"]["text"][:5] for each in found] == ["third", "secon", "first"]
    assert [each["name"] for each in found[0]["note"]["mentions"]] == ["Lucía Herrero"]
    assert await mentions(talk.sam) == []
    path = f"/v1/desk/mentions/{found[0]['id']}/seen"
    assert [(await other.client.put(path)).status_code for _ in range(2)] == [204, 204]
    after = await mentions(other)
    assert [each["id"] for each in after] == [found[1]["id"], found[2]["id"], found[0]["id"]]
    assert after[2]["seen_at"] is not None
    answer = await talk.sam.client.put(path)
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/mention-unknown")


async def test_who_is_named_is_told_and_so_is_their_other_screen_once_it_is_seen(talk: Talk, heard: Heard) -> None:
    other = await talk.floor.agent("Lucía Herrero")
    await talk.note("please look", other.id)
    assert (heard.to, [hint["what"] for hint in heard.hints]) == ([str(talk.id), str(other.id)], ["note", "mention"])
    (mention,) = await mentions(other)
    for _ in range(2):
        await other.client.put(f"/v1/desk/mentions/{mention['id']}/seen")
    assert heard.to[2:] == [str(other.id)]


async def test_mentions_come_page_by_page_across_what_was_seen(talk: Talk) -> None:
    other = await talk.floor.agent("Lucía Herrero")
    for number in range(5):
        await talk.note(str(number), other.id)
    for each in (await mentions(other))[::2]:
        await other.client.put(f"/v1/desk/mentions/{each['id']}/seen")
    found: list[str] = []
    cursor: str | None = None
    while True:
        asked = {"limit": 2} | ({"cursor": cursor} if cursor else {})
        page = (await other.client.get("/v1/desk/mentions", params=asked)).json()
        found += [each["note"]["text"] for each in page["items"]]
        if (cursor := page["next"]) is None:
            break
    assert found == ["3", "1", "4", "2", "0"]
    wrong = await other.client.get("/v1/desk/mentions", params={"cursor": "nonsense"})
    assert wrong.json()["type"] == "/problems/cursor-not-understood"


async def test_who_does_not_work_here_can_not_be_named(talk: Talk) -> None:
    gone = await talk.floor.agent("Tomasz Wrona")
    async with talk.parts.database.transaction() as session:
        await session.execute(update(Agent).where(Agent.id == gone.id).values(state=AgentState.disabled))
    nobody = uuid.uuid4()
    answer = await talk.note("please look", gone.id, nobody)
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/agent-not-here")
    assert answer.json()["unknown"] == [str(gone.id), str(nobody)]
    assert (await talk.sam.client.get(f"{talk.at}/notes")).json()["items"] == []


async def test_a_note_without_words_or_about_nothing_is_refused(talk: Talk) -> None:
    assert (await talk.note("  ")).status_code == 422
    nowhere = await talk.sam.client.post(f"/v1/desk/conversations/{uuid.uuid4()}/notes", json=noting("a"))
    assert (nowhere.status_code, nowhere.json()["type"]) == (404, "/problems/conversation-unknown")
