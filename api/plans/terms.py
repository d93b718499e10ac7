"""What was promised by an offer: kept with it, and carried out as it stands."""

import uuid
from datetime import date
from typing import Literal

from pydantic import BaseModel

from api.formats import Money
from api.plans.change_schemas import When


class Once(BaseModel):
    text: str
    minor: int


class ChangeTerms(BaseModel):
    service_id: uuid.UUID
    old_plan_id: uuid.UUID
    old_price_minor: int
    new_plan_id: uuid.UUID
    new_plan_code: str
    new_plan_name: str
    new_price_minor: int
    currency: str
    when: When
    once: list[Once]
    effective_on: date
    contract_ends_on: date | None

    @property
    def once_minor(self) -> int:
        return sum(part.minor for part in self.once)


class AddonTerms(BaseModel):
    service_id: uuid.UUID
    addon_id: uuid.UUID
    code: str
    name: str
    action: Literal["add", "remove"]
    price_minor: int
    currency: str
    starts_on: date
    ends_on: date | None
    # What is removed.
    running_id: uuid.UUID | None
    monthly_minor: int
    charged_on: date | None
    # It was to end, and does not.
    goes_on: bool = False

    @property
    def price(self) -> Money:
        return Money(self.price_minor, self.currency)


class CancellationTerms(BaseModel):
    service_id: uuid.UUID
    label: str
    plan_id: uuid.UUID
    plan_name: str
    reason: str
    ends_on: date
    contract_ends_on: date | None
    early_minor: int
    paid_back_minor: int
    currency: str
    # A plan change that is not carried out any more.
    withdraws: uuid.UUID | None
