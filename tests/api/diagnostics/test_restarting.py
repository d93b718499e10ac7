"""Restarting a device from afar: how long it is away, and when it is refused."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update

from api.db import Database
from api.errors import ServiceError
from api.systems.local.network import LocalNetwork
from api.systems.ports.line import Command, RestartedJustNow
from models import Area, CommandKind, CommandState, Device, DeviceCommand, DeviceKind, Level, Outage, OutageState
from models.base import now
from tests.api.callers import ANA, ELENA, FARID, HUGO, Callers, key
from tests.api.diagnostics.test_devices import REBOOTS, REPROVISIONS, count, devices, refusal


async def add_outage(database: Database, prefix: str, kind: str) -> None:
    async with database.transaction() as session:
        area = await session.scalar(select(Area).where(Area.postcode_prefix == prefix))
        assert area
        began = {"state": OutageState.confirmed, "starts_at": now() - timedelta(hours=1)}
        session.add(Outage(area_id=area.id, service_kinds=[kind], **began))


async def test_a_restart_says_until_when_the_connection_is_away(callers: Callers) -> None:
    farid = await callers.customer(FARID, Level.identified)
    answer = await farid.post(REBOOTS, json={}, headers=key())
    assert answer.status_code == 201
    told = answer.json()
    away = datetime.fromisoformat(told["back"]["iso"]) - datetime.fromisoformat(told["asked"]["iso"])
    assert away == timedelta(minutes=3)
    assert (told["kind"], told["state"]) == ("reboot", "done")
    assert told["text"].startswith("Your router restarts now. The connection is away for about 3 minutes, until about ")
    (router,) = await devices(farid)
    assert (router["is_online"], router["back"]) == (False, told["back"])
    assert router["restarted"]["iso"] == told["asked"]["iso"]
    test = (await farid.post("/v1/diagnostics/tests", json={}, headers=key())).json()
    assert (test["verdict"], test["steps"][0]["code"]) == ("unknown", "wait_for_restart")


async def test_after_three_minutes_it_is_back_and_after_ten_it_may_be_told_again(
    callers: Callers, database: Database
) -> None:
    farid = await callers.customer(FARID)
    await farid.post(REBOOTS, json={}, headers=key())
    soon = await refusal(farid)
    assert soon["type"] == "/problems/restarted-just-now"
    assert "in 10 minutes" in soon["detail"]
    assert now() < datetime.fromisoformat(soon["again_at"]) <= now() + timedelta(minutes=10)
    assert (await refusal(farid, REPROVISIONS))["type"] == "/problems/restarted-just-now"
    await earlier(database, timedelta(minutes=9, seconds=30))
    assert (await devices(farid))[0]["is_online"]
    assert "in 1 minute." in (await refusal(farid))["detail"]
    await earlier(database, timedelta(seconds=31))
    assert (await farid.post(REBOOTS, json={}, headers=key())).status_code == 201


async def earlier(database: Database, by: timedelta) -> None:
    """As if all that was told had been told so much earlier."""
    async with database.transaction() as session:
        moved = {name: getattr(DeviceCommand, name) - by for name in ("asked_at", "done_at", "back_at")}
        await session.execute(update(DeviceCommand).values(**moved))
        for device in await session.scalars(select(Device).where(Device.details.has_key("back_at"))):
            times = {name: device.details[name] for name in ("back_at", "rebooted_at") if name in device.details}
            moved_times = {name: (datetime.fromisoformat(at) - by).isoformat() for name, at in times.items()}
            device.details = device.details | moved_times


async def test_a_device_that_is_not_online_can_t_be_told(callers: Callers, database: Database) -> None:
    for path in (REBOOTS, REPROVISIONS):
        refused = await refusal(await callers.customer(HUGO), path)
        assert refused["type"] == "/problems/device-offline"
        assert "power" in refused["detail"]
    assert await count(database) == 0


async def test_during_an_outage_nothing_is_restarted(callers: Callers, database: Database) -> None:
    elena = await callers.customer(ELENA)
    (router,) = [device for device in await devices(elena) if device["kind"] == "router"]
    refused = await refusal(elena, device_id=router["id"])
    assert refused["type"] == "/problems/outage-runs"
    (cut,) = (await elena.get("/v1/outages?postcode=LS6")).json()["items"]
    assert refused["outage_id"] == cut["id"]
    assert await count(database) == 0


async def test_an_outage_of_something_else_stops_nothing(callers: Callers, database: Database) -> None:
    await add_outage(database, "NE2", "mobile")
    assert (await (await callers.customer(FARID)).post(REBOOTS, json={}, headers=key())).status_code == 201


async def test_a_sim_gets_its_settings_and_is_not_restarted(callers: Callers) -> None:
    ana = await callers.customer(ANA)
    refused = await refusal(ana)
    assert refused["type"] == "/problems/not-for-this-device"
    assert "off and on again" in refused["detail"]
    told = (await ana.post(REPROVISIONS, json={}, headers=key())).json()
    assert (told["kind"], told["device"]["kind"]) == ("reprovision", "sim")
    assert told["text"].startswith("Your SIM takes its settings now.")
    assert told["device"]["restarted"] is None


async def test_the_same_key_restarts_once(callers: Callers, database: Database) -> None:
    farid, once = await callers.customer(FARID), key()
    first, again = [await farid.post(REBOOTS, json={}, headers=once) for _ in range(2)]
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    (router,) = await devices(farid)
    other = await farid.post(REBOOTS, json={"device_id": router["id"]}, headers=once)
    assert other.json()["type"] == "/problems/key-reused"
    assert (await farid.post(REBOOTS, json={})).json()["type"] == "/problems/key-missing"
    assert await count(database) == 1


@pytest.mark.commits
async def test_a_router_told_by_eight_at_once_restarts_once(database: Database) -> None:
    async with database.session() as session:
        router = await session.scalar(
            select(Device.id).where(Device.kind == DeviceKind.router, Device.details.has_key("wifi_mbps"))
        )
        assert router
    network = LocalNetwork(database)

    async def tell(reference: str) -> Command | ServiceError:
        try:
            return await network.command(router, CommandKind.reboot, reference=reference)
        except RestartedJustNow as refused:
            return refused

    told = await asyncio.gather(*(tell(f"{number // 2}") for number in range(8)))
    done = [each for each in told if isinstance(each, Command)]
    assert len({command.id for command in done}) == 1
    assert len(done) == 2  # the same reference came twice
    assert {command.state for command in done} == {CommandState.done}
    assert await count(database) == 1
