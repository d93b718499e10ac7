"""A change of plan begins a contract anew, and not the line: its forecast goes on as it was."""

import uuid
from datetime import date, timedelta

import pytest
from sqlalchemy import delete, select, update

from api.db import Database
from api.parts import Parts
from models import Account, Order, OrderKind, Plan, Service, Usage, UsageKind
from models.base import now
from tests.api.callers import ANA, Callers
from tests.api.usage.lines import service_of

EACH_DAY = 300_000


@pytest.fixture
def today(parts: Parts) -> date:
    return parts.formats.today(now())


async def in_mid_cycle(database: Database, line: Service, today: date, days_used: int) -> None:
    """A cycle that began about two weeks ago, and the same use on each of the days before today."""
    billing_day = min((today - timedelta(days=14)).day, 28)
    days = [today - timedelta(days=ago) for ago in range(1, days_used + 1)]
    row = {"service_id": line.id, "kind": UsageKind.data, "country": "GB", "quantity": EACH_DAY}
    async with database.transaction() as session:
        await session.execute(update(Account).where(Account.id == line.account_id).values(billing_day=billing_day))
        await session.execute(delete(Usage).where(Usage.service_id == line.id))
        session.add_all([Usage(**row, used_on=day) for day in days])


async def move(database: Database, parts: Parts, line: Service, on: date) -> None:
    async with database.transaction() as session:
        others = select(Plan).where(Plan.kind == line.kind, Plan.data_kilobytes > 0, Plan.id != line.plan_id)
        other = (await session.scalars(others.order_by(Plan.data_kilobytes.desc()).limit(1))).one()
        account = await session.get_one(Account, line.account_id)
        order = Order(
            number=f"T-{uuid.uuid4().hex[:8]}",
            account_id=account.id,
            customer_id=account.holder_id,
            service_id=line.id,
            plan_id=other.id,
            kind=OrderKind.plan_change,
            title="Another plan",
            detail={"old_plan_id": str(line.plan_id)},
            placed_at=now(),
            expected_on=on,
        )
        session.add(order)
    carried_out = await parts.systems.catalogue.carry_out_due(on, reference=f"due:{on}")
    assert order.number in [one.number for one in carried_out]


async def test_a_change_four_days_ago_leaves_the_forecast_as_it_is(
    callers: Callers, database: Database, parts: Parts, today: date
) -> None:
    line, ana = await service_of(database, ANA), await callers.customer(ANA)
    await in_mid_cycle(database, line, today, days_used=56)
    before = (await ana.get("/v1/usage/current")).json()
    await move(database, parts, line, today - timedelta(days=4))
    after = (await ana.get("/v1/usage/current")).json()
    assert after["plan"] != before["plan"]
    assert after["forecast"]["expected"] == before["forecast"]["expected"]
    assert after["forecast"]["verdict"] == before["forecast"]["verdict"] == "lasts"


async def test_a_line_that_is_new_is_still_counted_from_its_first_day(
    callers: Callers, database: Database, today: date
) -> None:
    line, ana = await service_of(database, ANA), await callers.customer(ANA)
    await in_mid_cycle(database, line, today, days_used=4)
    async with database.transaction() as session:
        began = {"contract_starts_on": today - timedelta(days=4), "contract_ends_on": None}
        await session.execute(update(Service).where(Service.id == line.id).values(**began))
    told = (await ana.get("/v1/usage/current")).json()
    assert told["forecast"]["expected"]["amount"] == EACH_DAY * (4 + told["cycle"]["days_left"])
