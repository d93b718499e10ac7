"""Billing over HTTP: for a signed-in browser, and for the bot on a customer's behalf."""

from fastapi import APIRouter

from api.auth import CurrentCaller, SignInRequired
from api.billing import service
from api.billing.schemas import BillOut, ComparisonOut
from api.billing.service import NoBill, NotAccountHolder
from api.errors import answers
from api.parts import CurrentParts
from api.systems.base import SystemUnavailable
from api.tokens import TokenRefused

router = APIRouter(
    prefix="/v1/billing",
    tags=["billing"],
    responses=answers(TokenRefused, SignInRequired, NotAccountHolder, NoBill, SystemUnavailable),
)


@router.get("/current")
async def show_current_bill(caller: CurrentCaller, parts: CurrentParts) -> BillOut:
    """The newest bill: what is owed, until when, and how it gets paid."""
    return await service.current_bill(parts.billing, parts.formats, caller)


@router.get("/current/comparison")
async def compare_current_bill(caller: CurrentCaller, parts: CurrentParts) -> ComparisonOut:
    """The newest bill against the one before: what changed, by how much, and why."""
    return await service.compare_current(parts.billing, parts.formats, caller)
