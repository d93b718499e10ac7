"""Payments over HTTP: for a signed-in browser, an agent's desk, and the bot on a customer's behalf."""

import uuid

from fastapi import APIRouter

from api.access import AccountUnknown, KnownHolder, ProvenHolder
from api.errors import answers
from api.once import DoneOnce
from api.paging import AskedPage, CursorNotUnderstood, Page
from api.parts import CurrentParts
from api.payments import agreements, links, sandbox, service
from api.payments.charging import PaymentDeclined
from api.payments.choosing import NoMethod, NothingOwed, PrepaidHasNoBills
from api.payments.schemas import (
    Confirmation,
    LinkOut,
    MethodRemovedOut,
    MethodsOut,
    NewLink,
    NewLinkOut,
    NewPaymentQuote,
    PaymentOut,
    PaymentQuoteOut,
    PaymentShownOut,
    ReceiptOut,
)
from api.payments.service import NothingOverdue
from api.quotes import QuoteExpired, QuoteRunning, QuoteUnknown, QuoteUsed
from api.systems.ports.payment import MoreThanOwed, NoSuchPayment, OwedHasChanged, PaymentUnknown
from api.systems.ports.payment_link import NoSuchLink
from api.systems.ports.payment_method import MethodExpired, MethodInUse, NoSuchMethod
from api.systems.providers.sandbox import OneCardOnly

CHANGING = (QuoteUnknown, QuoteExpired, QuoteUsed, QuoteRunning)
PAYING = (PrepaidHasNoBills, NothingOwed, NothingOverdue, NoMethod, MoreThanOwed, OwedHasChanged, PaymentUnknown)
METHODS = (PaymentDeclined, NoSuchMethod, MethodExpired, MethodInUse, NoSuchPayment)
LINKS = (NoSuchLink, OneCardOnly, CursorNotUnderstood)

ERRORS = answers(AccountUnknown, *CHANGING, *PAYING, *METHODS, *LINKS)

router = APIRouter(prefix="/v1/payments", tags=["payments"], responses=ERRORS)
# Before the one payment, whose id would take their names for its own.
router.include_router(agreements.router)
router.include_router(sandbox.router)


@router.get("/methods")
async def show_payment_methods(caller: KnownHolder, parts: CurrentParts) -> MethodsOut:
    """The cards and bank accounts that were saved, and which of them will expire soon."""
    return await service.methods(parts, caller)


@router.delete("/methods/{method_id}")
async def remove_payment_method(
    caller: ProvenHolder, parts: CurrentParts, method_id: uuid.UUID, once: DoneOnce
) -> MethodRemovedOut:
    """Forgets a card or a bank account; not while something is still to be taken by it."""
    return await once.run(
        MethodRemovedOut, lambda reference: service.remove_method(parts, caller, method_id, reference)
    )


@router.post("/quotes", status_code=201)
async def quote_payment(
    caller: ProvenHolder, parts: CurrentParts, body: NewPaymentQuote, once: DoneOnce
) -> PaymentQuoteOut:
    """What would be paid, by what, for which bills, and what is left to pay afterwards."""
    return await once.run(PaymentQuoteOut, lambda _: service.quote(parts, caller, body))


@router.post("", status_code=201)
async def make_payment(caller: ProvenHolder, parts: CurrentParts, body: Confirmation, once: DoneOnce) -> ReceiptOut:
    """Pays as it was quoted, once."""
    return await once.run(ReceiptOut, lambda _: service.pay(parts, caller, body))


@router.get("")
async def list_payments(
    caller: KnownHolder, parts: CurrentParts, asked: AskedPage, account_id: uuid.UUID | None = None
) -> Page[PaymentOut]:
    """What was paid, and what did not go through and why; newest first."""
    return await service.history(parts, caller, account_id, asked)


@router.post("/links", status_code=201)
async def start_payment_link(caller: ProvenHolder, parts: CurrentParts, body: NewLink, once: DoneOnce) -> NewLinkOut:
    """A page of the payment provider's, on which a new card is entered: to pay with it, or to keep it."""
    return await links.start(parts, caller, body, once)


@router.get("/links/{link_id}")
async def show_payment_link(caller: KnownHolder, parts: CurrentParts, link_id: uuid.UUID) -> LinkOut:
    """Whether a card was entered, and what came of it."""
    return await links.show(parts, caller, link_id)


@router.get("/{payment_id}")
async def show_payment(caller: KnownHolder, parts: CurrentParts, payment_id: uuid.UUID) -> PaymentShownOut:
    """The receipt; or what went wrong, and what to do next."""
    return await service.one_payment(parts, caller, payment_id)
