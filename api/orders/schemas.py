"""Orders as they go over the wire."""

import uuid
from typing import Literal

from pydantic import BaseModel, Field

from api.formats import DayOut, MoneyOut
from models import OrderKind, OrderState


class StepOut(BaseModel):
    title: str = Field(examples=["On its way"])
    state: Literal["done", "now", "next"]


class OrderOut(BaseModel):
    id: uuid.UUID
    number: str = Field(examples=["O70001"])
    account_id: uuid.UUID
    service_id: uuid.UUID | None
    kind: OrderKind
    title: str
    state: OrderState
    status: str = Field(
        description="the state as a sentence", examples=["It is on its way with Fleet Post and comes on Thu 20 March."]
    )
    delayed: bool = Field(description="true where it comes later than first promised")
    expected_on: DayOut | None = Field(description="the day it comes or takes effect; the new one where it is late")
    promised_on: DayOut | None = Field(description="the day first promised, where it is another")
    carrier: str | None
    tracking_reference: str | None
    address: str | None
    placed_on: DayOut
    ended_on: DayOut | None
    steps: list[StepOut]
    can_be_cancelled: bool = Field(description="whether it can be cancelled as an order")
    taken_back_at: str | None = Field(
        description="where a change of plan or the end of a service is taken back instead, by DELETE; else null"
    )
    needs_visit: bool = Field(description="true where a technician has to come: book one for this order")
    sim_id: uuid.UUID | None = Field(description="the SIM that was sent with it; an eSIM's code is shown under this id")
    as_of: str = Field(description="when the order system said so", examples=["10:40"])


class ReceiptOut(BaseModel):
    order: OrderOut
    once: MoneyOut
    monthly: MoneyOut
    what_next: str


class ThingOut(BaseModel):
    code: str
    name: str
    kind: str
    price: MoneyOut
    monthly: MoneyOut
    comes_on: DayOut = Field(description="the day it comes if it is ordered now")


class ThingsOut(BaseModel):
    items: list[ThingOut]
    as_of: str
