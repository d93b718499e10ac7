"""Where a customer is signed in, over HTTP, for browsers."""

import uuid
from enum import Enum

from fastapi import APIRouter

from api.auth import SignInRequired
from api.conversations import places
from api.conversations.place_schemas import PlacesOut, SignedOutOut
from api.conversations.places import PlaceUnknown
from api.db import Transaction
from api.errors import answers
from api.parts import CurrentParts
from api.sessions import Browser, SessionUnknown

TAGS: list[str | Enum] = ["conversations"]
router = APIRouter(prefix="/v1/sign-ins", tags=TAGS, responses=answers(SessionUnknown, SignInRequired))


@router.get("")
async def list_sign_ins(browser: Browser, transaction: Transaction, parts: CurrentParts) -> PlacesOut:
    """Every browser and app in which this customer is known, this one first."""
    return await places.show(parts, transaction, browser)


@router.delete("/{place_id}", status_code=204, responses=answers(PlaceUnknown))
async def end_sign_in(place_id: uuid.UUID, browser: Browser, transaction: Transaction, parts: CurrentParts) -> None:
    """Signs out there, at once: an open page forgets the conversation."""
    await places.end(parts, transaction, browser, place_id)


@router.delete("")
async def end_other_sign_ins(browser: Browser, transaction: Transaction, parts: CurrentParts) -> SignedOutOut:
    """Signs out everywhere but here. Asked again, there is nobody left."""
    return await places.end_others(parts, transaction, browser)
