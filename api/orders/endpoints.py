"""Orders over HTTP: for a signed-in browser, an agent's desk, and the bot on a customer's behalf."""

import uuid
from typing import Annotated, Literal

from fastapi import APIRouter, Path

from api.access import AccountUnknown, Known, KnownHolder, NotAccountHolder, ProvenHolder, ServiceUnknown, WhichService
from api.errors import NotUnderstood, answers
from api.once import DoneOnce
from api.orders import line_endpoints, visit_endpoints
from api.orders.asked import Asked, ConfirmIn, QuoteOut
from api.orders.placing import OfferChanged, place_order
from api.orders.quoting import quote_order
from api.orders.schemas import OrderOut, ReceiptOut, ThingsOut
from api.orders.service import CancelledElsewhere, cancel_order, list_orders, list_things, show_numbered, show_order
from api.paging import AskedPage, Page
from api.parts import CurrentParts
from api.quotes import QuoteExpired, QuoteRunning, QuoteUnknown, QuoteUsed
from api.systems.ports.orders import AlreadyOrdered, OrderUnknown, TooLateToCancel

router = APIRouter(
    prefix="/v1/orders",
    tags=["orders"],
    responses=answers(NotAccountHolder, AccountUnknown, ServiceUnknown, NotUnderstood),
)
OrderNumber = Annotated[str, Path(pattern=r"^[A-Za-z0-9-]{1,20}$", examples=["O70001"])]
CONFIRMS = (WhichService, QuoteUnknown, QuoteExpired, QuoteUsed, QuoteRunning)
# Their paths come first: what follows reads any other word as an order's id.
router.include_router(visit_endpoints.router)
router.include_router(line_endpoints.router)


@router.get("")
async def show_orders(
    caller: KnownHolder,
    parts: CurrentParts,
    asked: AskedPage,
    account_id: uuid.UUID | None = None,
    state: Literal["open", "all"] = "all",
) -> Page[OrderOut]:
    """What was ordered, newest first: all of it, or what is still to come."""
    return await list_orders(parts, caller, account_id, asked, only_open=state == "open")


@router.get("/equipment")
async def show_equipment(_: Known, parts: CurrentParts) -> ThingsOut:
    """What can be ordered for a service, with its price and the day it would come."""
    return await list_things(parts)


@router.post("/quotes", status_code=201, responses=answers(WhichService))
async def quote(caller: ProvenHolder, parts: CurrentParts, once: DoneOnce, body: Asked) -> QuoteOut:
    """What an order would mean: what happens, what it costs once and monthly, and the day."""
    return await once.run(QuoteOut, lambda reference: quote_order(parts, caller, body, reference))


@router.post("", status_code=201, responses=answers(*CONFIRMS, OfferChanged, AlreadyOrdered))
async def place(caller: ProvenHolder, parts: CurrentParts, once: DoneOnce, body: ConfirmIn) -> ReceiptOut:
    """Orders what was quoted."""
    return await once.run(ReceiptOut, lambda reference: place_order(parts, caller, body.quote_id, reference))


@router.get("/numbers/{number}", responses=answers(OrderUnknown))
async def show_by_number(caller: KnownHolder, parts: CurrentParts, number: OrderNumber) -> OrderOut:
    """One order, by the number on its receipt."""
    return await show_numbered(parts, caller, number)


@router.get("/{order_id}", responses=answers(OrderUnknown))
async def show(caller: KnownHolder, parts: CurrentParts, order_id: uuid.UUID) -> OrderOut:
    """One order: how far it is, where, and when it comes."""
    return await show_order(parts, caller, order_id)


@router.post(
    "/{order_id}/cancellation", responses=answers(WhichService, OrderUnknown, TooLateToCancel, CancelledElsewhere)
)
async def cancel(caller: ProvenHolder, parts: CurrentParts, once: DoneOnce, order_id: uuid.UUID) -> OrderOut:
    """Stops an order while that is possible, and gives back the time of its visit."""
    return await once.run(OrderOut, lambda reference: cancel_order(parts, caller, order_id, reference))
