"""How things stand for the customer, part by part: each asks its topic, and fails alone."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

from api.access import NotAccountHolder, accounts_of
from api.accounts import service as accounts
from api.auth import Caller
from api.billing import service as billing
from api.billing.service import NoBill
from api.card.hurrying import Hurry, Noted
from api.card.rendering import bill_facts, owned, touched
from api.card.schemas import BillFactsOut, LineUseOut, OwnedOut, PartOut, TouchedOut
from api.diagnostics import service as diagnostics
from api.diagnostics.schemas import LineTestOut
from api.errors import ServiceError, Unavailable
from api.formats import DayOut
from api.orders import appointments
from api.orders import service as orders
from api.orders.schemas import OrderOut
from api.orders.visit_schemas import AppointmentOut
from api.outages import service as outages
from api.paging import Asked
from api.parts import Parts
from api.tickets import service as tickets
from api.tickets.schemas import TicketBriefOut
from api.usage import service as usage
from api.usage.schemas import CurrentOut, LineOut
from models import AppointmentState

T = TypeVar("T")
Read = Callable[[Parts, Caller], Awaitable[T | None]]
# So many of a list are read in ten seconds.
A_FEW = Asked(None, 5)
NEWEST = Asked(None, 1)
TO_COME = (AppointmentState.booked, AppointmentState.on_the_way)


async def part(hurry: Hurry, caller: Caller | None, read: Read[T]) -> PartOut[T]:
    """What a topic refuses is an answer: there is nothing of it for this customer, and its own words say why."""
    if caller is None:
        return PartOut(state="none", as_of=None, why="Nobody knows who this is.")
    noted = Noted()
    try:
        value = await read(hurry.parts_for(noted), caller)
    except Unavailable as away:
        return PartOut(state="away", as_of=None, why=away.detail)
    except ServiceError as refusal:
        return PartOut(state="none", as_of=_clock(hurry, noted), why=refusal.detail)
    as_of = _clock(hurry, noted)
    if noted.is_stale:
        return PartOut(state="away", as_of=as_of, why=f"Its system does not answer. As of {as_of}.", value=value)
    return PartOut(state="none" if value is None else "known", as_of=as_of, value=value)


def _clock(hurry: Hurry, noted: Noted) -> str | None:
    return hurry.parts.formats.clock(noted.as_of) if noted.as_of else None


async def since(parts: Parts, caller: Caller) -> DayOut | None:
    """The day on which the oldest account that they hold was opened."""
    found = (await accounts_of(parts.systems.account, caller)).value
    days = [each.opened_on for each in found if each.holder_id == caller.customer_id and each.opened_on]
    return parts.formats.day(min(days)) if days else None


async def bill(parts: Parts, caller: Caller) -> BillFactsOut | None:
    balance = await billing.balance(parts, caller, None)
    try:
        comparison = await billing.compare_current(parts, caller, balance.account.id)
    except NoBill:
        comparison = None
    return bill_facts(balance, comparison)


async def use(parts: Parts, caller: Caller) -> list[LineUseOut] | None:
    """All lines of the account; of somebody else's, the one that is theirs."""
    try:
        found: Sequence[LineOut | CurrentOut] = (await usage.lines(parts, caller, None)).lines
    except NotAccountHolder:
        found = [await usage.current(parts, caller, None)]
    return [
        LineUseOut(service_id=line.service.id, label=line.service.label, plan=line.plan, fact=line.fact)
        for line in found
    ] or None


async def services(parts: Parts, caller: Caller) -> list[OwnedOut] | None:
    return owned(await accounts.me(parts, caller)) or None


async def outage(parts: Parts, caller: Caller) -> list[TouchedOut] | None:
    return touched(await outages.mine(parts, caller, None)) or None


async def line_test(parts: Parts, caller: Caller) -> LineTestOut | None:
    found = await diagnostics.tests(parts, caller, None, NEWEST)
    return next(iter(found.items), None)


async def cases(parts: Parts, caller: Caller) -> list[TicketBriefOut] | None:
    return (await tickets.list_tickets(parts, caller, A_FEW, only_open=True)).items or None


async def open_orders(parts: Parts, caller: Caller) -> list[OrderOut] | None:
    return (await orders.list_orders(parts, caller, None, A_FEW, only_open=True)).items or None


async def visits(parts: Parts, caller: Caller) -> list[AppointmentOut] | None:
    found = await appointments.list_appointments(parts, caller, A_FEW)
    return [visit for visit in found.items if visit.state in TO_COME] or None


# By their names on the card.
READS: dict[str, Read[Any]] = {
    "bill": bill,
    "usage": use,
    "services": services,
    "outages": outage,
    "line_test": line_test,
    "cases": cases,
    "orders": open_orders,
    "visits": visits,
}


async def all_parts(hurry: Hurry, caller: Caller | None) -> dict[str, Any]:
    """All at a time."""
    told = await asyncio.gather(*(part(hurry, caller, read) for read in READS.values()))
    return dict(zip(READS, told, strict=True))
