"""What leads see of ratings."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.access import Anybody
from api.auth import AgentUnknown
from api.db import Transaction
from api.desk.service import CurrentLead, LeadsOnly
from api.errors import answers
from api.ratings import service
from api.ratings.schemas import RatingSumsOut

router = APIRouter(prefix="/v1/desk", tags=["desk"], responses=answers(AgentUnknown, LeadsOnly))


@router.get("/ratings")
async def sum_ratings(
    _caller: Anybody,
    _lead: CurrentLead,
    transaction: Transaction,
    days: Annotated[int, Query(ge=1, le=366, description="how far back")] = 30,
) -> RatingSumsOut:
    """By who solved it and what it was about: how many were asked, how many answered, and what they said."""
    return await service.sums(transaction, days)
