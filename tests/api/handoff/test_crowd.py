"""Twenty agents who come and go as they like, and two hundred customers: in the database for real, all at once."""

import asyncio
import uuid
from contextlib import suppress
from random import Random
from typing import Any

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import Caller
from api.errors import ServiceError
from api.handoff import chats, line, presence, repository, service
from api.handoff.assigning import assign_all
from api.handoff.desk_schemas import EndIn
from api.handoff.schemas import HandoffIn
from api.parts import Parts
from models import ActorKind, Agent, AgentState, Audit, Conversation, Handoff, HandoffState, Level
from tests.api.handoff.conftest import Floor
from tests.api.handoff.replaying import Replayed

pytestmark = pytest.mark.commits
AGENTS, ARRIVALS = 20, 200
# Of those who had asked before this pair was looked for, whoever comes before the one that was chosen and could have
# been answered by the same agent: there must be nobody.
OVERTAKEN = text("""
    SELECT count(*) FROM handoff JOIN agent ON agent.id = :agent_id
    WHERE handoff.state = 'requested' AND handoff.conversation_id = ANY(:asked) AND agent.languages ? handoff.language
      AND (handoff.priority, handoff.due_at, handoff.id) < (
        SELECT priority, due_at, id FROM handoff WHERE conversation_id = :chosen
      )
""")


class Day:
    """What goes on, and what was seen of it."""

    def __init__(self, floor: Floor, seed: int) -> None:
        self.floor, self.parts, self.random = floor, floor.parts, Random(seed)
        # The pool has fifteen connections, and three of them are the assigners'.
        self.at_once = asyncio.Semaphore(10)
        self.asked: list[uuid.UUID] = []
        self.overtaken = self.chosen = 0
        # Until all have asked and nobody is free, nobody is done.
        self.is_full = False

    async def arrive(self) -> None:
        someone = await self.floor.customer()
        caller = Caller(None, Level.anonymous, ActorKind.bot, someone.id, someone.id)
        asked = HandoffIn(
            reason="asked_for_person",
            language=self.random.choice(["en", "en", "es"]),
            priority=self.random.choice(["normal", "normal", "high", "urgent"]),
        )
        async with self.at_once, self.parts.database.transaction() as session:
            conversation = await session.get_one(Conversation, someone.id)
            await service.ask(self.parts, session, caller, conversation, asked)
        self.asked.append(someone.id)

    async def work(self, agent_id: uuid.UUID) -> None:
        """Until everybody is answered: accepts, forgets to, ends, goes away and comes back."""
        while not await self.is_over():
            await asyncio.sleep(self.random.random() / 5)
            if self.random.random() < 0.03:
                state = self.random.choice([AgentState.away, AgentState.offline, AgentState.finishing])
                await self.say(agent_id, state)
            else:
                await self.say(agent_id, AgentState.available)
                await self.answer(agent_id)

    async def say(self, agent_id: uuid.UUID, state: AgentState) -> None:
        # Nobody who is not there has anything to finish.
        with suppress(presence.NotFromHere):
            async with self.at_once, self.parts.database.transaction() as session:
                await presence.tell(self.parts, session, agent_id, state)

    async def answer(self, agent_id: uuid.UUID) -> None:
        async with self.parts.database.session() as session:
            mine = (Handoff.agent_id == agent_id) & (Handoff.state == HandoffState.assigned)
            having = (await session.scalars(select(Handoff.conversation_id).where(mine))).all()
        for conversation_id in having:
            try:
                async with self.at_once, self.parts.database.transaction() as session:
                    await chats.accept(self.parts, session, agent_id, conversation_id)
                if self.is_full and self.random.random() < 0.5:
                    async with self.at_once, self.parts.database.transaction() as session:
                        told = EndIn(reason="solved", summary="Done.")
                        await chats.end(self.parts, session, agent_id, conversation_id, told)
            except ServiceError:  # it went back to the line in between
                continue

    async def is_over(self) -> bool:
        async with self.parts.database.session() as session:
            open_ones = select(func.count()).where(Handoff.state != HandoffState.closed)
            return len(self.asked) == ARRIVALS and await session.scalar(open_ones) == 0

    async def assign(self) -> None:
        while not await self.is_over():
            await self.random.choice([assign_all, line.see_to])(self.parts)
            await asyncio.sleep(0.01)

    async def look_at_pairs(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Beside each choice, under the same lock: whether somebody was passed over."""
        choose = repository.next_pair

        async def next_pair(session: AsyncSession, *told: Any) -> Any:
            before = list(self.asked)
            pair = await choose(session, *told)
            if pair is not None:
                values = {"agent_id": pair.agent_id, "chosen": pair.conversation_id, "asked": before}
                self.overtaken += await session.scalar(OVERTAKEN, values) or 0
                self.chosen += 1
            self.is_full |= pair is None and len(before) == ARRIVALS
            return pair

        monkeypatch.setattr(repository, "next_pair", next_pair)


async def test_a_busy_day_leaves_nobody_waiting_and_nobody_with_more_than_they_can_answer(
    floor: Floor, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = Day(floor, seed=6)
    await day.look_at_pairs(monkeypatch)
    room = {}
    for number in range(AGENTS):
        capacity, languages = 1 + number % 4, ["en", "es"] if number % 3 == 0 else ["en"]
        room[(await floor.agent(f"Agent {number}", capacity=capacity, languages=languages)).id] = capacity

    async with asyncio.timeout(240), asyncio.TaskGroup() as group:
        for _ in range(ARRIVALS):
            group.create_task(day.arrive())
        for _ in range(3):
            group.create_task(day.assign())
        for agent_id in room:
            group.create_task(day.work(agent_id))
    async with parts.database.session() as session:
        of_it = select(Audit).where(Audit.action.startswith("handoff ")).order_by(Audit.id)
        replayed = Replayed(await session.scalars(of_it))
    assert (day.overtaken, replayed.wrong) == (0, [])
    assert day.chosen >= ARRIVALS
    assert {agent for agent, count in replayed.most.items() if count > room[uuid.UUID(agent)]} == set()
    # It was busy enough to tell: several had all they could have.
    assert sum(count == room[uuid.UUID(agent)] for agent, count in replayed.most.items()) >= AGENTS // 2


async def test_twenty_who_reach_for_the_same_conversation_and_one_gets_it(floor: Floor) -> None:
    desks = [await floor.agent(f"Agent {number}") for number in range(20)]
    someone = await floor.waiting()
    answers = await asyncio.gather(*(desk.do(someone.id, "take-over") for desk in desks))
    assert sorted(answer.status_code for answer in answers) == [200] + [403] * 19
    (taken,) = [desk for desk, answer in zip(desks, answers, strict=True) if answer.status_code == 200]
    assert [desk.id for desk in desks if await desk.chats() == [someone.id]] == [taken.id]


async def test_an_agent_who_goes_away_just_then_is_left_with_nobody(floor: Floor, parts: Parts) -> None:
    for _ in range(10):
        desk, someone = await floor.agent("Sam W"), await floor.waiting()
        await asyncio.gather(assign_all(parts), desk.say("away"), assign_all(parts))
        assert await desk.chats() == []
        assert (await someone.where())["state"] == "waiting"
        async with parts.database.transaction() as session:
            await session.execute(update(Agent).where(Agent.id == desk.id).values(state=AgentState.offline))
        await someone.bot.delete("/v1/handoffs/mine")
