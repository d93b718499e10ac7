"""Lost and stolen phones over HTTP: blocked at once, and back to what they were."""

import pytest
from sqlalchemy import update

from api.db import Database
from api.demo.ids import demo_id
from models import (
    Account,
    AccountState,
    Level,
    Service,
    ServiceState,
)
from tests.api.callers import ANA, CHLOE, MAYA, NOOR, Callers, key
from tests.api.orders.calls import VAN_2, done

ACTIVATION = {"service_id": str(VAN_2), "digits": "4471"}
PORT_IN = {"kind": "port_in", "number": "07700 900 999", "code": "abc 123456"}


async def state_of(database: Database, account: str, index: int = 0) -> ServiceState:
    async with database.session() as session:
        return (await session.get_one(Service, demo_id("service", account, index))).state


async def test_a_lost_phone_is_blocked_at_once_and_once(callers: Callers, database: Database) -> None:
    ana = await callers.customer(ANA, Level.identified)
    first = await done(ana, "/v1/orders/bars", {"reason": "stolen"})
    assert (first["state"], first["blocked"]) == ("barred", ["calls", "texts", "data", "SIM"])
    assert "code by e-mail" in first["undo"]
    assert first["new_sim"]
    assert (await done(ana, "/v1/orders/bars", {"reason": "lost"})) == first
    assert await state_of(database, "10000101") is ServiceState.barred
    assert (await ana.post("/v1/orders/unbars", json={}, headers=key())).json()["type"] == "/problems/sign-in-required"
    undone = await done(await callers.customer(ANA), "/v1/orders/unbars", {})
    assert (undone["state"], undone["blocked"], undone["undo"]) == ("active", [], None)
    again = await (await callers.customer(ANA)).post("/v1/orders/unbars", json={}, headers=key())
    assert again.json()["type"] == "/problems/not-barred"


@pytest.mark.parametrize(
    ("account", "after"), [(AccountState.suspended, ServiceState.suspended), (AccountState.active, ServiceState.active)]
)
async def test_what_was_suspended_stays_so_until_it_is_paid(
    callers: Callers, database: Database, account: AccountState, after: ServiceState
) -> None:
    chloe = await callers.customer(CHLOE)
    await done(chloe, "/v1/orders/bars", {"reason": "lost"})
    async with database.transaction() as session:
        await session.execute(update(Account).where(Account.number == "10000103").values(state=account))
    assert (await done(chloe, "/v1/orders/unbars", {}))["state"] == after
    assert await state_of(database, "10000103") is after


async def test_a_line_s_user_blocks_their_own_line_only(callers: Callers, database: Database) -> None:
    maya = await callers.customer(MAYA, Level.identified)
    await done(maya, "/v1/orders/bars", {"reason": "lost"})
    assert await state_of(database, "10000114", 1) is ServiceState.barred
    assert await state_of(database, "10000114", 0) is ServiceState.active
    theirs = {"reason": "lost", "service_id": str(demo_id("service", "10000114", 0))}
    strange = await maya.post("/v1/orders/bars", json=theirs, headers=key())
    assert strange.json()["type"] == "/problems/service-unknown"
    both = await (await callers.customer(NOOR)).post("/v1/orders/bars", json={"reason": "lost"}, headers=key())
    assert both.json()["type"] == "/problems/which-service"


async def test_a_line_that_has_ended_cannot_be_blocked(callers: Callers, database: Database) -> None:
    async with database.transaction() as session:
        (await session.get_one(Service, demo_id("service", "10000101", 0))).state = ServiceState.ceased
    ana = await callers.customer(ANA)
    assert (await ana.post("/v1/orders/bars", json={"reason": "lost"}, headers=key())).status_code == 404
    named = {"reason": "lost", "service_id": str(demo_id("service", "10000101", 0))}
    answer = await ana.post("/v1/orders/bars", json=named, headers=key())
    assert answer.json()["type"] == "/problems/cannot-be-barred"
