"""What disputing a charge takes and answers over the wire."""

import uuid
from datetime import datetime

from pydantic import BaseModel, Field

from api.billing.schemas import DisputeOut
from api.bodies import Body, Text
from api.formats import DayOut, MoneyOut
from models import DisputeReason


class AskedDispute(Body):
    bill_id: uuid.UUID
    line_id: uuid.UUID = Field(description="one of the bill's lines")
    reason: DisputeReason
    text: Text | None = Field(default=None, description="in the customer's own words")


class ConfirmedDispute(Body):
    quote_id: uuid.UUID


class DisputedLineOut(BaseModel):
    id: uuid.UUID
    title: str
    detail: str
    amount: MoneyOut


class DisputeOfferOut(BaseModel):
    """What happens if the charge is disputed. Nothing has happened yet."""

    quote_id: uuid.UUID
    ends_at: datetime
    bill_id: uuid.UUID
    bill_name: str = Field(examples=["November 2026"])
    line: DisputedLineOut
    reason: DisputeReason
    on_hold: MoneyOut = Field(description="need not be paid until it is decided; no late fee comes of it")
    paid_already: MoneyOut | None = Field(
        description="what of the charge was paid: given back if the customer is right"
    )
    left_to_pay: MoneyOut = Field(description="what the bill still asks for meanwhile")
    decided_by: DayOut
    plainly: str = Field(
        description="the same in sentences", examples=["We look into it and decide by Tue 1 December."]
    )


class DisputeReceiptOut(BaseModel):
    number: str = Field(description="the case's, for the customer to name", examples=["T20877"])
    ticket_id: uuid.UUID
    dispute: DisputeOut
    decided_by: DayOut
    next_word_on: DayOut | None = Field(description="when the customer hears of it next")
