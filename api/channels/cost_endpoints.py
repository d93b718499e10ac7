"""What texts cost, over HTTP, for leads."""

from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Query

from api import sent_texts
from api.access import Anybody
from api.channels.cost_schemas import TextCostOut, TextCostsOut
from api.desk.service import CurrentLead
from api.errors import NotUnderstood, answers
from api.parts import CurrentParts
from models.base import now

router = APIRouter()
LONGEST = timedelta(days=400)
SHOWN = timedelta(days=29)


class DaysNotUnderstood(NotUnderstood):
    """The last day is before the first, or there are too many."""

    title = "Those days can't be shown"


@router.get("/texts", responses=answers(DaysNotUnderstood))
async def list_text_costs(
    _caller: Anybody,
    _lead: CurrentLead,
    parts: CurrentParts,
    first: Annotated[date | None, Query(alias="from", description="by itself: 29 days before the last")] = None,
    last: Annotated[date | None, Query(alias="to", description="by itself: today")] = None,
) -> TextCostsOut:
    """How many texts left by each line on each day, in how many segments, and what they cost."""
    end = last or parts.formats.today(now())
    begin = first or max(date.min + SHOWN, end) - SHOWN
    if begin > end or end - begin > LONGEST or end == date.max or begin == date.min:
        raise DaysNotUnderstood(f"Ask for {LONGEST.days} days at most, the first day first.", field="from")
    rows = await sent_texts.by_day_and_line(parts, begin, end)
    return TextCostsOut(items=[TextCostOut.model_validate(row, from_attributes=True) for row in rows])
