"""What billing sends over the wire."""

import uuid
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from api.formats import DayOut, MoneyOut
from models import DisputeReason, DisputeState

IsStale = Annotated[bool, Field(description="the billing system is not answering: this is what it said last")]
ShownState = Literal["due", "overdue", "paid", "part_paid", "disputed"]


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


class DisputeOut(BaseModel):
    """A charge that the customer does not agree with, and how that goes."""

    id: uuid.UUID
    bill_id: uuid.UUID
    bill_name: str = Field(examples=["November 2026"])
    line_id: uuid.UUID
    title: str = Field(description="the line's", examples=["Roaming data"])
    reason: DisputeReason
    state: DisputeState
    amount: MoneyOut = Field(description="the whole charge")
    held: MoneyOut = Field(description="what of it was not paid yet when it was disputed")
    ticket: str = Field(description="the case that decides it", examples=["T20877"])
    opened_on: DayOut
    decided_on: DayOut | None
    plainly: str = Field(
        description="how it stands, in a sentence",
        examples=["We are looking into it. £39.60 is on hold: you need not pay it until we have decided."],
    )


class BillOut(BaseModel):
    id: uuid.UUID
    number: str
    account: AccountOut
    state: ShownState
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
    is_stale: IsStale


class BillInFullOut(BillOut):
    """Any bill, with what of it is in dispute."""

    full_name: str = Field(description="the month with its year", examples=["November 2026"])
    previous_id: uuid.UUID | None = Field(description="the bill of the month before, to compare it with")
    held: MoneyOut | None = Field(description="held by disputes: not outstanding until they are decided")
    disputes: list[DisputeOut] = Field(description="what was disputed on it, each naming its line")


class BillBriefOut(BaseModel):
    id: uuid.UUID
    name: str
    total: MoneyOut


class BillSummaryOut(BillBriefOut):
    """A bill in a list."""

    full_name: str = Field(description="the month with its year", examples=["November 2026"])
    number: str
    state: ShownState
    issued_on: DayOut
    due_on: DayOut
    outstanding: MoneyOut
    held: MoneyOut | None = Field(description="held by disputes: not outstanding until they are decided")


class OverdueOut(BaseModel):
    amount: MoneyOut
    since: DayOut = Field(description="when the oldest of it was due")


class BalanceOut(BaseModel):
    """An account's standing over all its bills, however old."""

    account: AccountOut
    owed: MoneyOut = Field(description="all that is to be paid, overdue or not, without what disputes hold")
    overdue: OverdueOut | None
    held: MoneyOut | None = Field(description="held by disputes: not owed until they are decided")
    unpaid_bills: int
    next_due_on: DayOut | None = Field(description="when the next of it is due; null where none is to come")
    next_bill_on: DayOut | None = Field(description="null on a prepaid or closed account: none is made")
    credit: MoneyOut | None = Field(
        description="the customer's own money: what is left on a prepaid account, or was paid beyond what was owed"
    )
    suspended: bool
    as_of: str
    is_stale: IsStale


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
