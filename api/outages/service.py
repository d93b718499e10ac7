"""Outages' decisions: which ones are shown, which touch a customer's services, and what becomes of a report."""

import uuid
from datetime import datetime

from api.access import ServiceUnknown, accounts_of, one_service
from api.auth import Caller
from api.errors import NotFound, Refused
from api.formats import Formats
from api.outages.rendering import (
    KINDS,
    area_out,
    area_state_out,
    capitalised,
    outage_out,
    own_service_out,
    worst,
)
from api.outages.schemas import AreasOut, MineOut, MyOutagesOut, OutageOut, ReportIn, ReportOut
from api.outages.subscriptions import followed
from api.paging import Asked, Page
from api.parts import Parts
from api.systems.ports.account import Service
from api.systems.ports.network import NewReport, Report, Touched
from models import Level, OutageState, ServiceKind, ServiceState
from models.base import now


class AreaUnknown(NotFound):
    """Not a place where this operator has a network."""

    title = "No such area"


class ServiceEnded(Refused):
    """It is switched off for good."""

    title = "This service has ended"


async def outages(
    parts: Parts, asked: Asked, postcode: str | None, area_id: uuid.UUID | None, kind: ServiceKind | None
) -> Page[OutageOut]:
    area = await _area(parts, postcode, area_id)
    answered = await parts.systems.network.outages(area_id=area, kind=kind, cursor=asked.cursor, limit=asked.limit)
    at = now()
    items = [outage_out(outage, parts.formats, at) for outage in answered.value.items]
    return Page(items=items, next=answered.value.next)


async def _area(parts: Parts, postcode: str | None, area_id: uuid.UUID | None) -> uuid.UUID | None:
    if area_id is None and postcode is None:
        return None
    found = (await parts.systems.network.find_area(area_id=area_id, postcode=postcode)).value
    if found is None and area_id is not None:
        raise AreaUnknown("There is no such area.", field="area_id")
    if found is None:
        raise AreaUnknown("We have no network at that postcode. Please check it.", field="postcode")
    return found.id


async def areas(parts: Parts) -> AreasOut:
    answered = await parts.systems.network.areas()
    at = now()
    return AreasOut(
        areas=[area_state_out(state, at) for state in answered.value], as_of=parts.formats.clock(answered.as_of)
    )


async def mine(parts: Parts, caller: Caller, service_id: uuid.UUID | None) -> MyOutagesOut:
    accounts = await accounts_of(parts.systems.account, caller)
    services = [
        service
        for account in accounts.value
        for service in account.services
        if service.id == service_id or (service_id is None and service.state is not ServiceState.ceased)
    ]
    if service_id is not None and not services:
        raise ServiceUnknown("There is no such service under this name.")
    answered = await parts.systems.network.touching([service.id for service in services])
    touched = {each.service_id: each for each in answered.value}
    as_of = parts.formats.clock(min(accounts.as_of, answered.as_of))
    is_stale = accounts.stale or answered.stale
    at = now()
    told = [_mine(service, touched.get(service.id), parts.formats, at) for service in services]
    return MyOutagesOut(
        services=told,
        followed=await followed(parts, caller, {each.id for one in told for each in (one.outage, one.planned) if each}),
        as_of=as_of,
        is_stale=is_stale,
        note=f"A system is not answering right now. This is what it said at {as_of}." if is_stale else None,
    )


def _mine(service: Service, touched: Touched | None, formats: Formats, at: datetime) -> MineOut:
    found = touched.outages if touched else ()
    running = worst(outage for outage in found if outage.is_running(at))
    planned = min(
        (outage for outage in found if not outage.is_running(at)), key=lambda outage: outage.starts_at, default=None
    )
    return MineOut(
        service=own_service_out(service),
        area=area_out(touched.area) if touched and touched.area else None,
        is_touched=running is not None,
        outage=outage_out(running, formats, at) if running else None,
        planned=outage_out(planned, formats, at) if planned else None,
        text=_mine_text(service, touched, is_suspected=_is_suspected(running), is_away=running is not None),
    )


def _is_suspected(outage: object) -> bool:
    return getattr(outage, "state", None) is OutageState.suspected


def _mine_text(service: Service, touched: Touched | None, *, is_suspected: bool, is_away: bool) -> str:
    if touched is None or touched.area is None:
        return "We can't tell where this service hangs on the network. Test the line to find out how it is."
    kind, place = capitalised(KINDS[service.kind]), touched.area.name
    if is_suspected:
        return f"{kind} may be away in {place}: we are looking into it."
    if is_away:
        return f"There is an outage in {place}, and it touches this service."
    return f"We know of no outage in {place} that touches this service."


async def report(parts: Parts, caller: Caller, body: ReportIn, reference: str) -> ReportOut:
    kinds = (body.kind,) if body.kind else ()
    _, service = await one_service(parts.systems.account, caller, body.service_id, *kinds)
    if service.state is ServiceState.ceased:
        raise ServiceEnded("This service has ended, so there is nothing to report on it.", field="service_id")
    new = NewReport(service.id, caller.require(Level.identified), body.symptom, body.text)
    made = await parts.systems.network.report(new, reference=reference)
    return ReportOut(
        id=made.id,
        service=own_service_out(service),
        area=area_out(made.area) if made.area else None,
        symptom=made.symptom,
        reported=parts.formats.moment(made.made_at),
        outage=outage_out(made.outage, parts.formats, now()) if made.outage else None,
        others=made.others,
        text=_report_text(made),
    )


def _report_text(made: Report) -> str:
    if made.outage is not None and made.outage.state is OutageState.suspected:
        return "Thank you. Others near you have told us the same, and we are looking into it."
    if made.outage is not None:
        return f"We know of it: there is an outage in {made.outage.area.name}. Your report is added to it."
    if made.others:
        said = "One other customer says" if made.others == 1 else f"{made.others} other customers say"
        return f"Thank you. {said} the same, and we are watching it. Test your line to see how it is at home."
    return "Thank you. You are the first to tell us. Test your line to see whether the fault is at home."
