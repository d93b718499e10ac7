"""Two at once, on a database where both really commit."""

import asyncio

import pytest
from sqlalchemy import select

from models import Conversation, Message, MessageSender
from tests.api.writing.conftest import Talk, noting, words

pytestmark = pytest.mark.commits


async def test_a_message_sent_eight_times_at_once_is_said_once(talk: Talk) -> None:
    body = words("Hello", 2)
    sent = (talk.sam.client.post(f"{talk.at}/messages", json=body) for _ in range(8))
    answers = await asyncio.gather(*sent)
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert len(await talk.customer_sees()) == 3


async def test_a_note_written_eight_times_at_once_is_one_and_eight_notes_are_numbered(talk: Talk) -> None:
    body = noting("He was promised a call")
    written = await asyncio.gather(*(talk.sam.client.post(f"{talk.at}/notes", json=body) for _ in range(8)))
    assert len({answer.json()["id"] for answer in written}) == 1
    await asyncio.gather(*(talk.note(str(number)) for number in range(7)))
    items = (await talk.sam.client.get(f"{talk.at}/notes")).json()["items"]
    assert [item["seq"] for item in items] == list(range(1, 9))


async def test_nothing_is_said_once_it_has_changed_hands(talk: Talk) -> None:
    """Whoever is first: what was said was said before it went back to the assistant."""
    for number in range(10):
        said, moved = await asyncio.gather(
            talk.sam.client.post(f"{talk.at}/messages", json=words(str(number), anyway=True)),
            talk.sam.do(talk.id, "return", note="Done."),
        )
        assert moved.status_code == 200
        assert said.status_code in (201, 409), said.text
        async with talk.parts.database.session() as session:
            epoch = (await session.get_one(Conversation, talk.id)).epoch
            by_agent = (Message.conversation_id == talk.id, Message.sender == MessageSender.agent)
            assert not (await session.scalars(select(Message).where(*by_agent, Message.epoch >= epoch))).all()
        assert (await talk.sam.do(talk.id, "take-over")).status_code == 200


async def test_a_customer_who_writes_at_the_same_moment_is_either_seen_or_comes_after(talk: Talk) -> None:
    for _ in range(8):
        seen = (await talk.floor.conversation(talk.id)).last_seq
        said, seq = await asyncio.gather(
            talk.sam.client.post(f"{talk.at}/messages", json=words("Shall I?", seen)),
            talk.customer_says("No"),
        )
        if said.status_code == 201:
            assert said.json()["seq"] < seq
        else:
            assert said.json()["came"][0]["seq"] == seq
