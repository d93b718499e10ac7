"""What changes a line, over HTTP: quoted, executed once, withdrawn."""

import uuid

from fastapi import APIRouter, status

from api.access import AccountUnknown, ProvenHolder, ServiceUnknown, WhichService
from api.errors import answers
from api.once import DoneOnce
from api.parts import CurrentParts
from api.plans import addon_changes, cancellations, changes
from api.plans.addon_changes import AddonUnknown, NotForPrepaid
from api.plans.cancellation_schemas import CancellationIn, CancellationOut, CancellationQuoteIn, CancellationQuoteOut
from api.plans.cancellations import AlreadyLeaving, EndNotPossible
from api.plans.change_schemas import (
    AddonQuoteIn,
    AddonQuoteOut,
    AddonReceiptOut,
    ChangeQuoteIn,
    ChangeQuoteOut,
    ChangeReceiptOut,
    QuotedIn,
    WithdrawnOut,
)
from api.plans.changes import ChangeDone, NotEligible, OfferOutdated
from api.plans.service import PlanUnknown
from api.plans.standing import NotUsable
from api.quotes import QuoteExpired, QuoteRunning, QuoteUnknown, QuoteUsed
from api.systems.ports.addon import AddonNotRunning, AddonRunning, NotEnoughCredit, StartPassed
from api.systems.ports.catalogue import ChangeOverrun, ChangeUnknown
from api.systems.ports.orders import AlreadyOrdered, TooLateToCancel

EXECUTED = (
    QuoteUnknown,
    QuoteUsed,
    QuoteRunning,
    QuoteExpired,
    OfferOutdated,
)
WITHDRAWN = (NotUsable, ChangeUnknown, ChangeDone, TooLateToCancel)
router = APIRouter(
    prefix="/v1/plans",
    tags=["plans"],
    responses=answers(
        AccountUnknown,
        ServiceUnknown,
        WhichService,
        PlanUnknown,
    ),
)


@router.post("/changes/quotes", status_code=status.HTTP_201_CREATED, responses=answers(NotUsable, NotEligible))
async def quote_change(
    caller: ProvenHolder, parts: CurrentParts, body: ChangeQuoteIn, once: DoneOnce
) -> ChangeQuoteOut:
    """What moving to another plan costs, once and a month, from when, and what is gained and lost."""
    return await once.run(ChangeQuoteOut, lambda _: changes.quote(parts, caller, body))


@router.post(
    "/changes", status_code=status.HTTP_201_CREATED, responses=answers(*EXECUTED, ChangeOverrun, AlreadyOrdered)
)
async def change_plan(caller: ProvenHolder, parts: CurrentParts, body: QuotedIn, once: DoneOnce) -> ChangeReceiptOut:
    """Moves the line as offered, now or with the next bill."""
    return await once.run(ChangeReceiptOut, lambda _: changes.execute(parts, caller, body.quote_id))


@router.delete("/changes/{order_id}", responses=answers(*WITHDRAWN))
async def withdraw_change(
    caller: ProvenHolder, parts: CurrentParts, order_id: uuid.UUID, once: DoneOnce
) -> WithdrawnOut:
    """Takes a plan change back that has not been carried out."""
    return await once.run(
        WithdrawnOut, lambda reference: changes.withdraw(parts, caller, order_id, changes.PLAN_CHANGE, reference)
    )


@router.post(
    "/addons/quotes",
    status_code=status.HTTP_201_CREATED,
    responses=answers(NotUsable, AddonUnknown, AddonRunning, AddonNotRunning, NotForPrepaid, NotEnoughCredit),
)
async def quote_addon(caller: ProvenHolder, parts: CurrentParts, body: AddonQuoteIn, once: DoneOnce) -> AddonQuoteOut:
    """What adding or removing an add-on costs, and from when."""
    return await once.run(AddonQuoteOut, lambda _: addon_changes.quote(parts, caller, body))


@router.post(
    "/addons/changes",
    status_code=status.HTTP_201_CREATED,
    responses=answers(*EXECUTED, NotUsable, AddonRunning, AddonNotRunning, NotEnoughCredit, StartPassed),
)
async def change_addon(caller: ProvenHolder, parts: CurrentParts, body: QuotedIn, once: DoneOnce) -> AddonReceiptOut:
    """Adds or removes the add-on as offered."""
    return await once.run(AddonReceiptOut, lambda _: addon_changes.execute(parts, caller, body.quote_id))


@router.post(
    "/cancellations/quotes",
    status_code=status.HTTP_201_CREATED,
    responses=answers(NotUsable, AlreadyLeaving, EndNotPossible),
)
async def quote_cancellation(
    caller: ProvenHolder, parts: CurrentParts, body: CancellationQuoteIn, once: DoneOnce
) -> CancellationQuoteOut:
    """When a service can end, what that costs, and what goes back."""
    return await once.run(CancellationQuoteOut, lambda _: cancellations.quote(parts, caller, body))


@router.post(
    "/cancellations",
    status_code=status.HTTP_201_CREATED,
    responses=answers(*EXECUTED, AlreadyLeaving, NotUsable, AlreadyOrdered, TooLateToCancel),
)
async def cancel_service(
    caller: ProvenHolder, parts: CurrentParts, body: CancellationIn, once: DoneOnce
) -> CancellationOut:
    """Ends the service on the day that was offered, or has a person call first."""
    return await once.run(CancellationOut, lambda _: cancellations.execute(parts, caller, body))


@router.delete("/cancellations/{order_id}", responses=answers(*WITHDRAWN))
async def withdraw_cancellation(
    caller: ProvenHolder, parts: CurrentParts, order_id: uuid.UUID, once: DoneOnce
) -> WithdrawnOut:
    """Takes the end of a service back, up to its last day."""
    return await once.run(
        WithdrawnOut, lambda reference: changes.withdraw(parts, caller, order_id, changes.CEASE, reference)
    )
