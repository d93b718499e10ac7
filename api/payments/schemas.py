"""What payments send over the wire, and take from it."""

import uuid
from typing import Literal

from pydantic import BaseModel, Field

from api.bodies import AmountMinor, Body
from api.formats import DayOut, MoneyOut


class MethodOut(BaseModel):
    id: uuid.UUID
    kind: Literal["card", "direct_debit"]
    label: str = Field(examples=["Visa ending 4242"])
    brand: str
    last4: str
    expires: str | None = Field(description="as it is printed on the card", examples=["07/2028"])
    state: Literal["good", "expires_soon", "expired"]
    is_autopay: bool = Field(description="true where automatic payment uses it")


class MethodsOut(BaseModel):
    items: list[MethodOut]
    as_of: str


class MethodRemovedOut(BaseModel):
    id: uuid.UUID
    label: str


class PartAmount(Body):
    amount_minor: AmountMinor


class NewPaymentQuote(Body):
    account_id: uuid.UUID | None = None
    method_id: uuid.UUID | None = Field(
        default=None, description="left out: the one of automatic payment, or the newest"
    )
    amount: Literal["full", "overdue"] | PartAmount = "full"


class CoveredOut(BaseModel):
    bill_id: uuid.UUID
    bill_number: str
    amount: MoneyOut


class MethodBriefOut(BaseModel):
    id: uuid.UUID
    label: str


class PaymentQuoteOut(BaseModel):
    quote_id: uuid.UUID
    ends_at: str = Field(description="until when the quote holds", examples=["10:55"])
    account_id: uuid.UUID
    account: str
    pays: MoneyOut
    method: MethodBriefOut
    covers: list[CoveredOut] = Field(description="the bills it pays, oldest first")
    owed: MoneyOut
    left: MoneyOut = Field(description="what is still owed afterwards")
    autopay: str | None = Field(description="a warning where automatic payment is on")
    effect: str | None = Field(description="what else comes of it, in a sentence")


class Confirmation(Body):
    quote_id: uuid.UUID


class PaymentOut(BaseModel):
    id: uuid.UUID
    number: str = Field(description="what a customer can name", examples=["P-261121-7KQ4D9"])
    state: Literal["pending", "authorised", "captured", "declined", "failed", "released", "refunded", "unknown"]
    told: str = Field(description="the state in plain words", examples=["Paid"])
    why: str | None = Field(description="what the bank said where it did not go through")
    next_step: str | None = Field(description="what to do about it, or what happens by itself")
    amount: MoneyOut
    method: str | None
    day: DayOut
    at: str = Field(examples=["10:40"])
    covers: list[CoveredOut]


class ReceiptOut(PaymentOut):
    left: MoneyOut = Field(description="what is still owed")


class PaymentShownOut(PaymentOut):
    as_of: str


class TakenOut(BaseModel):
    """A bill, and when it is taken."""

    bill_id: uuid.UUID
    bill_number: str
    amount: MoneyOut
    takes_on: DayOut


class AutopayOut(BaseModel):
    on: bool
    account_id: uuid.UUID
    method: MethodBriefOut | None
    day: int | None = Field(description="of each month; null: the day a bill is due")
    when: str | None = Field(examples=["on the day each bill is due"])
    next: TakenOut | None = Field(description="the bill it takes next")
    told: str = Field(description="how it stands, in a sentence or two")


class AutopayShownOut(AutopayOut):
    as_of: str


class NewAutopayQuote(Body):
    account_id: uuid.UUID | None = None
    method_id: uuid.UUID | None = None
    day: int | None = Field(default=None, ge=1, le=28, description="left out: the day a bill is due")


class AutopayQuoteOut(BaseModel):
    quote_id: uuid.UUID
    ends_at: str
    account_id: uuid.UUID
    method: MethodBriefOut
    day: int | None
    when: str
    first: TakenOut | None = Field(description="the first bill it takes; null: the next that is made")
    told: str


class NewLink(Body):
    account_id: uuid.UUID | None = None
    purpose: Literal["pay", "save_card"]
    amount_minor: AmountMinor | None = Field(default=None, description="for `pay`; left out: all that is owed")


class LinkOut(BaseModel):
    id: uuid.UUID
    purpose: Literal["pay", "save_card"]
    state: Literal["open", "done", "ended"]
    told: str
    amount: MoneyOut | None
    ends_at: str
    method: str | None = Field(description="the card that was entered")
    payment_id: uuid.UUID | None


class NewLinkOut(LinkOut):
    url: str = Field(description="the payment provider's page; for this customer alone")
