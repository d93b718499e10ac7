"""What leaving sends over the wire."""

import uuid
from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from api.bodies import Body
from api.formats import DayOut, MoneyOut
from api.plans.schemas import PendingOut, SoldServiceOut

LeavingReason = Literal["moving", "price", "service_quality", "not_needed", "other_provider", "bereavement", "other"]


class CancellationQuoteIn(Body):
    service_id: uuid.UUID | None = Field(default=None, description="needed where there is more than one")
    reason: LeavingReason
    wanted_on: date | None = Field(default=None, description="the last day; without it the earliest one")


class CancellationIn(Body):
    quote_id: uuid.UUID
    talk_first: bool = Field(description="true: a person calls, and nothing is ended; false: it ends as offered")


class EarlyItemOut(BaseModel):
    text: str = Field(examples=["5 months at 60% of £31.00"])
    amount: MoneyOut


class AlternativeOut(BaseModel):
    """Only where one fits what the customer said."""

    kind: Literal["cheaper_plan", "move", "repair"]
    text: str
    plan_code: str | None = None
    saves: MoneyOut | None = Field(default=None, description="a month")
    possible_from: DayOut | None = Field(default=None, description="null: now")


class CancellationQuoteOut(BaseModel):
    quote_id: uuid.UUID
    ends_at: datetime = Field(description="until then the offer holds")
    service: SoldServiceOut
    earliest_on: DayOut = Field(description="the first day that notice allows")
    ends_on: DayOut = Field(description="the last day of the service")
    free_on: DayOut = Field(description="the first last day that costs nothing")
    early: list[EarlyItemOut] = Field(description="what leaving before the contract's end costs; empty: nothing")
    early_total: MoneyOut
    paid_back: MoneyOut = Field(description="paid ahead for days after the end; the final bill credits it")
    final_bill: list[str]
    equipment: list[str] = Field(description="to be sent back", examples=[["Optilink Hub 6"]])
    withdraws: PendingOut | None = Field(description="a plan change that will not be carried out")
    alternative: AlternativeOut | None
    told: str


class CancellationOut(BaseModel):
    """Either an end with its day, or the case under which a person calls."""

    kind: Literal["end", "call"]
    number: str = Field(description="of the order or the case", examples=["O61812"])
    order_id: uuid.UUID | None = Field(description="to take it back with; null where a person calls first")
    service: SoldServiceOut
    ends_on: DayOut | None = Field(description="null where a person calls first: nothing ends before that")
    early_total: MoneyOut | None
    equipment: list[str]
    told: str
