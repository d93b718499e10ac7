"""Numbers that leave and numbers that come, over HTTP."""

import re
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update

from api.db import Database
from api.demo.days import Days
from api.demo.ids import demo_id
from api.parts import Parts
from models import (
    Order,
    PortingCode,
    Request,
    Service,
)
from models.base import now
from tests.api.callers import ANA, PETRA, Callers, key
from tests.api.orders.calls import VAN_2, done, ordered
from tests.api.orders.traces import audited, everything_kept

ACTIVATION = {"service_id": str(VAN_2), "digits": "4471"}
PORT_IN = {"kind": "port_in", "number": "07700 900 999", "code": "abc 123456"}


async def test_the_porting_code_is_the_same_for_a_month_and_kept_nowhere(
    callers: Callers, parts: Parts, database: Database
) -> None:
    ana = await callers.customer(ANA)
    made = await done(ana, "/v1/orders/porting-codes", {})
    assert (await done(ana, "/v1/orders/porting-codes", {}))["id"] == made["id"]
    assert (made["months_left"], made["cost_of_leaving"]["minor"], made["number"]) == (0, 0, "+447700900101")
    shown = (await ana.get(f"/v1/orders/porting-codes/{made['id']}")).json()
    assert re.fullmatch(r"[A-Z]{3}[0-9]{6}", shown["code"])
    assert shown["code"] not in await everything_kept(parts, database)
    assert await audited(database, "porting code shown") == 1
    async with database.transaction() as session:
        await session.execute(update(PortingCode).values(ends_on=now().date() - timedelta(days=1)))
    assert (await done(ana, "/v1/orders/porting-codes", {}))["id"] != made["id"]


@pytest.mark.parametrize(("signed_ago", "is_free"), [(300, False), (13, True)])
async def test_leaving_with_the_number_costs_what_leaving_by_notice_costs(
    signed_ago: int, is_free: bool, callers: Callers, database: Database
) -> None:
    today = Days.of_now().today
    async with database.transaction() as session:
        line = await session.get_one(Service, demo_id("service", "10000101", 0))
        line.contract_starts_on = today - timedelta(days=signed_ago)
        line.contract_ends_on = today + timedelta(days=200)
    ana = await callers.customer(ANA)
    made = await done(ana, "/v1/orders/porting-codes", {})
    quoted = await done(ana, "/v1/plans/cancellations/quotes", {"reason": "other_provider"})
    (mine,) = (await ana.get("/v1/plans/mine")).json()["services"]
    assert made["cost_of_leaving"] == quoted["early_total"] == mine["contract"]["leaving_costs"]
    assert (made["cost_of_leaving"]["minor"] == 0) is is_free
    assert made["months_left"] in (6, 7)


async def test_the_number_of_a_blocked_line_does_not_leave(callers: Callers) -> None:
    ana = await callers.customer(ANA)
    made = await done(ana, "/v1/orders/porting-codes", {})
    await done(ana, "/v1/orders/bars", {"reason": "stolen"})
    refused = await ana.post("/v1/orders/porting-codes", json={}, headers=key())
    assert refused.json()["type"] == "/problems/unblock-first"
    hidden = await ana.get(f"/v1/orders/porting-codes/{made['id']}")
    assert hidden.json()["type"] == "/problems/unblock-first"


async def test_another_s_porting_code_is_unknown(callers: Callers) -> None:
    made = await done(await callers.customer(ANA), "/v1/orders/porting-codes", {})
    answer = await (await callers.customer(PETRA)).get(f"/v1/orders/porting-codes/{made['id']}")
    assert answer.status_code == 404


async def test_a_number_is_brought_with_its_code(callers: Callers, parts: Parts, database: Database) -> None:
    ana = await callers.customer(ANA)
    receipt = await ordered(ana, PORT_IN)
    assert (receipt["order"]["kind"], receipt["order"]["title"]) == ("port_in", "Bringing the number ending 999")
    assert "ABC123456" not in await everything_kept(parts, database)
    async with database.session() as session:
        order = (await session.scalars(select(Order).where(Order.number == receipt["order"]["number"]))).one()
        kept = await session.get_one(PortingCode, order.detail["porting_code_id"])
        assert (kept.code, kept.number) == ("ABC123456", "+447700900999")


@pytest.mark.parametrize(
    ("change", "kind", "field"),
    [
        ({"number": "07700 900101"}, "number-is-ours", "number"),
        ({"number": "hello there"}, "number-not-understood", "number"),
        ({"number": "+41 44 668 18 00"}, "number-not-understood", "number"),
        ({"number": "07700 9009991234"}, "number-not-understood", "number"),
        ({"code": "123456789"}, "code-not-understood", "code"),
        ({"wanted_on": "2020-01-01"}, "day-not-possible", "wanted_on"),
        ({"wanted_on": (now() + timedelta(days=45)).date().isoformat()}, "day-not-possible", "wanted_on"),
    ],
)
async def test_a_number_that_cannot_be_brought_is_refused_by_name(
    callers: Callers, database: Database, change: dict[str, Any], kind: str, field: str
) -> None:
    ana = await callers.customer(ANA)
    answer = await ana.post("/v1/orders/quotes", json=PORT_IN | change, headers=key())
    assert (answer.json()["type"], answer.json()["field"]) == (f"/problems/{kind}", field)
    async with database.session() as session:
        assert await session.scalar(select(func.count()).select_from(PortingCode)) == 0
        assert await session.scalar(select(func.count()).where(Request.status == 201)) == 0
