"""A rating over the wire, and what leads see of all of them."""

import uuid
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from api.bodies import Body, Text

Word = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[a-z0-9_]+$")]
Score = Annotated[int, Field(ge=1, le=5, description="1 bad, 5 very good")]


class RatingAskedIn(Body):
    topic: Word | None = Field(default=None, description="the intent that was solved", examples=["pay_bill"])


class RatingIn(Body):
    id: uuid.UUID | None = Field(
        default=None, description="the question that is answered, as it was shown; without it, the one asked last"
    )
    score: Score
    comment: Text | None = Field(default=None, description="what else there is to say; empty keeps what was said")


class RatingOut(BaseModel):
    state: Literal["none", "asked", "rated"] = Field(description="none: nothing is asked, or no longer")
    id: uuid.UUID | None = Field(default=None, description="the question, for PUT to name; POST does not tell it")
    resolver: Literal["agent", "assistant"] | None = None
    agent_name: str | None = None
    score: int | None = None
    comment: str | None = None
    changeable_until: datetime | None = None


class RatingSumOut(BaseModel):
    """Of one agent, or the assistant, about one topic."""

    resolver: Literal["agent", "assistant"]
    agent_id: uuid.UUID | None
    agent_name: str | None
    topic: str | None
    asked: int = Field(description="how many were asked: the denominator of those who answered")
    rated: int
    average: float | None = Field(description="of those who answered; empty where nobody has")
    scores: list[int] = Field(description="how many gave 1, 2, 3, 4 and 5")


class RatingSumsOut(BaseModel):
    since: datetime
    asked: int
    rated: int
    average: float | None
    items: list[RatingSumOut]
