"""SIMs, blocked lines and porting codes as they go over the wire."""

import uuid
from typing import Annotated

from pydantic import BaseModel, Field

from api.bodies import Body
from api.formats import DayOut, MoneyOut
from models import BarReason, ServiceState, SimForm, SimState


class ActivateIn(Body):
    service_id: uuid.UUID | None = None
    digits: Annotated[
        str,
        Field(
            min_length=4,
            max_length=20,
            pattern=r"^[0-9]+$",
            description="the number printed on the SIM's card, or its last four digits or more",
            examples=["4471"],
        ),
    ]


class SimOut(BaseModel):
    id: uuid.UUID
    service_id: uuid.UUID
    service: str = Field(examples=["Van 2 ending 153"])
    form: SimForm
    state: SimState
    ends_in: str = Field(description="the last digits of its number", examples=["4471"])
    what_next: str


class InstallCodeOut(BaseModel):
    """Show it, and keep it nowhere."""

    sim_id: uuid.UUID
    install_code: str = Field(description="for a QR code, or to be typed in", examples=["LPA:1$sm.example.com$04F2"])
    ends_in: str
    what_next: str


class PukOut(BaseModel):
    """Show it, and keep it nowhere."""

    service_id: uuid.UUID
    service: str
    puk: str = Field(examples=["00000000"])
    what_next: str


class BarIn(Body):
    service_id: uuid.UUID | None = None
    reason: BarReason


class UnbarIn(Body):
    service_id: uuid.UUID | None = None


class BarOut(BaseModel):
    id: uuid.UUID
    service_id: uuid.UUID
    service: str
    state: ServiceState = Field(description="what the line is now")
    reason: BarReason
    since: str = Field(examples=["Thu 20 March, 10:40"])
    blocked: list[str] = Field(description="what does not work; empty once it is undone", examples=[["calls", "data"]])
    told: str
    undo: str | None
    new_sim: str | None


class PortingIn(Body):
    service_id: uuid.UUID | None = None


class PortingCodeOut(BaseModel):
    """Without the code, for this answer is kept. The code is shown under the id."""

    id: uuid.UUID
    service_id: uuid.UUID
    service: str
    number: str
    ends_on: DayOut = Field(description="the last day on which the code can be used")
    contract_ends_on: DayOut | None
    months_left: int
    cost_of_leaving: MoneyOut = Field(description="the same as for giving notice today; bills are apart from it")
    what_next: str


class ShownPortingCodeOut(BaseModel):
    """Show it, and keep it nowhere."""

    id: uuid.UUID
    number: str
    code: str = Field(examples=["ABC123456"])
    ends_on: DayOut
