"""Billing over HTTP: for a signed-in browser, an agent's desk, and the bot on a customer's behalf."""

import uuid
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from api.access import AccountUnknown, KnownHolder, ProvenHolder
from api.billing import disputing, paper, service
from api.billing.dispute_schemas import AskedDispute, ConfirmedDispute, DisputeOfferOut, DisputeReceiptOut
from api.billing.schemas import BalanceOut, BillInFullOut, BillOut, BillSummaryOut, ComparisonOut, DisputeOut
from api.billing.service import BillUnknown, NoBill, NotComparable
from api.billing.typesetting import disposition
from api.errors import answers
from api.once import DoneOnce
from api.paging import AskedPage, CursorNotUnderstood, Page
from api.parts import CurrentParts
from api.quotes import QuoteExpired, QuoteRunning, QuoteUnknown, QuoteUsed
from api.systems.ports.billing import AlreadyDisputed, HoldChanged, LineUnknown, NotDisputable
from api.systems.ports.payment import PaymentUnknown

router = APIRouter(
    prefix="/v1/billing",
    tags=["billing"],
    responses=answers(
        AccountUnknown,
        NoBill,
        BillUnknown,
        NotComparable,
        CursorNotUnderstood,
        LineUnknown,
        NotDisputable,
        AlreadyDisputed,
        HoldChanged,
        PaymentUnknown,
        QuoteUnknown,
        QuoteExpired,
        QuoteUsed,
        QuoteRunning,
    ),
)
PDF = "application/pdf"
AS_PDF: dict[int | str, dict[str, Any]] = {
    200: {"description": "the bill on paper, A4", "content": {PDF: {"schema": {"type": "string", "format": "binary"}}}}
}


@router.get("/balance")
async def show_balance(caller: KnownHolder, parts: CurrentParts, account_id: uuid.UUID | None = None) -> BalanceOut:
    """What is owed over all bills, what of it is overdue, and when the next bill comes."""
    return await service.balance(parts, caller, account_id)


@router.get("/current")
async def show_current_bill(caller: KnownHolder, parts: CurrentParts, account_id: uuid.UUID | None = None) -> BillOut:
    """The newest bill: what is owed, until when, and how it gets paid."""
    return await service.current_bill(parts, caller, account_id)


@router.get("/current/comparison")
async def compare_current_bill(
    caller: KnownHolder, parts: CurrentParts, account_id: uuid.UUID | None = None
) -> ComparisonOut:
    """The newest bill against the one before: what changed, by how much, and why."""
    return await service.compare_current(parts, caller, account_id)


@router.get("/comparison")
async def compare_bills(
    bill_id: uuid.UUID, other_id: uuid.UUID, caller: KnownHolder, parts: CurrentParts
) -> ComparisonOut:
    """Any two bills of one account: the later against the earlier, whichever is named first."""
    return await service.compare_two(parts, caller, bill_id, other_id)


@router.get("/bills")
async def list_bills(
    caller: KnownHolder, parts: CurrentParts, asked: AskedPage, account_id: uuid.UUID | None = None
) -> Page[BillSummaryOut]:
    """All bills, newest first."""
    return await service.list_bills(parts, caller, account_id, asked)


@router.get("/bills/{bill_id}")
async def show_bill(bill_id: uuid.UUID, caller: KnownHolder, parts: CurrentParts) -> BillInFullOut:
    """One bill with its lines, and what of it is in dispute."""
    return await service.one_bill(parts, caller, bill_id)


@router.get("/bills/{bill_id}/pdf", response_class=Response, responses=AS_PDF)
async def print_bill(bill_id: uuid.UUID, caller: KnownHolder, parts: CurrentParts) -> Response:
    """The bill as a file to keep, made for paper and for screen readers."""
    made = await paper.bill_paper(parts, caller, bill_id)
    return Response(made.content, media_type=PDF, headers={"Content-Disposition": disposition(made.file_name)})


@router.post("/disputes/quotes", status_code=201)
async def quote_dispute(
    body: AskedDispute, caller: ProvenHolder, parts: CurrentParts, once: DoneOnce
) -> DisputeOfferOut:
    """What happens if this charge is disputed: what goes on hold, and by when it is decided."""
    return await once.run(DisputeOfferOut, lambda _: disputing.quote_dispute(parts, caller, body))


@router.post("/disputes", status_code=201)
async def open_dispute(
    body: ConfirmedDispute, caller: ProvenHolder, parts: CurrentParts, once: DoneOnce
) -> DisputeReceiptOut:
    """Opens a case about the charge and puts it on hold, as it was quoted."""
    return await once.run(DisputeReceiptOut, lambda _: disputing.open_dispute(parts, caller, body))


@router.get("/disputes")
async def list_disputes(
    caller: KnownHolder, parts: CurrentParts, asked: AskedPage, account_id: uuid.UUID | None = None
) -> Page[DisputeOut]:
    """All charges that were disputed, newest first, and how each stands."""
    return await disputing.list_disputes(parts, caller, account_id, asked)
