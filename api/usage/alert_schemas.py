"""What alerts send and take over the wire."""

import uuid
from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field

from api.bodies import AmountMinor, Body
from api.formats import MoneyOut
from api.usage.schemas import ServiceOut

MOST = 5


def _rising(values: list[int]) -> list[int]:
    if len(set(values)) < len(values):
        raise ValueError("the same threshold is there twice")
    return sorted(values)


Percent = Annotated[int, Field(ge=1, le=100)]
Percents = Annotated[list[Percent], Field(max_length=MOST), AfterValidator(_rising)]
Amounts = Annotated[list[AmountMinor], Field(max_length=MOST), AfterValidator(_rising)]


class AlertsIn(Body):
    service_id: uuid.UUID | None = None
    percents: Percents = Field(description="of the data allowance; none: never", examples=[[80, 100]])
    roaming_minor: Amounts | None = Field(
        default=None, description="spent on roaming in a cycle; null leaves it as it is; for the account holder"
    )


class AlertsOut(BaseModel):
    service: ServiceOut
    percents: list[int] = Field(examples=[[80, 100]])
    roaming: list[MoneyOut] | None = Field(description="null for a line's user who is not the account holder")
    fact: str = Field(examples=["You hear from us at 80 and 100% of the data, and at £20.00 of roaming."])
