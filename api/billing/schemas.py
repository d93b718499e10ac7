"""What billing sends over the wire."""

import uuid
from typing import Literal

from pydantic import BaseModel, Field

from api.formats import DayOut, MoneyOut


class AccountOut(BaseModel):
    id: uuid.UUID
    label: str


class ServiceOut(BaseModel):
    id: uuid.UUID
    label: str


class PeriodOut(BaseModel):
    starts: DayOut
    ends: DayOut
    name: str = Field(description="the month the bill is known by", examples=["November"])


class AutopayOut(BaseModel):
    on: bool
    takes_on: DayOut | None = None
    method: str | None = Field(default=None, examples=["Visa ending 4242"])


class EarlierOut(BaseModel):
    """What earlier bills have left open."""

    amount: MoneyOut
    since: DayOut = Field(description="when the oldest of it was due")
    owed: MoneyOut = Field(description="all that is owed: this bill's part and the earlier one")
    suspended: bool = Field(description="true where services are suspended over it")


class LineOut(BaseModel):
    id: uuid.UUID
    kind: str
    title: str
    detail: str
    service: ServiceOut | None
    amount: MoneyOut


class BillOut(BaseModel):
    id: uuid.UUID
    number: str
    account: AccountOut
    state: Literal["due", "overdue", "paid", "part_paid", "disputed"]
    period: PeriodOut
    issued_on: DayOut
    due_on: DayOut
    due_in: str = Field(description="the due date from where the customer stands", examples=["in 3 days"])
    total: MoneyOut
    outstanding: MoneyOut
    earlier: EarlierOut | None = Field(description="overdue from earlier bills; null where all of them are paid")
    change: MoneyOut | None = Field(description="on the bill before, signed; null on a first bill")
    previous_name: str | None
    autopay: AutopayOut
    lines: list[LineOut]
    as_of: str = Field(description="when the billing system said so", examples=["10:40"])


class BillBriefOut(BaseModel):
    id: uuid.UUID
    name: str
    total: MoneyOut


class CauseOut(BaseModel):
    kind: str
    title: str
    detail: str
    service: ServiceOut | None
    amount: MoneyOut = Field(description="what it changed, signed")
    size: MoneyOut = Field(description="the same without its sign, for sentences")
    cadence: Literal["once", "monthly", "ended"]
    since: DayOut | None
    reason: str | None = Field(
        description="why it changed, a phrase of the bot's each; null where nobody knows",
        examples=["price_change"],
    )


class ComparisonOut(BaseModel):
    bill: BillBriefOut
    previous: BillBriefOut | None
    direction: Literal["up", "down", "same", "first"]
    difference: MoneyOut = Field(description="signed")
    gap: MoneyOut = Field(description="without its sign, for sentences")
    causes: list[CauseOut] = Field(description="biggest first; with `rest` they sum to the difference exactly")
    rest: MoneyOut | None
    as_of: str
