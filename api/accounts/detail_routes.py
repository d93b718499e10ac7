"""Over HTTP: a new e-mail address, phone number, postal address or name."""

import uuid

from fastapi import APIRouter

from api.access import Proven, ProvenInPerson
from api.accounts import contacts, details
from api.accounts.schemas import (
    ConfirmedDetailsBody,
    ContactChangeOut,
    ContactCodeBody,
    DetailsQuoteOut,
    DetailsReceiptOut,
    NewAddressBody,
    NewContactBody,
    NewNameBody,
)
from api.once import DoneOnce
from api.parts import CurrentParts

router = APIRouter(prefix="/v1/accounts")


@router.post("/contact-changes", status_code=201)
async def begin_contact_change(
    body: NewContactBody, caller: Proven, parts: CurrentParts, once: DoneOnce
) -> ContactChangeOut:
    """Sends a code to the new e-mail address or phone number; nothing changes before it is brought back."""
    return await once.run(ContactChangeOut, lambda reference: contacts.begin(parts, caller, body, reference))


@router.post("/contact-changes/{change_id}/confirmation")
async def confirm_contact_change(
    change_id: uuid.UUID, body: ContactCodeBody, caller: ProvenInPerson, parts: CurrentParts, once: DoneOnce
) -> DetailsReceiptOut:
    """Brings the code back: the change is made, and the address it replaces is told."""
    return await once.run(DetailsReceiptOut, lambda _: contacts.confirm(parts, caller, change_id, body.code))


@router.post("/address/quotes", status_code=201)
async def quote_address(body: NewAddressBody, caller: Proven, parts: CurrentParts, once: DoneOnce) -> DetailsQuoteOut:
    """What a new postal address would change, and what it would not."""
    return await once.run(DetailsQuoteOut, lambda _: details.quote_address(parts, caller, body))


@router.post("/address")
async def change_address(
    body: ConfirmedDetailsBody, caller: Proven, parts: CurrentParts, once: DoneOnce
) -> DetailsReceiptOut:
    """Carries out the quoted change of address."""
    return await once.run(DetailsReceiptOut, lambda _: details.change_address(parts, caller, body.quote_id))


@router.post("/name/quotes", status_code=201)
async def quote_name(body: NewNameBody, caller: Proven, parts: CurrentParts, once: DoneOnce) -> DetailsQuoteOut:
    """What a new name would change, and what it would not."""
    return await once.run(DetailsQuoteOut, lambda _: details.quote_name(parts, caller, body))


@router.post("/name")
async def change_name(
    body: ConfirmedDetailsBody, caller: Proven, parts: CurrentParts, once: DoneOnce
) -> DetailsReceiptOut:
    """Carries out the quoted change of name."""
    return await once.run(DetailsReceiptOut, lambda _: details.change_name(parts, caller, body.quote_id))
