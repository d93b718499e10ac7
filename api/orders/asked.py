"""What can be asked for, each kind with what it needs to know."""

import uuid
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, StringConstraints, model_validator

from api.bodies import Body, Line
from api.formats import DayOut, MoneyOut
from models import OrderKind, SimForm

Postcode = Annotated[str, StringConstraints(to_upper=True, pattern=r"^[A-Za-z0-9][A-Za-z0-9 -]{2,10}[A-Za-z0-9]$")]
PlanCode = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[a-z0-9-]+$", examples=["fast-150"])]


class _AtAddress(Body):
    address: Line | None = Field(default=None, examples=["12 Elm Road"])
    postcode: Postcode | None = Field(default=None, examples=["S11 0ZZ"])

    @model_validator(mode="after")
    def _both_or_none(self) -> "_AtAddress":
        if (self.address is None) != (self.postcode is None):
            raise ValueError("address and postcode come together")
        return self


class NewServiceIn(_AtAddress):
    """Without an address it is for the one we have."""

    kind: Literal["new_service"]
    account_id: uuid.UUID | None = None
    plan_code: PlanCode
    wanted_on: date | None = Field(default=None, description="without one, as soon as it can be")


class EquipmentIn(_AtAddress):
    """Without an address it goes to where the service is."""

    kind: Literal["equipment"]
    code: PlanCode = Field(examples=["mesh-1"])
    service_id: uuid.UUID | None = None


class MoveIn(Body):
    kind: Literal["move"]
    service_id: uuid.UUID | None = None
    address: Line
    postcode: Postcode
    from_on: date = Field(description="the first day at the new address; the service at the old one ends on it")


class SimIn(_AtAddress):
    """An address is only for a card, which goes by post."""

    kind: Literal["sim"]
    service_id: uuid.UUID | None = None
    form: SimForm = SimForm.physical


class PortInIn(Body):
    """Brings a number to one of our lines, with the code that the other operator has given."""

    kind: Literal["port_in"]
    service_id: uuid.UUID | None = None
    number: Annotated[str, Field(min_length=5, max_length=25, examples=["07700 900999"])]
    code: Annotated[str, Field(min_length=6, max_length=24, examples=["ABC123456"])]
    wanted_on: date | None = Field(default=None, description="without one, the first working day that is possible")


Asked = Annotated[NewServiceIn | EquipmentIn | MoveIn | SimIn | PortInIn, Field(discriminator="kind")]


class ConfirmIn(Body):
    quote_id: uuid.UUID


class Terms(BaseModel):
    """All that was promised. It is kept, so no code or other secret is in it."""

    account_id: uuid.UUID
    kind: OrderKind
    title: str
    service_id: uuid.UUID | None = None
    plan_id: uuid.UUID | None = None
    thing: str | None = None
    address: str | None = None
    expected_on: date
    once_minor: int = 0
    monthly_minor: int = 0
    currency: str
    contract_months: int = 0
    needs_visit: bool = False
    what_happens: str
    detail: dict[str, Any] = {}


class QuoteOut(BaseModel):
    quote_id: uuid.UUID
    ends_at: str = Field(description="until when this holds", examples=["10:55"])
    kind: OrderKind
    title: str
    what_happens: str
    once: MoneyOut = Field(description="on the next bill")
    monthly: MoneyOut
    contract_months: int = Field(description="for how long one is bound; 0 for not at all")
    expected_on: DayOut
    needs_visit: bool
    address: str | None
    number_stays: bool | None = Field(description="on a move: whether the number stays; null where there is none")
