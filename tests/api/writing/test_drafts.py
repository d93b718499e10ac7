"""What was typed and not sent survives a reload, and is gone once it is sent or of no use."""

import uuid
from datetime import timedelta

import httpx
from sqlalchemy import delete, select, update

from api.housekeeping import DRAFTS_KEPT, tidy
from api.masking import DOT
from models import Conversation, ConversationOwner, Draft, DraftMode, Mention, Note
from models.base import now
from tests.api.handoff.conftest import Desk
from tests.api.writing.conftest import Talk


async def typed(talk: Talk, mode: str, text: str, by: Desk | None = None) -> httpx.Response:
    return await (by or talk.sam).client.put(f"{talk.at}/drafts/{mode}", json={"text": text})


async def kept(desk: Desk) -> dict[str, str]:
    items = (await desk.client.get("/v1/desk/drafts")).json()["items"]
    return {item["mode"]: item["text"] for item in items}


async def test_each_agent_has_one_draft_for_each_way_of_writing(talk: Talk) -> None:
    other = await talk.floor.agent("Lucía Herrero")
    assert (await typed(talk, "reply", "Hello An")).status_code == 204
    await typed(talk, "reply", "Hello Ana, ")
    await typed(talk, "note", "promised 5111 1111 1111 1118 a call")
    masked = f"promised {DOT * 4} 1118 a call"
    assert await kept(talk.sam) == {"reply": "Hello Ana, ", "note": masked}
    assert await kept(other) == {}


async def test_emptied_it_is_gone_and_what_is_no_draft_is_refused(talk: Talk) -> None:
    await typed(talk, "reply", "Hello")
    for _ in range(2):
        assert (await typed(talk, "reply", " ")).status_code == 204
    assert await kept(talk.sam) == {}
    assert (await typed(talk, "shout", "Hello")).status_code == 422
    assert (await typed(talk, "note", "x" * 4001)).status_code == 422
    nowhere = await talk.sam.client.put(f"/v1/desk/conversations/{uuid.uuid4()}/drafts/note", json={"text": "a"})
    assert nowhere.json()["type"] == "/problems/conversation-unknown"


async def test_what_is_sent_is_no_draft_any_more_and_what_is_refused_still_is(talk: Talk) -> None:
    await typed(talk, "reply", "Hello")
    await typed(talk, "note", "ask Lucía")
    await talk.customer_says("Wait")
    assert (await talk.say("Hello", seen=2)).status_code == 409
    assert await kept(talk.sam) == {"reply": "Hello", "note": "ask Lucía"}
    assert (await talk.say("Hello")).status_code == 201
    assert await kept(talk.sam) == {"note": "ask Lucía"}
    await talk.note("ask Lucía")
    assert await kept(talk.sam) == {}


async def test_a_day_after_the_end_they_are_forgotten(talk: Talk) -> None:
    await typed(talk, "reply", "Hello")
    await tidy(talk.parts.database)
    assert await kept(talk.sam) == {"reply": "Hello"}
    for age, left in ((DRAFTS_KEPT - timedelta(hours=1), 1), (DRAFTS_KEPT + timedelta(hours=1), 0)):
        async with talk.parts.database.transaction() as session:
            over = {"owner": ConversationOwner.closed, "closed_at": now() - age}
            await session.execute(update(Conversation).where(Conversation.id == talk.id).values(over))
        await tidy(talk.parts.database)
        assert len(await kept(talk.sam)) == left


async def test_drafts_and_notes_go_with_their_conversation(talk: Talk) -> None:
    someone = await talk.floor.customer()
    mine = {"agent_id": talk.sam.id, "conversation_id": someone.id, "text": "Hello"}
    async with talk.parts.database.transaction() as session:
        session.add(Draft(mode=DraftMode.reply, **mine))
        named = [Mention(agent_id=talk.sam.id)]
        session.add(Note(seq=1, client_note_id=uuid.uuid4(), request_hash="", mentions=named, **mine))
        await session.flush()
        await session.execute(delete(Conversation).where(Conversation.id == someone.id))
        left = [await session.scalar(select(table.agent_id)) for table in (Draft, Note, Mention)]
    assert left == [None, None, None]
