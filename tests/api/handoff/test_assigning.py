"""Who waits is given to who is free: in order, to the right person, and to nobody who has enough."""

from datetime import timedelta

from sqlalchemy import text

from api.handoff import line
from api.handoff.assigning import assign_all
from api.parts import Parts
from models import Agent, AgentState, ConversationOwner
from models.base import now
from tests.api.handoff.conftest import Floor


async def test_the_first_is_given_first_within_its_priority(floor: Floor, parts: Parts) -> None:
    normal, later = await floor.waiting(), await floor.waiting()
    high, urgent = await floor.waiting(priority="high"), await floor.waiting(priority="urgent")
    desk = await floor.agent("Sam W", capacity=1)
    for expected in (urgent, high, normal, later):
        assert await assign_all(parts) == 1
        assert await desk.chats() == [expected.id]
        await desk.do(expected.id, "acceptance")
        assert (await desk.do(expected.id, "close", reason="solved", summary="Done.")).status_code == 200


async def test_nobody_is_given_more_than_they_can_answer(floor: Floor, parts: Parts) -> None:
    desk = await floor.agent("Sam W", capacity=2)
    for _ in range(3):
        await floor.waiting()
    assert (await assign_all(parts), len(await desk.chats())) == (2, 2)
    nobody = await floor.agent("Trainee T", capacity=0)
    assert (await assign_all(parts), await nobody.chats()) == (0, [])


async def test_skill_language_and_team_have_to_fit(floor: Floor, parts: Parts) -> None:
    wrong = [
        await floor.agent("A A", skills=["billing"]),
        await floor.agent("B B", languages=["es"]),
        await floor.agent("C C", skills=["billing"], languages=["es"], teams=["technical"]),
    ]
    right = await floor.agent("D D", skills=["orders", "billing"], languages=["en", "es"])
    asked = await floor.waiting(skill="billing", language="es")
    assert await assign_all(parts) == 1
    assert await right.chats() == [asked.id]
    assert [await desk.chats() for desk in wrong] == [[], [], []]


async def test_who_can_t_be_answered_yet_holds_up_nobody(floor: Floor, parts: Parts) -> None:
    await floor.waiting(language="cy", priority="urgent")
    behind = await floor.waiting()
    desk = await floor.agent("Sam W")
    assert await assign_all(parts) == 1
    assert await desk.chats() == [behind.id]


async def test_whoever_has_the_least_to_do_gets_the_next_and_they_take_turns(floor: Floor, parts: Parts) -> None:
    # Half of what the other can do is less to do than all but one of three.
    busy, idle = await floor.agent("A A", capacity=4), await floor.agent("B B", capacity=2)
    for _ in range(3):
        await floor.waiting()
        await assign_all(parts)
    assert (len(await busy.chats()), len(await idle.chats())) == (2, 1)


async def test_the_agent_they_had_last_is_preferred_if_free(floor: Floor, parts: Parts) -> None:
    first = await floor.waiting()
    known = await floor.agent("Known K", capacity=3)
    await assign_all(parts)
    await known.do(first.id, "acceptance")
    await known.do(first.id, "close", reason="solved", summary="Done.")
    other = await floor.agent("Other O")
    await floor.waiting()
    await known.do((await floor.waiting()).id, "take-over")
    again = await floor.customer((await floor.conversation(first.id)).contact_id)
    await again.ask(priority="urgent")
    await assign_all(parts)
    assert again.id in await known.chats()
    assert len(await other.chats()) == 1


async def test_who_is_finishing_away_or_offline_gets_nothing_new(floor: Floor, parts: Parts) -> None:
    await floor.waiting()
    for state in ("finishing", "away", "offline"):
        await floor.agent("Sam W", state=AgentState(state))
    await floor.agent("Silent S", seen_at=now() - timedelta(minutes=2))
    await floor.agent("Never N", seen_at=None)
    assert await assign_all(parts) == 0


async def test_what_is_not_taken_up_in_time_goes_back_and_its_agent_is_away(floor: Floor, parts: Parts) -> None:
    kept, missed = await floor.waiting(), await floor.waiting()
    desk = await floor.agent("Sam W", capacity=2)
    await assign_all(parts)
    await desk.do(kept.id, "acceptance")
    await floor.moved_back(missed.id, assigned_at=timedelta(seconds=44))
    await line.see_to(parts)
    assert len(await desk.chats()) == 2
    await floor.moved_back(missed.id, assigned_at=timedelta(seconds=2))
    await line.see_to(parts)
    # Whom they are talking to stays with them.
    assert await desk.chats() == [kept.id]
    assert await floor.state_of(desk.id) is AgentState.away
    assert (await missed.where())["place"] == 1
    assert await floor.trace(missed.id) == ["handoff asked", "handoff assigned", "handoff missed"]


async def test_who_goes_away_gives_all_back_at_the_head_of_the_line(floor: Floor, parts: Parts) -> None:
    given, unseen = await floor.waiting(), await floor.waiting()
    desk = await floor.agent("Sam W", capacity=2)
    await assign_all(parts)
    await desk.do(given.id, "acceptance")
    later = await floor.waiting()
    await desk.say("away")
    places = [(await each.where())["place"] for each in (given, unseen, later)]
    assert (places, await desk.chats()) == ([1, 2, 3], [])


async def test_a_desk_that_falls_silent_gives_all_back(floor: Floor, parts: Parts) -> None:
    given = await floor.waiting()
    desk = await floor.agent("Sam W")
    await assign_all(parts)
    await desk.do(given.id, "acceptance")
    async with parts.database.transaction() as session:
        (await session.get_one(Agent, desk.id)).seen_at = now() - timedelta(seconds=61)
    assert (await desk.client.put("/v1/desk/here")).status_code == 204
    await line.see_to(parts)
    assert await desk.chats() == [given.id]
    assert (await desk.client.delete("/v1/desk/session")).status_code == 204
    await line.see_to(parts)
    assert await floor.state_of(desk.id) is AgentState.offline
    assert (await floor.conversation(given.id)).owner is ConversationOwner.waiting


async def test_an_agent_who_has_left_the_company_keeps_nobody(floor: Floor, parts: Parts) -> None:
    given = await floor.waiting()
    desk = await floor.agent("Sam W")
    await assign_all(parts)
    async with parts.database.transaction() as session:
        (await session.get_one(Agent, desk.id)).state = AgentState.disabled
    await line.see_to(parts)
    assert (await floor.conversation(given.id)).owner is ConversationOwner.waiting
    assert await floor.state_of(desk.id) is AgentState.disabled


async def test_whatever_makes_an_assignment_possible_asks_for_one(floor: Floor, parts: Parts) -> None:
    desk, someone = await floor.agent("Sam W"), await floor.customer()

    async def queued() -> bool:
        async with parts.database.transaction() as session:
            gone = await session.execute(text("DELETE FROM procrastinate_jobs WHERE task_name = 'assign' RETURNING 1"))
            return gone.first() is not None

    await someone.ask()
    assert await queued()
    await assign_all(parts)
    assert not await queued()
    await desk.say("away")
    assert await queued()
    await desk.say("available")
    assert await queued()
    await desk.do(someone.id, "take-over")
    assert not await queued()
    await desk.do(someone.id, "return", note="All done.")
    assert await queued()
