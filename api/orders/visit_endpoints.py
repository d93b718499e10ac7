"""Visits of technicians over HTTP."""

import uuid

from fastapi import APIRouter

from api.access import Known, WhichService
from api.errors import answers
from api.once import DoneOnce
from api.orders.appointments import (
    NoVisitNeeded,
    TooLateToChange,
    book,
    call_off,
    free_slots,
    list_appointments,
    move,
)
from api.orders.visit_schemas import AppointmentOut, BookIn, MoveVisitIn, SlotOut, VisitKind
from api.paging import AskedPage, Page
from api.parts import CurrentParts
from api.systems.ports.visits import (
    AppointmentUnknown,
    CaseOver,
    CaseUnknown,
    OrderOver,
    SlotTaken,
    SlotUnknown,
    VisitBooked,
    VisitMoved,
    VisitOver,
)

router = APIRouter(prefix="/appointments")
CHANGES = (SlotUnknown, SlotTaken, VisitBooked, OrderOver)


@router.get("/slots", responses=answers(WhichService, NoVisitNeeded))
async def show_slots(
    caller: Known,
    parts: CurrentParts,
    asked: AskedPage,
    kind: VisitKind,
    service_id: uuid.UUID | None = None,
    order_id: uuid.UUID | None = None,
) -> Page[SlotOut]:
    """When somebody could come, soonest first: to a service that is there, or for an order."""
    return await free_slots(parts, caller, kind, service_id, order_id, asked)


@router.get("")
async def show_appointments(caller: Known, parts: CurrentParts, asked: AskedPage) -> Page[AppointmentOut]:
    """Visits that come, soonest first, and then those that were."""
    return await list_appointments(parts, caller, asked)


@router.post("", status_code=201, responses=answers(*CHANGES, WhichService, NoVisitNeeded, CaseUnknown, CaseOver))
async def book_visit(caller: Known, parts: CurrentParts, once: DoneOnce, body: BookIn) -> AppointmentOut:
    """Books a visit in a free window."""
    return await once.run(AppointmentOut, lambda reference: book(parts, caller, body, reference))


@router.post(
    "/{appointment_id}/move",
    status_code=201,
    responses=answers(*CHANGES, AppointmentUnknown, VisitMoved, VisitOver, TooLateToChange),
)
async def move_visit(
    caller: Known, parts: CurrentParts, once: DoneOnce, appointment_id: uuid.UUID, body: MoveVisitIn
) -> AppointmentOut:
    """Cancels a visit and books it at another time: both, or neither."""
    return await once.run(
        AppointmentOut, lambda reference: move(parts, caller, appointment_id, body.slot_id, reference)
    )


@router.post(
    "/{appointment_id}/cancellation",
    responses=answers(*CHANGES, AppointmentUnknown, VisitMoved, VisitOver, TooLateToChange),
)
async def cancel_visit(caller: Known, parts: CurrentParts, once: DoneOnce, appointment_id: uuid.UUID) -> AppointmentOut:
    """Cancels a visit, and gives its time to somebody else."""
    return await once.run(AppointmentOut, lambda reference: call_off(parts, caller, appointment_id, reference))
