"""What adding to a line sends and takes over the wire."""

import uuid
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from api.bodies import Body, Line
from api.formats import DayOut, MoneyOut
from api.usage.quantities import QuantityOut
from api.usage.schemas import ServiceOut

PaidBy = Literal["bill", "method"]


class OfferOut(BaseModel):
    code: str = Field(examples=["data-5"])
    title: str = Field(examples=["5 GB of data"])
    price: MoneyOut
    data: QuantityOut | None = Field(description="null where it is credit")
    valid_until: DayOut | None = Field(description="null where it does not end")


class TopUpsOut(BaseModel):
    service: ServiceOut
    paid_by: PaidBy = Field(description="on the next bill, or at once by a saved method")
    billed_on: DayOut | None
    credit: MoneyOut | None = Field(description="what is left now; null where a bill is sent")
    offers: list[OfferOut] = Field(description="cheapest first; none where the line has no limit")
    fact: str = Field(examples=["What you add goes on your bill of Thu 10 December."])
    as_of: str


class QuoteIn(Body):
    service_id: uuid.UUID | None = None
    code: Line
    method_id: uuid.UUID | None = Field(
        default=None, description="for credit: a saved method; without it the one that autopay uses"
    )


class TopUpIn(Body):
    quote_id: uuid.UUID


class TopUpQuoteOut(BaseModel):
    quote_id: uuid.UUID
    ends_at: datetime
    ends: str = Field(description="the same for sentences", examples=["15:30"])
    service: ServiceOut
    title: str
    data: QuantityOut | None
    valid_until: DayOut | None
    paid_by: PaidBy
    now: MoneyOut = Field(description="taken when it is confirmed")
    on_bill: MoneyOut = Field(description="added to the next bill")
    monthly: MoneyOut = Field(description="always nothing: it is bought once")
    billed_on: DayOut | None
    fact: str = Field(examples=["5 GB of data for £8.00, until Wed 9 December. It goes on your next bill."])


class TopUpReceiptOut(BaseModel):
    number: str = Field(examples=["X30001"])
    service: ServiceOut
    title: str
    price: MoneyOut
    paid_by: PaidBy
    payment_number: str | None = Field(description="of the payment; null where it goes on the bill")
    data: QuantityOut | None
    starts: DayOut
    valid_until: DayOut | None
    billed_on: DayOut | None
    fact: str = Field(examples=["5 GB of data added, ready now. £8.00 goes on your bill of Thu 10 December."])
