"""A customer who says nothing more: asked once, let go, and back with the same agent when they write again."""

from datetime import timedelta

import httpx
import pytest
from sqlalchemy import update

from api.conversations import repository, turns
from api.dialogue import Dialogue
from api.handoff import coming_back, silence
from api.handoff.assigning import assign_all
from api.parts import Parts
from connectors.content import Content
from models import ConversationOwner, Handoff, HandoffState, MessageSender, Team
from models.base import now
from tests.api.conftest import Bot
from tests.api.conversations.conftest import id_in
from tests.api.conversations.test_endpoints import opened, saying
from tests.api.handoff.conftest import Asking, Desk, Floor, lines
from tests.api.handoff.saying import said

QUESTION = "Are you still there? Sam is waiting for your answer."
MINUTE = timedelta(minutes=1)


async def answered(floor: Floor, parts: Parts, ago: timedelta) -> tuple[Desk, Asking]:
    """Somebody whom an agent has asked something, so long ago."""
    desk, someone = await floor.agent("Sam W"), await floor.waiting()
    await desk.do(someone.id, "take-over")
    await said(parts, someone.id, MessageSender.customer, "My bill is wrong.", ago=ago)
    await floor.moved_back(someone.id, requested_at=ago + MINUTE, accepted_at=ago)
    await said(parts, someone.id, MessageSender.agent, "Which month?", ago=ago)
    return desk, someone


async def reminded(parts: Parts, someone: Asking) -> int:
    return (await lines(parts, someone.id)).count(QUESTION)


async def test_they_are_asked_once_after_ten_minutes(floor: Floor, parts: Parts) -> None:
    _, early = await answered(floor, parts, 9 * MINUTE)
    _, someone = await answered(floor, parts, 11 * MINUTE)
    for _ in range(2):
        await silence.see_to_the_silent(parts)
    assert (await reminded(parts, early), await reminded(parts, someone)) == (0, 1)


async def test_who_is_owed_an_answer_is_not_asked_for_one(floor: Floor, parts: Parts) -> None:
    _, someone = await answered(floor, parts, 30 * MINUTE)
    await said(parts, someone.id, MessageSender.customer, "November.", ago=20 * MINUTE)
    waits = await floor.waiting()
    await floor.moved_back(waits.id, requested_at=40 * MINUTE)
    await silence.see_to_the_silent(parts)
    assert (await reminded(parts, someone), await reminded(parts, waits)) == (0, 0)


async def test_who_speaks_and_falls_silent_again_is_asked_again(floor: Floor, parts: Parts) -> None:
    _, someone = await answered(floor, parts, 40 * MINUTE)
    await silence.see_to_the_silent(parts)
    await floor.moved_back(someone.id, reminded_at=25 * MINUTE)
    await said(parts, someone.id, MessageSender.customer, "November.", ago=14 * MINUTE)
    await said(parts, someone.id, MessageSender.agent, "Thank you. And the year?", ago=12 * MINUTE)
    await silence.see_to_the_silent(parts)
    assert await reminded(parts, someone) == 2
    assert (await floor.conversation(someone.id)).owner is ConversationOwner.agent


async def test_twenty_minutes_later_they_are_gone_and_their_agent_is_free(floor: Floor, parts: Parts) -> None:
    desk, someone = await answered(floor, parts, 40 * MINUTE)
    await silence.see_to_the_silent(parts)
    # Never without having been asked first, however long they were silent.
    assert await desk.chats() == [someone.id]
    await floor.moved_back(someone.id, reminded_at=21 * MINUTE)
    for _ in range(2):
        await silence.see_to_the_silent(parts)
    kept = await floor.handoff(someone.id)
    assert (kept.state, kept.outcome, await desk.chats()) == (HandoffState.closed, "customer gone", [])
    assert kept.summary
    assert kept.summary.startswith("The customer has not answered since ")
    assert (await floor.conversation(someone.id)).owner is ConversationOwner.closed
    assert (await lines(parts, someone.id))[-1].startswith("We've closed this for now")
    assert (await floor.trace(someone.id))[-1] == "handoff gone"


async def gone(floor: Floor, parts: Parts) -> tuple[Desk, Asking]:
    desk, someone = await answered(floor, parts, 40 * MINUTE)
    await silence.see_to_the_silent(parts)
    await floor.moved_back(someone.id, reminded_at=21 * MINUTE)
    await silence.see_to_the_silent(parts)
    return desk, someone


async def back_again(floor: Floor, parts: Parts, before: Asking) -> Asking:
    again = await floor.customer((await floor.conversation(before.id)).contact_id)
    async with parts.database.transaction() as session:
        conversation = await repository.hold(session, again.id)
        await repository.append(session, conversation, MessageSender.customer, Content(text="November."), for_bot=True)
    return again


async def test_what_they_say_next_goes_to_their_agent_and_never_to_the_bot(
    floor: Floor, parts: Parts, bot: Bot, dialogue: Dialogue
) -> None:
    desk, before = await gone(floor, parts)
    await floor.agent("Other O")
    again = await back_again(floor, parts, before)
    for _ in range(2):
        await turns.answer_all(parts, dialogue, again.id, coming_back.takes)
    assert (bot.turns, (await again.where())["state"]) == ([], "waiting")
    kept = await floor.handoff(again.id)
    assert (kept.reason, kept.last_agent_id) == ("came_back", desk.id)
    assert kept.note
    assert kept.note.startswith("The customer has not answered since ")
    await assign_all(parts)
    assert await desk.chats() == [again.id]


async def test_the_page_s_greeting_goes_before_and_what_is_typed_meanwhile_still_finds_its_way(
    browser: httpx.AsyncClient, floor: Floor, parts: Parts, bot: Bot, dialogue: Dialogue
) -> None:
    first = id_in(await opened(browser))
    await turns.answer_all(parts, dialogue, first)
    desk = await floor.agent("Sam W")
    await desk.do(first, "take-over")
    assert (await desk.do(first, "close", reason="solved", summary="Done.")).status_code == 200
    async with parts.database.transaction() as session:
        await session.execute(update(Handoff).values(outcome=silence.GONE))
    path = await opened(browser)

    async def type_meanwhile() -> None:
        bot.meanwhile = None
        await browser.post(f"{path}/messages", json=saying("November."))

    bot.meanwhile = type_meanwhile
    bot.turns.clear()
    await turns.answer_all(parts, dialogue, id_in(path), coming_back.takes)
    assert [turn["intent"] for turn in bot.turns] == ["open"]
    assert (await floor.conversation(id_in(path))).owner is ConversationOwner.waiting


@pytest.mark.parametrize("why", ["a day later", "the team is closed", "it was solved", "once already"])
async def test_otherwise_the_bot_answers(floor: Floor, parts: Parts, bot: Bot, dialogue: Dialogue, why: str) -> None:
    desk, before = await gone(floor, parts)
    again = await back_again(floor, parts, before)
    async with parts.database.transaction() as session:
        if why == "a day later":
            await session.execute(update(Handoff).values(ended_at=now() - timedelta(hours=25)))
        elif why == "the team is closed":
            await session.execute(update(Team).values(hours={}))
        elif why == "it was solved":
            await session.execute(update(Handoff).values(outcome="solved"))
    if why == "once already":
        await desk.do(again.id, "take-over")
        await desk.do(again.id, "return", note="They have what they wanted.")
        async with parts.database.transaction() as session:
            conversation = await repository.hold(session, again.id)
            await repository.append(
                session, conversation, MessageSender.customer, Content(text="Thanks."), for_bot=True
            )
    await turns.answer_all(parts, dialogue, again.id, coming_back.takes)
    # Given back, the assistant goes on by itself first.
    answered = 2 if why == "once already" else 1
    assert (len(bot.turns), (await floor.conversation(again.id)).owner) == (answered, ConversationOwner.bot)


async def test_an_agent_of_yesterday_is_not_waited_for(floor: Floor, parts: Parts) -> None:
    _, before = await gone(floor, parts)
    await floor.moved_back(before.id, ended_at=timedelta(hours=25))
    again = await floor.customer((await floor.conversation(before.id)).contact_id)
    await again.ask()
    assert (await floor.handoff(again.id)).last_agent_id is None
