"""For leads and admins: what a provider brought that was not let in, and what did not reach its customer."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import AwareDatetime

from api.access import Anybody
from api.auth import AgentUnknown
from api.channels import cost_endpoints, mending
from api.channels.mending import (
    ArrivalUnknown,
    DeliveryUnknown,
    LetInAlready,
    NotFailed,
    StillNotReadable,
    Undelivered,
)
from api.channels.schemas import ArrivalOut, DeliveryOut
from api.desk.service import CurrentLead, LeadsOnly
from api.errors import answers
from api.identity.addresses import is_number, masked
from api.paging import AskedPage, CursorNotUnderstood, Page
from api.parts import CurrentParts
from models import Arrival

router = APIRouter(prefix="/v1/desk", tags=["desk"], responses=answers(AgentUnknown, LeadsOnly))

router.include_router(cost_endpoints.router)


@router.get("/arrivals", responses=answers(CursorNotUnderstood))
async def list_refused(_caller: Anybody, _lead: CurrentLead, parts: CurrentParts, asked: AskedPage) -> Page[ArrivalOut]:
    """What providers brought and was not let in, newest first."""
    found = await mending.refused(parts, asked)
    return Page(items=[_arrival_out(arrival) for arrival in found.items], next=found.next)


@router.post("/arrivals/{arrival_id}/let-in", responses=answers(ArrivalUnknown, LetInAlready, StillNotReadable))
async def let_in(arrival_id: uuid.UUID, _caller: Anybody, _lead: CurrentLead, parts: CurrentParts) -> ArrivalOut:
    """Has it taken in after all, by the worker. What of it was taken before is not taken twice, so it needs no
    Idempotency-Key."""
    return _arrival_out(await mending.let_in(parts, arrival_id))


@router.get("/deliveries", responses=answers(CursorNotUnderstood))
async def list_undelivered(
    _caller: Anybody,
    _lead: CurrentLead,
    parts: CurrentParts,
    asked: AskedPage,
    channel: Annotated[str | None, Query(max_length=32, pattern=r"^[a-z]+$")] = None,
    since: Annotated[AwareDatetime | None, Query()] = None,
) -> Page[DeliveryOut]:
    """What did not reach its customer, or may not have, newest first."""
    found = await mending.undelivered(parts, asked, channel, since)
    return Page(items=[_delivery_out(parts, each) for each in found.items], next=found.next)


@router.post("/deliveries/{delivery_id}/send-again", status_code=202, responses=answers(DeliveryUnknown, NotFailed))
async def send_again(delivery_id: uuid.UUID, _caller: Anybody, _lead: CurrentLead, parts: CurrentParts) -> None:
    """Really sends it again. Asked twice, the second is refused, so it needs no Idempotency-Key."""
    await mending.send_again(parts, delivery_id)


def _arrival_out(arrival: Arrival) -> ArrivalOut:
    return ArrivalOut(
        id=arrival.id,
        connector=arrival.connector,
        received_at=arrival.received_at,
        state=arrival.state.value,
        reason=arrival.reason,
        trusted=arrival.trusted,
        length=len(arrival.body),
    )


def _delivery_out(parts: CurrentParts, found: Undelivered) -> DeliveryOut:
    delivery, message, contact = found
    return DeliveryOut(
        id=delivery.id,
        conversation_id=message.conversation_id,
        message_id=message.id,
        connector=delivery.connector,
        state=delivery.state.value,
        attempts=delivery.attempts,
        reason=delivery.last_error,
        to=masked(contact.address, parts.brand.region) if is_number(contact.address) else "a messaging app",
        text=message.content["text"],
        updated_at=delivery.updated_at,
    )
