"""SIMs, blocked lines and porting codes over HTTP."""

import uuid

from fastapi import APIRouter, Response

from api.access import Known, Proven, ProvenHolder, ProvenHolderInPerson, ProvenInPerson, WhichService
from api.errors import answers
from api.once import DoneOnce
from api.orders import bars, porting, sims
from api.orders.line_schemas import (
    ActivateIn,
    BarIn,
    BarOut,
    InstallCodeOut,
    PortingCodeOut,
    PortingIn,
    PukOut,
    ShownPortingCodeOut,
    SimOut,
    UnbarIn,
)
from api.orders.porting import NothingToTakeAway, PortingCodeUnknown, UnblockFirst
from api.orders.sims import SimUnknown
from api.parts import CurrentParts
from api.systems.base import OutcomeUnknown
from api.systems.ports.lines import CannotBeBarred, NotBarred, SimNotFound

router = APIRouter()


@router.post("/sims/activation", responses=answers(WhichService, SimNotFound))
async def activate_sim(caller: ProvenHolder, parts: CurrentParts, once: DoneOnce, body: ActivateIn) -> SimOut:
    """Puts a new SIM in use, in place of the old one."""
    return await once.run(SimOut, lambda reference: sims.activate(parts, caller, body, reference))


@router.get("/sims/puk", responses=answers(WhichService, OutcomeUnknown))
async def show_puk(
    caller: ProvenInPerson, parts: CurrentParts, response: Response, service_id: uuid.UUID | None = None
) -> PukOut:
    """The code that unlocks a SIM after too many wrong PINs."""
    _keep_nowhere(response)
    return await sims.show_puk(parts, caller, service_id)


@router.get("/sims/{sim_id}/code", responses=answers(SimUnknown, OutcomeUnknown))
async def show_install_code(
    caller: ProvenHolderInPerson, parts: CurrentParts, response: Response, sim_id: uuid.UUID
) -> InstallCodeOut:
    """What a phone needs to download an eSIM."""
    _keep_nowhere(response)
    return await sims.show_install_code(parts, caller, sim_id)


@router.post("/bars", status_code=201, responses=answers(WhichService, CannotBeBarred))
async def bar_line(caller: Known, parts: CurrentParts, once: DoneOnce, body: BarIn) -> BarOut:
    """Blocks the line of a lost or stolen phone, at once."""
    return await once.run(BarOut, lambda reference: bars.bar(parts, caller, body, reference))


@router.post("/unbars", responses=answers(WhichService, NotBarred))
async def unbar_line(caller: Proven, parts: CurrentParts, once: DoneOnce, body: UnbarIn) -> BarOut:
    """Lets a blocked line work again."""
    return await once.run(BarOut, lambda reference: bars.unbar(parts, caller, body, reference))


@router.post("/porting-codes", status_code=201, responses=answers(WhichService, UnblockFirst, NothingToTakeAway))
async def make_porting_code(
    caller: ProvenHolder, parts: CurrentParts, once: DoneOnce, body: PortingIn
) -> PortingCodeOut:
    """Makes the code that lets a number go, and says what leaving costs."""
    return await once.run(PortingCodeOut, lambda reference: porting.make_code(parts, caller, body, reference))


@router.get(
    "/porting-codes/{code_id}", responses=answers(PortingCodeUnknown, UnblockFirst, NothingToTakeAway, OutcomeUnknown)
)
async def show_porting_code(
    caller: ProvenHolderInPerson, parts: CurrentParts, response: Response, code_id: uuid.UUID
) -> ShownPortingCodeOut:
    """The code itself."""
    _keep_nowhere(response)
    return await porting.show_code(parts, caller, code_id)


def _keep_nowhere(response: Response) -> None:
    response.headers["Cache-Control"] = "no-store"
