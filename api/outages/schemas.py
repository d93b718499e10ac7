"""What outages take in and send over the wire."""

import uuid
from typing import Annotated, Literal

from fastapi import Query
from pydantic import BaseModel, Field

from api.bodies import Body, Text
from api.formats import MomentOut
from models import OutageState, ServiceKind, Symptom

AskedKind = Annotated[ServiceKind | None, Query(description="only what touches services of this kind")]


class AreaOut(BaseModel):
    id: uuid.UUID
    name: str = Field(examples=["Headingley"])
    postcode_prefix: str = Field(examples=["LS6"])


class OwnServiceOut(BaseModel):
    id: uuid.UUID
    label: str = Field(examples=["Broadband at 12 Willow Garth"])
    kind: ServiceKind


class OutageUpdateOut(BaseModel):
    at: MomentOut
    text: str


class OutageStepOut(BaseModel):
    title: str = Field(examples=["Engineers are mending it"])
    state: Literal["done", "now", "to_come"]


class OutageOut(BaseModel):
    id: uuid.UUID
    area: AreaOut
    services: list[ServiceKind] = Field(description="what is away")
    away: str = Field(description="the same in words", examples=["Broadband and TV"])
    state: OutageState
    state_text: str = Field(examples=["Engineers are mending it."])
    is_running: bool = Field(description="false for planned work that has not begun, and for what is fixed")
    cause: str | None = Field(description="null: nobody knows yet")
    started: MomentOut = Field(description="when it began; of planned work, when it begins")
    expected_end: MomentOut | None = Field(description="null: nobody knows yet")
    expected_text: str = Field(examples=["It should be over by Sun 22 November, 18:30."])
    ended: MomentOut | None
    steps: list[OutageStepOut]
    updates: list[OutageUpdateOut] = Field(description="newest first")


class MineOut(BaseModel):
    """One of the caller's services, and whether something is wrong where it is."""

    service: OwnServiceOut
    area: AreaOut | None = Field(description="null where nobody knows where in the network it hangs")
    is_touched: bool
    outage: OutageOut | None = Field(description="what runs now")
    planned: OutageOut | None = Field(description="the next planned work")
    text: str = Field(examples=["We know of no outage here."])


class MyOutagesOut(BaseModel):
    services: list[MineOut]
    followed: list[uuid.UUID] = Field(description="the outages of these services that the caller is told about")
    as_of: str = Field(examples=["10:40"])
    is_stale: bool = Field(description="a system is not answering: this is what it said last")
    note: str | None = Field(description="says so in a sentence, where it is stale")


class SpotOut(BaseModel):
    """Counted from the north-west: which area is beside which, not how far."""

    column: int
    row: int


class AreaStateOut(BaseModel):
    area: AreaOut
    spot: SpotOut | None = Field(description="on a schematic map; null where it is not drawn")
    state: Literal["fine", "planned", "suspected", "away"]
    services: list[ServiceKind] = Field(description="what is or may be away now")
    outage_ids: list[uuid.UUID]


class AreasOut(BaseModel):
    areas: list[AreaStateOut]
    as_of: str


class ReportIn(Body):
    service_id: uuid.UUID | None = Field(default=None, description="not needed where only one service fits")
    kind: ServiceKind | None = None
    symptom: Symptom
    text: Text | None = None


class ReportOut(BaseModel):
    id: uuid.UUID
    service: OwnServiceOut
    area: AreaOut | None
    symptom: Symptom
    reported: MomentOut
    outage: OutageOut | None = Field(description="the one that the report belongs to")
    others: int = Field(description="how many other account holders of the area say the same")
    text: str


class SubscriptionOut(BaseModel):
    outage_id: uuid.UUID
    is_subscribed: bool
    text: str
