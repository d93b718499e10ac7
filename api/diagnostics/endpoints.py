"""Diagnostics over HTTP: for a signed-in browser, an agent's desk, and the bot on a customer's behalf."""

import uuid

from fastapi import APIRouter, status

from api.access import Known, ServiceUnknown, WhichService
from api.diagnostics import devices, service
from api.diagnostics.devices import WhichDevice
from api.diagnostics.schemas import CommandIn, CommandOut, DevicesOut, LineTestOut, TestIn
from api.diagnostics.service import NothingToTest, TestUnknown
from api.errors import answers
from api.once import DoneOnce
from api.paging import AskedPage, CursorNotUnderstood, Page
from api.parts import CurrentParts
from api.systems.ports.line import (
    DeviceOffline,
    DeviceUnknown,
    LineUnknown,
    NotForThisDevice,
    OutageRuns,
    RestartedJustNow,
)

router = APIRouter(
    prefix="/v1/diagnostics",
    tags=["diagnostics"],
    responses=answers(
        ServiceUnknown,
        TestUnknown,
        DeviceUnknown,
        LineUnknown,
        WhichService,
        WhichDevice,
        NothingToTest,
        DeviceOffline,
        RestartedJustNow,
        OutageRuns,
        NotForThisDevice,
        CursorNotUnderstood,
    ),
)


@router.post("/tests", status_code=status.HTTP_201_CREATED)
async def test_line(caller: Known, parts: CurrentParts, once: DoneOnce, body: TestIn) -> LineTestOut:
    """Tests a line and says in plain words how it is; a known outage or a suspended account is said first."""
    return await once.run(LineTestOut, lambda reference: service.test(parts, caller, body.service_id, reference))


@router.get("/tests")
async def list_line_tests(
    caller: Known, parts: CurrentParts, asked: AskedPage, service_id: uuid.UUID | None = None
) -> Page[LineTestOut]:
    """The tests of the caller's lines, newest first."""
    return await service.tests(parts, caller, service_id, asked)


@router.get("/tests/{test_id}")
async def show_line_test(caller: Known, parts: CurrentParts, test_id: uuid.UUID) -> LineTestOut:
    """One test, as it was read when it was made."""
    return await service.one_test(parts, caller, test_id)


@router.get("/devices")
async def list_devices(caller: Known, parts: CurrentParts, service_id: uuid.UUID | None = None) -> DevicesOut:
    """What the caller's services run on, and whether it is online."""
    return await devices.devices(parts, caller, service_id)


@router.post("/reboots", status_code=status.HTTP_201_CREATED)
async def reboot_device(caller: Known, parts: CurrentParts, once: DoneOnce, body: CommandIn) -> CommandOut:
    """Restarts a router or a TV box; its connection is away for about three minutes."""
    return await once.run(CommandOut, lambda reference: devices.reboot(parts, caller, body, reference))


@router.post("/reprovisions", status_code=status.HTTP_201_CREATED)
async def reprovision_device(caller: Known, parts: CurrentParts, once: DoneOnce, body: CommandIn) -> CommandOut:
    """Sends a device its settings again; its connection is away for about three minutes."""
    return await once.run(CommandOut, lambda reference: devices.reprovision(parts, caller, body, reference))
