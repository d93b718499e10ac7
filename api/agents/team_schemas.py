"""What goes over the wire about teams: what they answer, and when."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, Field, model_validator

from api.agents.schemas import TeamCode, Words
from api.bodies import Body
from api.formats import MomentOut

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Begin = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$", examples=["08:00"])]
End = Annotated[str, Field(pattern=r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$", examples=["20:00"])]
Span = tuple[Begin, End]


def _in_order(spans: list[Span]) -> list[Span]:
    """None ends before it begins, and no two share a minute. Written alike, times sort as text."""
    ordered = sorted(spans)
    edges = [edge for span in ordered for edge in span]
    if any(begin >= end for begin, end in ordered) or edges != sorted(edges):
        raise ValueError("each has to end after it begins, and before the next one does")
    return ordered


Spans = Annotated[list[Span], Field(max_length=6), AfterValidator(_in_order)]
TeamName = Annotated[str, Field(min_length=1, max_length=80)]


class TeamIn(Body):
    """The whole of it: what is left out is empty."""

    name: TeamName = Field(examples=["Technical help"])
    topics: Words = Field(default=[], description="what it answers; empty: whatever no other team does")
    hours: dict[Weekday, Spans] = Field(
        default={}, description="on the operator's clock; a day that is left out is closed; 24:00 is midnight"
    )
    holidays: Annotated[list[date], Field(max_length=400)] = Field(default=[], description="closed on these days")

    @model_validator(mode="after")
    def _put_in_order(self) -> Self:
        self.holidays = sorted(set(self.holidays))
        return self


class NewTeamIn(TeamIn):
    code: TeamCode = Field(
        description="what agents and requests name it by; it can't be changed", examples=["technical"]
    )


class TeamOut(BaseModel):
    code: str
    name: str
    topics: list[str]
    hours: dict[Weekday, list[tuple[str, str]]]
    holidays: list[date]
    is_open: bool
    opens: MomentOut | None = Field(description="when it is closed, and opens within two months")
    agents: int = Field(description="how many answer its line; who has left is not counted")
    waiting: int
    with_agents: int = Field(description="how many of its conversations agents have")


class TeamsOut(BaseModel):
    items: list[TeamOut]
