"""SIMs over HTTP: put in use by their digits, and codes that are shown and kept nowhere."""

import logging
import re
import uuid

import pytest
from sqlalchemy import select

from api.db import Database
from api.demo.ids import demo_id
from api.parts import Parts
from models import (
    Level,
    Order,
    OrderState,
    Service,
    ServiceState,
    SimCard,
    SimState,
)
from tests.api.callers import ANA, FARID, KIRSTY, MAYA, Callers, key
from tests.api.orders.calls import ESIM, VAN_2, done, ordered
from tests.api.orders.traces import audited, everything_kept

ACTIVATION = {"service_id": str(VAN_2), "digits": "4471"}
PORT_IN = {"kind": "port_in", "number": "07700 900 999", "code": "abc 123456"}


async def test_a_new_sim_takes_the_place_of_the_old_one(callers: Callers, database: Database) -> None:
    kirsty = await callers.customer(KIRSTY)
    before = (await kirsty.get(f"/v1/orders/sims/puk?service_id={VAN_2}")).json()["puk"]
    sim = await done(kirsty, "/v1/orders/sims/activation", ACTIVATION)
    assert (sim["state"], sim["ends_in"], sim["service"]) == ("active", "4471", "Van 2 ending 153")
    async with database.session() as session:
        states = await session.scalars(select(SimCard.state).where(SimCard.service_id == VAN_2).order_by(SimCard.state))
        assert [*states] == [SimState.active, SimState.replaced]
        assert (await session.get_one(Order, demo_id("order", "O61820"))).state is OrderState.completed
    after = (await kirsty.get(f"/v1/orders/sims/puk?service_id={VAN_2}")).json()["puk"]
    assert (after, after != before) == ("61820471", True)
    again = await kirsty.post("/v1/orders/sims/activation", json=ACTIVATION, headers=key())
    assert (again.json()["type"], again.json()["field"]) == ("/problems/sim-not-found", "digits")


@pytest.mark.parametrize("digits", ["4472", "%%%%", "44"])
async def test_wrong_digits_activate_nothing(callers: Callers, database: Database, digits: str) -> None:
    kirsty = await callers.customer(KIRSTY)
    answer = await kirsty.post("/v1/orders/sims/activation", json=ACTIVATION | {"digits": digits}, headers=key())
    assert answer.status_code in (409, 422)
    async with database.session() as session:
        assert [*await session.scalars(select(SimCard.state).where(SimCard.service_id == VAN_2))] == [SimState.waiting]


async def test_an_esim_is_there_at_once_and_its_code_is_kept_nowhere(
    callers: Callers, parts: Parts, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    ana = await callers.customer(ANA)
    receipt = await ordered(ana, ESIM)
    assert receipt["order"]["state"] == "completed"
    answer = await ana.get(f"/v1/orders/sims/{receipt['order']['sim_id']}/code")
    code = answer.json()["install_code"]
    assert re.fullmatch(r"LPA:1\$sm\.example\.com\$[0-9A-F]{32}", code)
    assert answer.headers["Cache-Control"] == "no-store"
    assert code.rpartition("$")[2] not in await everything_kept(parts, database) + caplog.text
    assert await audited(database, "install code shown") == 1
    await done(ana, "/v1/orders/sims/activation", {"digits": answer.json()["ends_in"]})
    gone = await ana.get(f"/v1/orders/sims/{receipt['order']['sim_id']}/code")
    assert gone.json()["type"] == "/problems/sim-unknown"


async def test_the_sim_of_a_cancelled_order_works_for_nobody(callers: Callers, database: Database) -> None:
    ana = await callers.customer(ANA)
    order = (await ordered(ana, {"kind": "sim"}))["order"]
    async with database.session() as session:
        digits = (await session.get_one(SimCard, uuid.UUID(order["sim_id"]))).iccid
    await done(ana, f"/v1/orders/{order['id']}/cancellation")
    answer = await ana.post("/v1/orders/sims/activation", json={"digits": digits}, headers=key())
    assert answer.json()["type"] == "/problems/sim-not-found"


async def test_a_new_sim_in_a_blocked_line_waits_until_it_is_unblocked(callers: Callers, database: Database) -> None:
    kirsty = await callers.customer(KIRSTY)
    await done(kirsty, "/v1/orders/bars", {"service_id": str(VAN_2), "reason": "lost"})
    assert "still blocked" in (await done(kirsty, "/v1/orders/sims/activation", ACTIVATION))["what_next"]


async def test_a_line_that_has_ended_has_no_puk(callers: Callers, database: Database) -> None:
    line = demo_id("service", "10000101", 0)
    async with database.transaction() as session:
        (await session.get_one(Service, line)).state = ServiceState.ceased
    answer = await (await callers.customer(ANA)).get(f"/v1/orders/sims/puk?service_id={line}")
    assert answer.json()["type"] == "/problems/sim-unknown"


async def test_a_puk_is_the_same_each_time_and_each_look_is_noted(
    callers: Callers, parts: Parts, database: Database
) -> None:
    ana = await callers.customer(ANA)
    answers = [(await ana.get("/v1/orders/sims/puk")).json() for _ in range(2)]
    assert answers[0] == answers[1]
    assert re.fullmatch(r"[0-9]{8}", answers[0]["puk"])
    assert await audited(database, "puk shown") == 2
    assert answers[0]["puk"] not in await everything_kept(parts, database)


async def test_a_line_s_user_unlocks_their_own_sim_and_no_other(callers: Callers) -> None:
    maya = await callers.customer(MAYA)
    assert (await maya.get("/v1/orders/sims/puk")).status_code == 200
    theirs = demo_id("service", "10000114", 0)
    assert (await maya.get(f"/v1/orders/sims/puk?service_id={theirs}")).json()["type"] == "/problems/service-unknown"


@pytest.mark.parametrize("path", ["sims/puk", f"sims/{VAN_2}/code", f"porting-codes/{VAN_2}"])
async def test_no_secret_is_shown_to_who_is_only_known(callers: Callers, path: str) -> None:
    ana = await callers.customer(ANA, Level.identified)
    assert (await ana.get(f"/v1/orders/{path}")).json()["type"] == "/problems/sign-in-required"


async def test_a_home_line_has_no_sim(callers: Callers) -> None:
    farid = await callers.customer(FARID)
    answer = await farid.get("/v1/orders/sims/puk")
    assert answer.json()["type"] == "/problems/service-unknown"
    assert answer.json()["detail"] == "There is no mobile line in use on your account."


async def test_a_newer_esim_ends_the_one_that_waited(callers: Callers) -> None:
    ana = await callers.customer(ANA)
    older, newer = [(await ordered(ana, ESIM))["order"]["sim_id"] for _ in "12"]
    gone = await ana.get(f"/v1/orders/sims/{older}/code")
    assert gone.json()["type"] == "/problems/sim-unknown"
    assert (await ana.get(f"/v1/orders/sims/{newer}/code")).status_code == 200
