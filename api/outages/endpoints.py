"""Outages over HTTP: for a signed-in browser, an agent's desk, and the bot on a customer's behalf."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Query, status

from api.access import Anybody, Known, ServiceUnknown, WhichService
from api.errors import answers
from api.once import DoneOnce
from api.outages import service, subscriptions
from api.outages.schemas import AreasOut, AskedKind, MyOutagesOut, OutageOut, ReportIn, ReportOut, SubscriptionOut
from api.outages.service import AreaUnknown, ServiceEnded
from api.paging import AskedPage, CursorNotUnderstood, Page
from api.parts import CurrentParts
from api.systems.ports.line import LineUnknown
from api.systems.ports.network import OutageOver, OutageUnknown

router = APIRouter(
    prefix="/v1/outages",
    tags=["outages"],
    responses=answers(
        AreaUnknown,
        OutageUnknown,
        ServiceUnknown,
        LineUnknown,
        WhichService,
        ServiceEnded,
        OutageOver,
        CursorNotUnderstood,
    ),
)
Postcode = Annotated[
    str | None, Query(min_length=2, max_length=16, pattern=r"^[A-Za-z0-9 ]*[A-Za-z0-9][A-Za-z0-9 ]*$", examples=["LS6"])
]


@router.get("")
async def list_outages(
    _: Anybody,
    parts: CurrentParts,
    asked: AskedPage,
    postcode: Postcode = None,
    area_id: uuid.UUID | None = None,
    kind: AskedKind = None,
) -> Page[OutageOut]:
    """What runs, is suspected or is planned, and what was fixed within a day; all of it, or that of one place."""
    return await service.outages(parts, asked, postcode, area_id, kind)


@router.get("/mine")
async def show_my_outages(caller: Known, parts: CurrentParts, service_id: uuid.UUID | None = None) -> MyOutagesOut:
    """Each of the caller's services, and whether an outage touches it."""
    return await service.mine(parts, caller, service_id)


@router.get("/areas")
async def list_areas(_: Anybody, parts: CurrentParts) -> AreasOut:
    """All areas of the network, and how they are now."""
    return await service.areas(parts)


@router.post("/reports", status_code=status.HTTP_201_CREATED)
async def report_outage(caller: Known, parts: CurrentParts, once: DoneOnce, body: ReportIn) -> ReportOut:
    """Tells us that a service is away or not right; says so where an outage is known."""
    return await once.run(ReportOut, lambda reference: service.report(parts, caller, body, reference))


@router.post("/{outage_id}/subscription", status_code=status.HTTP_201_CREATED)
async def subscribe_to_outage(
    caller: Known, parts: CurrentParts, once: DoneOnce, outage_id: uuid.UUID
) -> SubscriptionOut:
    """From now on the caller is told what is new, and when it is over."""
    return await once.run(SubscriptionOut, lambda _: subscriptions.subscribe(parts, caller, outage_id))


@router.delete("/{outage_id}/subscription")
async def unsubscribe_from_outage(
    caller: Known, parts: CurrentParts, once: DoneOnce, outage_id: uuid.UUID
) -> SubscriptionOut:
    """The caller is told nothing more of it."""
    return await once.run(SubscriptionOut, lambda _: subscriptions.unsubscribe(parts, caller, outage_id))
