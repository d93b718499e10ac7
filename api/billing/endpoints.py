"""Billing over HTTP: for a signed-in browser, an agent's desk, and the bot on a customer's behalf."""

import uuid

from fastapi import APIRouter

from api.access import AccountUnknown, KnownHolder, NotAccountHolder
from api.auth import SignInRequired
from api.billing import service
from api.billing.schemas import BillOut, ComparisonOut
from api.billing.service import NoBill
from api.errors import answers
from api.parts import CurrentParts
from api.systems.base import SystemUnavailable
from api.tokens import TokenRefused

router = APIRouter(
    prefix="/v1/billing",
    tags=["billing"],
    responses=answers(TokenRefused, SignInRequired, NotAccountHolder, AccountUnknown, NoBill, SystemUnavailable),
)


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
