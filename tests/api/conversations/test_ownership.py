"""Whoever owns the conversation speaks, and nobody else."""

import httpx
from sqlalchemy import select

from api.conversations import turns
from api.db import Database
from api.dialogue import Dialogue
from api.parts import Parts
from models import Conversation, ConversationOwner, Turn, TurnState
from tests.api.conftest import Bot
from tests.api.conversations.conftest import id_in, texts
from tests.api.conversations.test_endpoints import saying


async def test_what_was_said_to_a_person_is_not_repeated_to_the_bot(
    browser: httpx.AsyncClient, greeted: str, parts: Parts, bot: Bot, dialogue: Dialogue, database: Database
) -> None:
    for owner, said in ((ConversationOwner.agent, "thanks Tom"), (ConversationOwner.bot, "my bill")):
        async with database.transaction() as session:
            (await session.get_one(Conversation, id_in(greeted))).owner = owner
        await browser.post(f"{greeted}/messages", json=saying(said))
    await turns.answer_all(parts, dialogue, id_in(greeted))
    assert [turn["text"] for turn in bot.turns] == ["my bill"]


async def test_an_answer_after_a_person_took_over_is_dropped(
    browser: httpx.AsyncClient, greeted: str, parts: Parts, bot: Bot, dialogue: Dialogue, database: Database
) -> None:
    async def take_over() -> None:
        async with database.transaction() as session:
            conversation = await session.get_one(Conversation, id_in(greeted))
            conversation.owner, conversation.epoch = ConversationOwner.agent, conversation.epoch + 1

    bot.meanwhile = take_over
    await browser.post(f"{greeted}/messages", json=saying("my bill"))
    await turns.answer_all(parts, dialogue, id_in(greeted))
    assert "assistant: Your bill is £84.20." not in await texts(browser, greeted)
    async with database.session() as session:
        assert await session.scalar(select(Turn.state).order_by(Turn.started_at.desc()).limit(1)) is TurnState.refused


async def test_while_a_person_owns_the_conversation_the_bot_is_not_asked(
    browser: httpx.AsyncClient, greeted: str, parts: Parts, bot: Bot, dialogue: Dialogue, database: Database
) -> None:
    async with database.transaction() as session:
        conversation = await session.get_one(Conversation, id_in(greeted))
        conversation.owner, conversation.epoch = ConversationOwner.agent, conversation.epoch + 1
    await browser.post(f"{greeted}/messages", json=saying("are you there?"))
    await turns.answer_all(parts, dialogue, id_in(greeted))
    assert bot.turns == []
