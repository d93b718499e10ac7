"""A rating as its customer reads it, and all of them as numbers that name their denominator."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from api.ratings.repository import SCORES
from api.ratings.schemas import RatingOut, RatingSumOut, RatingSumsOut
from models import Agent, Rating


def rating_out(rating: Rating, agent: Agent | None, until: datetime) -> RatingOut:
    return RatingOut(
        id=rating.id,
        state="asked" if rating.score is None else "rated",
        resolver=rating.resolver.value,
        agent_name=agent.given_name if agent else None,
        score=rating.score,
        comment=rating.comment,
        changeable_until=until,
    )


def sums_out(since: datetime, rows: Sequence[Any]) -> RatingSumsOut:
    items = [_sum(row) for row in rows]
    asked, rated = sum(item.asked for item in items), sum(item.rated for item in items)
    total = sum(score * count for item in items for score, count in zip(SCORES, item.scores, strict=True))
    return RatingSumsOut(since=since, asked=asked, rated=rated, average=_rounded(total, rated), items=items)


def _sum(row: Any) -> RatingSumOut:
    return RatingSumOut(
        resolver=row.resolver.value,
        agent_id=row.agent_id,
        agent_name=row.name,
        topic=row.topic,
        asked=row.asked,
        rated=row.rated,
        average=None if row.average is None else round(float(row.average), 2),
        scores=[getattr(row, f"score_{score}") for score in SCORES],
    )


def _rounded(total: int, count: int) -> float | None:
    return round(total / count, 2) if count else None
