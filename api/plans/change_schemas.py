"""What moving to another plan, and adding or removing an add-on, send over the wire."""

import uuid
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from api.bodies import Body, Line
from api.formats import DayOut, MoneyOut
from api.plans.schemas import AddonOut, SoldPlanOut, SoldServiceOut

When = Literal["now", "next_bill"]


class ChangeQuoteIn(Body):
    service_id: uuid.UUID | None = Field(default=None, description="needed where more than one service fits")
    plan_code: Line = Field(examples=["max-500"])
    when: When


class QuotedIn(Body):
    quote_id: uuid.UUID


class OnceOut(BaseModel):
    text: str = Field(examples=["Fast 150, 8 of 30 days paid ahead"])
    amount: MoneyOut = Field(description="signed: less than nothing is credited")


class ChangeQuoteOut(BaseModel):
    quote_id: uuid.UUID
    ends_at: datetime = Field(description="until then the offer holds")
    service: SoldServiceOut
    old: SoldPlanOut
    new: SoldPlanOut
    difference: MoneyOut = Field(description="a month, signed")
    once: list[OnceOut] = Field(description="what the next bill charges or credits once")
    once_total: MoneyOut = Field(description="their sum, signed")
    effective_on: DayOut
    contract_months: int = Field(description="the new plan's minimum term; 0: none")
    contract_ends_on: DayOut | None = Field(description="null: no minimum term")
    early_cost: MoneyOut = Field(description="for leaving the present contract: nothing, as it goes on in the new one")
    gains: list[str]
    loses: list[str]
    told: str


class ChangeReceiptOut(BaseModel):
    order_id: uuid.UUID
    number: str = Field(examples=["O61812"])
    state: Literal["done", "planned"]
    plan_code: str
    plan_name: str
    price: MoneyOut = Field(description="a month")
    once_total: MoneyOut
    effective_on: DayOut
    contract_ends_on: DayOut | None
    told: str


class WithdrawnOut(BaseModel):
    order_id: uuid.UUID
    number: str
    service: SoldServiceOut
    told: str


class AddonQuoteIn(Body):
    service_id: uuid.UUID | None = Field(default=None, description="needed where more than one service fits")
    addon_code: Line = Field(examples=["insurance"])
    action: Literal["add", "remove"]


class AddonQuoteOut(BaseModel):
    quote_id: uuid.UUID
    ends_at: datetime = Field(description="until then the offer holds")
    service: SoldServiceOut
    addon: AddonOut
    action: Literal["add", "remove"]
    price: MoneyOut = Field(description="a month, or for the whole pass")
    monthly: MoneyOut = Field(description="what a month costs more or, less than nothing, less")
    starts_on: DayOut
    ends_on: DayOut | None = Field(description="its last day; null: it goes on until it is removed")
    charged_on: DayOut | None = Field(description="when it is charged first; null where nothing is")
    told: str


class AddonReceiptOut(BaseModel):
    number: str = Field(examples=["A0001234567"])
    action: Literal["add", "remove"]
    code: str
    name: str
    price: MoneyOut
    starts_on: DayOut
    ends_on: DayOut | None
    told: str
