"""Devices over HTTP: what they are, and what they may be told to do, when."""

import uuid
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select, update

from api.db import Database
from api.parts import Parts
from api.systems.faults import Fault
from api.systems.local.network import LocalNetwork
from api.systems.ports.line import DeviceUnknown
from models import CommandKind, Device, DeviceCommand, Level, Outage, OutageState
from models.base import now
from tests.api.callers import ELENA, FARID, HUGO, KIRSTY, LIAM, MAYA, NOOR, PETRA, Callers, key

DEVICES, REBOOTS, REPROVISIONS = (f"/v1/diagnostics/{name}" for name in ("devices", "reboots", "reprovisions"))


async def devices(browser: httpx.AsyncClient, query: str = "") -> list[dict[str, Any]]:
    answer = await browser.get(f"{DEVICES}{query}")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["devices"]
    return found


async def refusal(browser: httpx.AsyncClient, path: str = REBOOTS, **body: Any) -> Any:
    answer = await browser.post(path, json=body, headers=key())
    assert answer.status_code in (404, 409), answer.text
    return answer.json()


async def count(database: Database) -> int:
    async with database.session() as session:
        return await session.scalar(select(func.count()).select_from(DeviceCommand)) or 0


async def test_a_router_is_shown_with_what_it_is_and_whether_it_is_there(callers: Callers) -> None:
    (router,) = await devices(await callers.customer(FARID, Level.identified))
    assert (router["kind"], router["name"], router["model"]) == ("router", "router", "Optilink Hub 6")
    assert (router["firmware"], router["is_online"], router["state_text"]) == ("6.4.1", True, "It is online.")
    assert router["service"]["label"] == "Broadband at 60 Beechcroft Avenue"
    assert router["restarted"] is router["back"] is None


async def test_hugo_s_router_is_away_and_was_last_seen_long_ago(callers: Callers) -> None:
    (router,) = await devices(await callers.customer(HUGO))
    assert not router["is_online"]
    assert datetime.fromisoformat(router["seen"]["iso"]) < now() - timedelta(days=15)
    assert router["seen"]["display"] in router["state_text"]


async def test_who_waits_for_a_router_has_none_yet(callers: Callers) -> None:
    assert [device["kind"] for device in await devices(await callers.customer(LIAM))] == ["sim"]


async def test_each_sees_the_devices_of_their_own_lines(callers: Callers) -> None:
    noor, maya, farid = [await callers.customer(digits) for digits in (NOOR, MAYA, FARID)]
    (hers,) = await devices(maya)
    all_of_them = [device["id"] for device in await devices(noor)]
    assert len(all_of_them) == 2
    assert hers["id"] in all_of_them
    line = hers["service"]["id"]
    assert [device["id"] for device in await devices(noor, f"?service_id={line}")] == [hers["id"]]
    assert (await farid.get(f"{DEVICES}?service_id={line}")).json()["type"] == "/problems/service-unknown"
    assert (await callers.nobody().get(DEVICES)).json()["type"] == "/problems/sign-in-required"


async def test_a_stale_list_says_so(callers: Callers, parts: Parts) -> None:
    farid = await callers.customer(FARID)
    await devices(farid)
    await parts.redis.hset("selfcare:faults", "network", Fault.down.value)
    assert (await farid.get(DEVICES)).json()["is_stale"]


async def test_which_of_several_devices_has_to_be_said(callers: Callers, database: Database) -> None:
    async with database.transaction() as session:
        await session.execute(update(Outage).values(state=OutageState.fixed, fixed_at=now()))
    elena = await callers.customer(ELENA)
    which = await refusal(elena)
    assert which["type"] == "/problems/which-device"
    assert sorted(choice["label"].partition(":")[0] for choice in which["choices"]) == ["Router", "TV box"]
    for choice in which["choices"]:
        chosen = await elena.post(REBOOTS, json={"device_id": choice["id"]}, headers=key())
        assert (chosen.status_code, chosen.json()["device"]["id"]) == (201, choice["id"])
    lines = await refusal(await callers.customer(KIRSTY), REPROVISIONS)
    assert len(lines["choices"]) == 5


async def test_nobody_restarts_somebody_else_s(callers: Callers, database: Database) -> None:
    farid, petra, maya = [await callers.customer(digits) for digits in (FARID, PETRA, MAYA)]
    (router,) = await devices(farid)
    for stranger in (petra, maya):
        unknown = await refusal(stranger, device_id=router["id"])
        assert (unknown["status"], unknown["type"]) == (404, "/problems/device-unknown")
        assert unknown == await refusal(stranger, device_id=str(uuid.uuid4()))
        line = await refusal(stranger, service_id=router["service"]["id"])
        assert line["type"] == "/problems/service-unknown"
    assert (await callers.nobody().post(REBOOTS, json={}, headers=key())).status_code == 403
    assert await count(database) == 0


async def test_a_line_s_user_may_send_settings_to_their_own_phone(callers: Callers) -> None:
    assert (await (await callers.customer(MAYA)).post(REPROVISIONS, json={}, headers=key())).status_code == 201


async def test_a_device_that_was_removed_is_unknown(callers: Callers, database: Database) -> None:
    farid = await callers.customer(FARID)
    (router,) = await devices(farid)
    async with database.transaction() as session:
        (await session.get_one(Device, uuid.UUID(router["id"]))).removed_on = now().date()
    assert await devices(farid) == []
    assert (await refusal(farid, device_id=router["id"]))["type"] == "/problems/device-unknown"
    assert (await refusal(farid))["type"] == "/problems/device-unknown"
    with pytest.raises(DeviceUnknown):
        await LocalNetwork(database).command(uuid.UUID(router["id"]), CommandKind.reboot, reference="x")


@pytest.mark.parametrize("body", [{"device_id": "my router"}, {"service_id": 4}, {"device": "x"}])
async def test_bad_input_names_its_field(body: dict[str, Any], callers: Callers, database: Database) -> None:
    answer = await (await callers.customer(FARID)).post(REBOOTS, json=body, headers=key())
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, next(iter(body)))
    assert await count(database) == 0


async def test_more_devices_need_no_more_queries(callers: Callers, database: Database, queries: list[str]) -> None:
    counts = []
    for digits in (FARID, KIRSTY):
        browser = await callers.customer(digits)
        queries.clear()
        await devices(browser)
        counts.append(len(queries))
    assert counts[0] == counts[1]
