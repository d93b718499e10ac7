"""Who is let in, and in whose name."""

from sqlalchemy import func, select

from api.db import Database
from models import Audit, Level
from tests.api.callers import ANA, MAYA, Callers


async def test_everybody_who_may_read_a_bill_reads_it(callers: Callers) -> None:
    for caller in (
        await callers.customer(ANA),
        await callers.customer(ANA, Level.identified),
        await callers.bot(ANA, Level.identified),
        await callers.agent(ANA),
    ):
        answer = await caller.get("/v1/billing/current")
        assert answer.status_code == 200, answer.text


async def test_nobody_and_a_line_s_user_do_not(callers: Callers) -> None:
    nobody = callers.nobody()
    assert (await nobody.get("/v1/billing/current")).json()["type"] == "/problems/sign-in-required"
    user = await callers.customer(MAYA)
    assert (await user.get("/v1/billing/current")).json()["type"] == "/problems/not-account-holder"


async def test_an_agent_s_look_leaves_a_trace(callers: Callers, database: Database) -> None:
    agent = await callers.agent(ANA)
    await agent.get("/v1/billing/current")
    async with database.session() as session:
        found = await session.scalars(select(Audit).where(Audit.actor_kind == "agent"))
        assert [trace.action for trace in found] == ["GET /v1/billing/current"]


async def test_a_customer_cannot_pass_for_an_agent(callers: Callers, database: Database) -> None:
    """The header alone opens nothing."""
    ana = await callers.customer(ANA)
    someone = (await callers.agent(MAYA)).headers["On-Behalf-Of"]
    answer = await ana.get("/v1/billing/current", headers={"On-Behalf-Of": someone})
    assert answer.json()["type"] == "/problems/agent-unknown"
    async with database.session() as session:
        assert await session.scalar(select(func.count()).select_from(Audit)) == 0
