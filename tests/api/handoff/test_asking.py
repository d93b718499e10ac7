"""A customer asks for a person: where they stand, how long it takes, and the way back to the assistant."""

from datetime import timedelta

import httpx
import pytest
from sqlalchemy import func, select, update

from api.handoff import line, repository
from api.handoff.assigning import assign_all
from api.handoff.rendering import expected_minutes
from api.parts import Parts
from models import ConversationOwner, Handoff, Team
from models.base import now
from tests.api.callers import ANA, Callers
from tests.api.conversations.conftest import id_in
from tests.api.conversations.test_endpoints import opened
from tests.api.handoff.conftest import ASKING, Floor


async def test_who_asks_is_told_their_place_and_no_wait_that_nobody_measured(floor: Floor) -> None:
    first, second = await floor.customer(), await floor.customer()
    answer = await first.ask()
    assert (answer["state"], answer["place"], answer["expected_minutes"]) == ("waiting", 1, None)
    assert await first.where() == answer
    assert (await second.ask())["place"] == 2
    assert (await second.ask(priority="urgent"))["place"] == 2
    assert (await (await floor.waiting(priority="urgent")).where())["place"] == 1
    assert (await first.where())["place"] == 2
    # Another team has a line of its own.
    assert (await (await floor.waiting(topic="billing")).where())["place"] == 1


async def test_asked_again_while_one_runs_it_is_the_same(floor: Floor, parts: Parts) -> None:
    someone = await floor.customer()
    for _ in range(3):
        await someone.ask()
    async with parts.database.session() as session:
        mine = select(func.count()).where(Handoff.conversation_id == someone.id)
        assert await session.scalar(mine) == 1
    assert await floor.trace(someone.id) == ["handoff asked"]


async def test_the_card_is_kept_as_it_was_told_and_no_card_number_with_it(floor: Floor) -> None:
    someone = await floor.customer()
    card = {
        "intent": "dispute_charge",
        "slots": {"bill": "OL-2026-11"},
        "tried": ["explained the bill"],
        "failed": ["4111 1111 1111 1111"],
    }
    await someone.ask(topic="billing", card=card)
    kept = await floor.handoff(someone.id)
    assert (kept.team_code, kept.card["slots"], kept.card["tried"]) == ("accounts", card["slots"], card["tried"])
    assert "4111 1111 1111" not in str(kept.card)


@pytest.mark.parametrize(("waits", "minutes"), [([], None), ([60, 60], None), ([30, 200, 1000], 4), ([1, 2, 3], 1)])
def test_the_wait_is_the_median_of_enough_that_were_measured(waits: list[float], minutes: int | None) -> None:
    assert expected_minutes(waits) == minutes


async def test_the_wait_is_measured_on_those_who_were_taken_up_of_late(floor: Floor, parts: Parts) -> None:
    desk = await floor.agent("Sam W", capacity=9)
    for seconds in (100, 200, 300):
        someone = await floor.waiting()
        await assign_all(parts)
        await desk.do(someone.id, "acceptance")
        await floor.moved_back(someone.id, waiting_since=timedelta(seconds=seconds))
    await desk.say("finishing")
    assert (await (await floor.waiting()).where())["expected_minutes"] == 4
    async with parts.database.transaction() as session:
        await session.execute(update(Handoff).values(accepted_at=now() - timedelta(hours=3)))
    assert (await (await floor.waiting()).where())["expected_minutes"] is None


async def test_out_of_hours_nobody_waits_and_what_there_is_is_offered(floor: Floor, parts: Parts) -> None:
    someone = await floor.customer()
    async with parts.database.transaction() as session:
        await session.execute(update(Team).values(hours={}))
    answer = await someone.ask()
    assert (answer["state"], answer["opens"], answer["offers"]) == ("closed", None, ["case", "phone"])
    assert (answer["phone"], answer["place"]) == (parts.brand.phone, None)
    async with parts.database.transaction() as session:
        tomorrow = now() + timedelta(days=1)
        day = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[parts.formats.today(tomorrow).weekday()]
        await session.execute(update(Team).values(hours={day: [["09:30", "17:00"]]}))
    answer = await someone.ask()
    assert answer["opens"]["display"].endswith("09:30")
    assert (await floor.conversation(someone.id)).owner is ConversationOwner.bot
    assert await floor.trace(someone.id) == []


async def test_a_line_that_closes_sends_everybody_back_to_the_assistant(floor: Floor, parts: Parts) -> None:
    someone, other = await floor.waiting(), await floor.waiting(topic="billing")
    async with parts.database.transaction() as session:
        await session.execute(update(Team).where(Team.code == "general").values(hours={}))
    await line.see_to(parts)
    assert (await someone.where())["state"] == "returned"
    assert (await other.where())["state"] == "waiting"


async def test_nobody_waits_for_ever(floor: Floor, parts: Parts) -> None:
    someone = await floor.waiting()
    await line.see_to(parts)
    assert (await someone.where())["state"] == "waiting"
    await floor.moved_back(someone.id, waiting_since=timedelta(seconds=1201))
    await line.see_to(parts)
    assert (await someone.where())["state"] == "returned"
    assert await floor.trace(someone.id) == ["handoff asked", "handoff timed_out"]


async def test_a_topic_no_team_names_goes_to_the_one_that_answers_the_rest(floor: Floor, parts: Parts) -> None:
    async with parts.database.session() as session:
        for topic, code in (
            ("billing", "accounts"),
            ("outages", "technical"),
            ("orders", "general"),
            (None, "general"),
        ):
            team = await repository.team_for(session, topic)
            assert team
            assert team.code == code


async def test_a_page_does_not_say_how_urgent_it_is(browser: httpx.AsyncClient, floor: Floor) -> None:
    path = await opened(browser)
    await floor.waiting()
    asked = {**ASKING, "priority": "urgent", "skill": "billing", "card": {"tried": ["everything"]}}
    assert (await browser.post("/v1/handoffs", json=asked)).json()["place"] == 2
    kept = await floor.handoff(id_in(path))
    assert (kept.priority, kept.skill, kept.card["tried"]) == (3, None, [])


async def test_who_is_being_given_to_an_agent_may_still_go_back_and_who_talks_to_one_not(
    floor: Floor, parts: Parts
) -> None:
    desk, someone = await floor.agent("Sam W"), await floor.waiting()
    await assign_all(parts)
    assert (await someone.where())["state"] == "called"
    assert (await someone.bot.delete("/v1/handoffs/mine")).json()["state"] == "returned"
    assert (await desk.do(someone.id, "acceptance")).json()["type"] == "/problems/changed-hands"
    await someone.ask()
    await assign_all(parts)
    await desk.do(someone.id, "acceptance")
    assert (await someone.where())["state"] == "with_agent"
    answer = await someone.bot.delete("/v1/handoffs/mine")
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/with-agent")


async def test_nobody_without_a_conversation_asks_and_nobody_for_another(
    callers: Callers, transport: httpx.AsyncBaseTransport, floor: Floor
) -> None:
    for someone in (callers.nobody(), await callers.customer(ANA), await callers.agent(ANA)):
        answer = await someone.post("/v1/handoffs", json=ASKING)
        assert (answer.status_code, answer.json()["type"]) == (404, "/problems/conversation-unknown")
    someone = callers.nobody()
    someone.headers["Authorization"] = "Bearer none"
    assert (await someone.post("/v1/handoffs", json=ASKING)).status_code == 401


async def test_a_conversation_that_has_ended_gets_nobody(floor: Floor, parts: Parts) -> None:
    desk, someone = await floor.agent("Sam W"), await floor.waiting()
    await desk.do(someone.id, "take-over")
    await desk.do(someone.id, "close", reason="solved", summary="Done.")
    answer = await someone.bot.post("/v1/handoffs", json=ASKING)
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/conversation-closed")
    assert (await someone.where())["state"] == "none"
