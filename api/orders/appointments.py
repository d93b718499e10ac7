"""Visits: who may book one where, and until when it can be changed."""

import uuid
from dataclasses import dataclass

from api.access import NotAccountHolder, accounts_of
from api.auth import Caller
from api.errors import Refused
from api.orders.days import first_bookable, may_change_until
from api.orders.own_lines import held_line, one_line
from api.orders.service import held_order
from api.orders.visit_rendering import appointment_out, slot_out, when_of
from api.orders.visit_schemas import AppointmentOut, BookIn, SlotOut
from api.paging import Asked, Page
from api.parts import Parts
from api.systems.ports.visits import Appointment, AppointmentUnknown, NewAppointment, SlotTaken, SlotUnknown
from api.tickets.service import author_of
from models import AppointmentKind, AppointmentState, ServiceKind
from models.base import now

AT_HOME = (ServiceKind.broadband, ServiceKind.tv, ServiceKind.landline)


class NoVisitNeeded(Refused):
    """What was ordered comes by post, or is switched on from afar."""

    title = "Nobody has to come for this"


class TooLateToChange(Refused):
    """The next day's visits are planned in the evening."""

    title = "It is too late to change this visit here"


@dataclass(frozen=True, slots=True)
class Site:
    """Where somebody has to come, and what for."""

    account_id: uuid.UUID
    area_id: uuid.UUID
    address: str
    service_id: uuid.UUID | None
    order_id: uuid.UUID | None


async def free_slots(
    parts: Parts,
    caller: Caller,
    kind: AppointmentKind,
    service_id: uuid.UUID | None,
    order_id: uuid.UUID | None,
    asked: Asked,
) -> Page[SlotOut]:
    site = await _site(parts, caller, kind, service_id, order_id)
    after = first_bookable(now(), parts.formats.timezone)
    found = await parts.systems.orders.free_slots(site.area_id, kind, after, asked.cursor, asked.limit)
    items = [slot_out(slot, parts.formats, as_of=found.as_of) for slot in found.value.items]
    return Page(items=items, next=found.value.next)


async def list_appointments(parts: Parts, caller: Caller, asked: Asked) -> Page[AppointmentOut]:
    accounts, services = await _reach(parts, caller)
    found = await parts.systems.orders.appointments_of(accounts, services, asked.cursor, asked.limit)
    items = [appointment_out(visit, parts.formats, as_of=found.as_of) for visit in found.value.items]
    return Page(items=items, next=found.value.next)


async def book(parts: Parts, caller: Caller, asked: BookIn, reference: str) -> AppointmentOut:
    site = await _site(parts, caller, asked.kind, asked.service_id, asked.order_id, fresh=True)
    await _refuse_slot(parts, asked.slot_id, site.area_id, asked.kind)
    new = NewAppointment(
        slot_id=asked.slot_id,
        account_id=site.account_id,
        kind=asked.kind,
        address=site.address,
        service_id=site.service_id,
        ticket_id=asked.ticket_id,
        order_id=site.order_id,
        note=asked.note,
    )
    booked = await parts.systems.orders.book(new, reference=reference)
    await _note(parts, caller, booked, f"A technician comes {when_of(booked, parts.formats)}.", reference)
    return appointment_out(booked, parts.formats, as_of=now())


async def move(
    parts: Parts, caller: Caller, appointment_id: uuid.UUID, slot_id: uuid.UUID, reference: str
) -> AppointmentOut:
    visit = await _changeable(parts, caller, appointment_id)
    await _refuse_slot(parts, slot_id, visit.area_id, visit.kind)
    moved = await parts.systems.orders.rebook(visit.id, slot_id, reference=reference)
    await _note(parts, caller, moved, f"The visit was moved: it is now {when_of(moved, parts.formats)}.", reference)
    return appointment_out(moved, parts.formats, as_of=now())


async def call_off(parts: Parts, caller: Caller, appointment_id: uuid.UUID, reference: str) -> AppointmentOut:
    visit = await _changeable(parts, caller, appointment_id)
    cancelled = await parts.systems.orders.call_off(visit.id, reference=reference)
    # One name however often it is asked: a visit is cancelled once.
    once = f"cancelled:{visit.id}"
    await _note(parts, caller, cancelled, f"The visit {when_of(visit, parts.formats)} was cancelled.", once)
    return appointment_out(cancelled, parts.formats, as_of=now())


async def _note(parts: Parts, caller: Caller, visit: Appointment, text: str, reference: str) -> None:
    """Into the history of the visit's ticket. Where that fails, the same request again writes it, and only that."""
    if visit.ticket_id is not None:
        ends_at = visit.ends_at if visit.state is AppointmentState.booked else None
        await parts.systems.ticketing.note_visit(
            visit.ticket_id, text, ends_at=ends_at, by=author_of(caller), reference=reference
        )


async def _site(
    parts: Parts,
    caller: Caller,
    kind: AppointmentKind,
    service_id: uuid.UUID | None,
    order_id: uuid.UUID | None,
    *,
    fresh: bool = False,
) -> Site:
    """A repair is for whoever uses the line; an installation is part of a contract, and for its holder."""
    if order_id is not None:
        return await _site_of_order(parts, caller, order_id, fresh=fresh)
    find = held_line if kind is AppointmentKind.install else one_line
    account, service = await find(parts.systems.account, caller, service_id, *AT_HOME, fresh=fresh)
    if service.area_id is None or service.address is None:
        raise NoVisitNeeded(f"{service.label} is at no address that we could come to. Please call us.")
    return Site(account.id, service.area_id, service.address, service.id, None)


async def _site_of_order(parts: Parts, caller: Caller, order_id: uuid.UUID, *, fresh: bool) -> Site:
    order = await held_order(parts, caller, await parts.systems.orders.order(order_id), fresh=fresh)
    area_id = order.detail.get("area_id")
    if not order.detail.get("needs_visit") or area_id is None or order.ended_at is not None:
        raise NoVisitNeeded(f"Order {order.number} needs no visit.", field="order_id")
    return Site(order.account_id, uuid.UUID(area_id), order.address or "", order.service_id, order.id)


async def _refuse_slot(parts: Parts, slot_id: uuid.UUID, area_id: uuid.UUID | None, kind: AppointmentKind) -> None:
    """The count of those who come is looked at again where the visit is written."""
    slot = (await parts.systems.orders.slot(slot_id)).fresh()
    if slot is None or (slot.area_id, slot.kind) != (area_id, kind):
        raise SlotUnknown("There is no such time for this visit. Choose one of those that are free.", field="slot_id")
    if slot.starts_at < first_bookable(now(), parts.formats.timezone):
        raise SlotTaken("This time is too soon to be planned. Choose a later one.", field="slot_id")


async def _changeable(parts: Parts, caller: Caller, appointment_id: uuid.UUID) -> Appointment:
    visit = (await parts.systems.orders.appointment(appointment_id)).fresh()
    accounts, services = await _reach(parts, caller, fresh=True)
    if visit is None or (visit.account_id not in accounts and visit.service_id not in services):
        raise AppointmentUnknown("There is no such visit under this name.")
    if visit.kind is AppointmentKind.install and visit.account_id not in accounts:
        raise NotAccountHolder("This visit is part of somebody else's contract.")
    is_planned = now() >= may_change_until(visit.starts_at, parts.formats.timezone)
    if visit.state is AppointmentState.booked and is_planned:
        raise TooLateToChange(
            f"Visits can be changed here until 18:00 on the day before. Call us: {parts.brand.phone}.",
            phone=parts.brand.phone,
        )
    return visit


async def _reach(
    parts: Parts, caller: Caller, *, fresh: bool = False
) -> tuple[tuple[uuid.UUID, ...], tuple[uuid.UUID, ...]]:
    """The accounts that the caller holds, and the services that they only use."""
    answer = await accounts_of(parts.systems.account, caller)
    accounts = answer.fresh() if fresh else answer.value
    held = tuple(account.id for account in accounts if account.holder_id == caller.customer_id)
    used = tuple(service.id for account in accounts if account.id not in held for service in account.services)
    return held, used
