"""Agreements on how bills are paid, over HTTP: by themselves, later, or in parts."""

import uuid

from fastapi import APIRouter

from api.access import KnownHolder, ProvenHolder
from api.errors import answers
from api.once import DoneOnce
from api.parts import CurrentParts
from api.payments import arrangements, autopay
from api.payments.arrangement_schemas import (
    ArrangementOptionsOut,
    ArrangementOut,
    ArrangementQuoteOut,
    ArrangementsOut,
    NewArrangementQuote,
)
from api.payments.arrangements import NoSuchArrangement, NothingToArrange, NotOneOfThose
from api.payments.autopay import ArrangementRunning
from api.payments.schemas import AutopayOut, AutopayQuoteOut, AutopayShownOut, Confirmation, NewAutopayQuote
from api.systems.ports.arrangement import AlreadyArranged, ArrangementStands

AGREED = (AlreadyArranged, ArrangementStands, ArrangementRunning)
router = APIRouter(responses=answers(NothingToArrange, NotOneOfThose, NoSuchArrangement, *AGREED))


@router.get("/autopay")
async def show_autopay(
    caller: KnownHolder, parts: CurrentParts, account_id: uuid.UUID | None = None
) -> AutopayShownOut:
    """Whether bills are paid by themselves, by what, and which is the next."""
    return await autopay.show(parts, caller, account_id)


@router.post("/autopay/quotes", status_code=201)
async def quote_autopay(
    caller: ProvenHolder, parts: CurrentParts, body: NewAutopayQuote, once: DoneOnce
) -> AutopayQuoteOut:
    """What switching it on would mean, and which bill is the first it takes."""
    return await once.run(AutopayQuoteOut, lambda _: autopay.quote(parts, caller, body))


@router.put("/autopay")
async def switch_autopay_on(
    caller: ProvenHolder, parts: CurrentParts, body: Confirmation, once: DoneOnce
) -> AutopayOut:
    """Switches it on, or to another card or day, as it was quoted."""
    return await once.run(AutopayOut, lambda _: autopay.switch_on(parts, caller, body))


@router.delete("/autopay")
async def switch_autopay_off(
    caller: ProvenHolder, parts: CurrentParts, once: DoneOnce, account_id: uuid.UUID | None = None
) -> AutopayOut:
    """Switches it off, and says how the open bill is paid then."""
    return await once.run(AutopayOut, lambda reference: autopay.switch_off(parts, caller, account_id, reference))


@router.get("/arrangements/options")
async def show_arrangement_options(
    caller: KnownHolder,
    parts: CurrentParts,
    account_id: uuid.UUID | None = None,
    instead_of: uuid.UUID | None = None,
) -> ArrangementOptionsOut:
    """What this account may have: a later day for the newest bill, or instalments for all that is owed.

    `instead_of` an arrangement that was just agreed, it tells what may stand in its place.
    """
    return await arrangements.options(parts, caller, account_id, instead_of)


@router.post("/arrangements/quotes", status_code=201)
async def quote_arrangement(
    caller: ProvenHolder, parts: CurrentParts, body: NewArrangementQuote, once: DoneOnce
) -> ArrangementQuoteOut:
    """What would be paid when."""
    return await once.run(ArrangementQuoteOut, lambda _: arrangements.quote(parts, caller, body))


@router.post("/arrangements", status_code=201)
async def make_arrangement(
    caller: ProvenHolder, parts: CurrentParts, body: Confirmation, once: DoneOnce
) -> ArrangementOut:
    """Agrees on it as it was quoted."""
    return await once.run(ArrangementOut, lambda _: arrangements.arrange(parts, caller, body))


@router.delete("/arrangements/{arrangement_id}")
async def withdraw_arrangement(
    caller: ProvenHolder,
    parts: CurrentParts,
    arrangement_id: uuid.UUID,
    once: DoneOnce,
    account_id: uuid.UUID | None = None,
) -> ArrangementOut:
    """Takes back what was just agreed, as long as nothing was paid towards it: a bill is due when it was."""
    return await once.run(
        ArrangementOut, lambda reference: arrangements.withdraw(parts, caller, account_id, arrangement_id, reference)
    )


@router.get("/arrangements")
async def list_arrangements(
    caller: KnownHolder, parts: CurrentParts, account_id: uuid.UUID | None = None
) -> ArrangementsOut:
    """What was agreed, how it goes, and what comes next."""
    return await arrangements.history(parts, caller, account_id)
