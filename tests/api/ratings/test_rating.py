"""How it was: asked once of what was solved, counted for whoever solved it, and never asked in a bad moment."""

from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select, update

from api.parts import Parts
from models import AgentRole, Audit, Rating
from tests.api.callers import ANA, Callers
from tests.api.conversations.conftest import id_in, texts
from tests.api.conversations.test_endpoints import opened
from tests.api.handoff.conftest import ASKING, Desk, Floor

MINE = "/v1/ratings/mine"
CLOSING = {"reason": "solved", "summary": "Explained it."}


async def closed(browser: httpx.AsyncClient, floor: Floor, desk: Desk, **how: Any) -> str:
    """The path of a conversation that an agent has taken and closed."""
    path = await opened(browser)
    await browser.post("/v1/handoffs", json=ASKING)
    await desk.do(id_in(path), "take-over")
    (await desk.do(id_in(path), "close", **{**CLOSING, **how})).raise_for_status()
    return path


async def count(parts: Parts) -> int:
    async with parts.database.session() as session:
        return await session.scalar(select(func.count()).select_from(Rating)) or 0


async def test_after_an_agent_solved_it_they_are_asked_about_and_rated_and_it_can_be_changed(
    browser: httpx.AsyncClient, floor: Floor, parts: Parts
) -> None:
    desk = await floor.agent("Sam Whitfield")
    assert (await browser.get(MINE)).json()["state"] == "none"
    path = await closed(browser, floor, desk)
    assert (await texts(browser, path))[-1] == "assistant: How was it with Sam, from 1 (bad) to 5 (very good)?"
    asked = (await browser.get(MINE)).json()
    assert (asked["state"], asked["agent_name"], asked["score"]) == ("asked", "Sam", None)
    for score, comment, kept in ((4, None, None), (4, None, None), (5, "Quick.", "Quick."), (2, None, "Quick.")):
        rated = (await browser.put(MINE, json={"score": score, "comment": comment})).json()
        assert (rated["state"], rated["score"], rated["comment"]) == ("rated", score, kept)
    assert await count(parts) == 1
    async with parts.database.session() as session:
        rating = (await session.scalars(select(Rating))).one()
        assert (rating.agent_id, rating.score) == (desk.id, 2)
        told = (await session.scalars(select(Audit.detail).where(Audit.action == "rated").order_by(Audit.id))).all()
        # The same said twice is said once.
        assert [detail["score"] for detail in told] == [4, 5, 2]


async def test_a_mark_is_of_the_question_it_was_tapped_on_though_another_has_come(
    browser: httpx.AsyncClient, floor: Floor
) -> None:
    questions = []
    for name in ("Sam Whitfield", "Mei Tan"):
        await closed(browser, floor, await floor.agent(name))
        questions.append((await browser.get(MINE)).json()["id"])
    rated = (await browser.put(MINE, json={"id": questions[0], "score": 2})).json()
    assert (rated["id"], rated["agent_name"], rated["score"]) == (questions[0], "Sam", 2)
    asked = (await browser.get(MINE)).json()
    assert (asked["id"], asked["agent_name"], asked["state"]) == (questions[1], "Mei", "asked")
    # Whoever names none means the last one.
    assert (await browser.put(MINE, json={"score": 5})).json()["id"] == questions[1]


@pytest.mark.parametrize(
    "told", [{"score": 0}, {"score": 6}, {"score": "good"}, {}, {"score": 3, "who": "me"}, {"score": 3, "id": "that"}]
)
async def test_what_is_no_mark_is_refused(browser: httpx.AsyncClient, floor: Floor, told: dict[str, Any]) -> None:
    await closed(browser, floor, await floor.agent("Sam W"))
    assert (await browser.put(MINE, json=told)).status_code == 422
    assert (await browser.get(MINE)).json()["state"] == "asked"


async def test_after_a_day_it_stands(browser: httpx.AsyncClient, floor: Floor, parts: Parts) -> None:
    await closed(browser, floor, await floor.agent("Sam W"))
    async with parts.database.transaction() as session:
        await session.execute(update(Rating).values(created_at=Rating.created_at - timedelta(hours=25)))
    assert (await browser.get(MINE)).json()["state"] == "none"
    answer = await browser.put(MINE, json={"score": 5})
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/nothing-to-rate")


@pytest.mark.parametrize("reason", ["unsolved", "no_answer", "Not solved"])
async def test_what_was_not_solved_is_not_asked_about(
    browser: httpx.AsyncClient, floor: Floor, parts: Parts, reason: str
) -> None:
    await closed(browser, floor, await floor.agent("Sam W"), reason=reason)
    assert await count(parts) == 0


@pytest.mark.parametrize(
    "asked",
    [
        {"reason": "bereavement", "priority": "high"},
        {"reason": "fraud", "priority": "urgent"},
        {"reason": "complaint"},
        {"priority": "high"},
        {"card": {"intent": "cancel_service"}},
        {"card": {"intent": "lost_phone"}},
    ],
)
async def test_nobody_is_asked_in_a_bad_moment(floor: Floor, parts: Parts, asked: dict[str, Any]) -> None:
    desk, someone = await floor.agent("Sam W"), await floor.waiting(**asked)
    await desk.do(someone.id, "take-over")
    (await desk.do(someone.id, "close", **CLOSING)).raise_for_status()
    assert await count(parts) == 0


async def test_the_assistant_asks_once_a_conversation_and_answers_for_itself(floor: Floor, parts: Parts) -> None:
    someone = await floor.customer()
    states = [(await someone.bot.post("/v1/ratings", json={"topic": "pay_bill"})).json()["state"] for _ in range(2)]
    assert states == ["asked", "none"]
    rated = (await someone.bot.put(MINE, json={"score": 5})).json()
    assert (rated["state"], rated["resolver"], rated["score"]) == ("rated", "assistant", 5)
    assert await count(parts) == 1


async def test_the_assistant_does_not_ask_about_what_a_person_had_a_part_in(floor: Floor) -> None:
    desk, someone = await floor.agent("Sam W"), await floor.waiting()
    await desk.do(someone.id, "take-over")
    await desk.do(someone.id, "return")
    assert (await someone.bot.post("/v1/ratings", json={"topic": "pay_bill"})).json()["state"] == "none"


async def test_a_page_asks_nothing_of_itself_and_nobody_rates_for_another(
    browser: httpx.AsyncClient, floor: Floor, callers: Callers, parts: Parts
) -> None:
    await closed(browser, floor, await floor.agent("Sam W"))
    answer = await browser.post("/v1/ratings", json={"topic": "pay_bill"})
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/bot-only")
    question = (await browser.get(MINE)).json()["id"]
    for other in (callers.nobody(), await callers.customer(ANA), await callers.agent(ANA)):
        assert (await other.get(MINE)).json()["state"] == "none"
        for told in ({"score": 1}, {"score": 1, "id": question}):
            assert (await other.put(MINE, json=told)).status_code == 409


async def test_leads_see_who_was_rated_how_often_and_about_what(floor: Floor, parts: Parts) -> None:
    desk, lead = await floor.agent("Sam W"), await floor.agent("Al Lead", role=AgentRole.lead)
    for score in (5, 2, None):
        someone = await floor.waiting(card={"intent": "check_bill"})
        await desk.do(someone.id, "take-over")
        await desk.do(someone.id, "close", **CLOSING)
        if score:
            async with parts.database.transaction() as session:
                mine = update(Rating).where(Rating.conversation_id == someone.id)
                await session.execute(mine.values(score=score, rated_at=func.now()))
    helped = await floor.customer()
    await helped.bot.post("/v1/ratings", json={"topic": "pay_bill"})
    await helped.bot.put(MINE, json={"score": 4})
    sums = (await lead.client.get("/v1/desk/ratings")).json()
    assert (sums["asked"], sums["rated"], sums["average"]) == (4, 3, 3.67)
    [sam, assistant] = sums["items"]
    assert (sam["agent_name"], sam["topic"], sam["asked"], sam["rated"]) == ("Sam W", "check_bill", 3, 2)
    assert (sam["average"], sam["scores"]) == (3.5, [0, 1, 0, 0, 1])
    assert (assistant["resolver"], assistant["agent_id"], assistant["average"]) == ("assistant", None, 4.0)
    answer = await desk.client.get("/v1/desk/ratings")
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/leads-only")
    assert (await lead.client.get("/v1/desk/ratings?days=0")).status_code == 422
