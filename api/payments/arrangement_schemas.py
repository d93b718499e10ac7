"""What arrangements send over the wire, and take from it."""

import uuid
from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from api.bodies import Body
from api.formats import DayOut, MoneyOut

Kind = Literal["extension", "instalments"]


class InstalmentOut(BaseModel):
    due_on: DayOut
    amount: MoneyOut


class InstalmentShownOut(InstalmentOut):
    paid: MoneyOut
    state: Literal["paid", "part_paid", "open", "late"]


class ExtensionOut(BaseModel):
    bill_id: uuid.UUID
    bill_number: str
    amount: MoneyOut
    due_on: DayOut
    until: list[DayOut] = Field(description="the days it can be moved to")


class PlanOut(BaseModel):
    count: int
    instalments: list[InstalmentOut] = Field(description="they sum to what is owed, to the penny")


class ArrangementOptionsOut(BaseModel):
    account_id: uuid.UUID
    owed: MoneyOut
    why_not: str | None = Field(description="where nothing can be arranged, why, and what to do instead")
    extension: ExtensionOut | None
    plans: list[PlanOut]
    as_of: str


class NewArrangementQuote(Body):
    account_id: uuid.UUID | None = None
    kind: Kind
    until: date | None = Field(default=None, description="for an extension: one of the days that were offered")
    count: int | None = Field(default=None, description="for instalments: how many", examples=[3])
    method_id: uuid.UUID | None = Field(default=None, description="to have instalments taken by themselves")
    instead_of: uuid.UUID | None = Field(default=None, description="the arrangement in whose place it is to stand")


class ArrangementQuoteOut(BaseModel):
    quote_id: uuid.UUID
    ends_at: str
    account_id: uuid.UUID
    kind: Kind
    total: MoneyOut
    instalments: list[InstalmentOut]
    method: str | None
    told: str


class ArrangementOut(BaseModel):
    id: uuid.UUID
    number: str = Field(description="what a customer can name", examples=["A-261121-7KQ4D9"])
    kind: Kind
    state: Literal["running", "kept", "broken", "withdrawn"]
    can_change: bool = Field(description="it was just agreed: another can stand in its place, or it is taken back")
    told: str
    total: MoneyOut
    left: MoneyOut
    method: str | None
    made_on: DayOut
    instalments: list[InstalmentShownOut]


class ArrangementsOut(BaseModel):
    items: list[ArrangementOut]
    as_of: str
