"""Visits of technicians as they go over the wire."""

import uuid
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from api.bodies import Body, Text
from api.formats import DayOut
from models import AppointmentKind, AppointmentState

# What an endpoint asks for; it knows no tables.
VisitKind = AppointmentKind


class SlotOut(BaseModel):
    id: uuid.UUID
    day: DayOut
    part: Literal["morning", "afternoon"]
    starts: str = Field(examples=["08:00"])
    ends: str = Field(examples=["12:00"])
    starts_at: datetime
    ends_at: datetime
    as_of: str


class AppointmentOut(BaseModel):
    id: uuid.UUID
    kind: AppointmentKind
    state: AppointmentState
    status: str = Field(examples=["A technician comes on Thu 20 March between 08:00 and 12:00."])
    service_id: uuid.UUID | None
    ticket_id: uuid.UUID | None
    order_id: uuid.UUID | None
    day: DayOut
    starts: str
    ends: str
    starts_at: datetime
    ends_at: datetime
    address: str
    technician: str | None = Field(description="who comes; null until it is planned")
    note: str | None
    may_change: bool = Field(description="whether it can still be moved or cancelled here")
    may_change_until: datetime
    as_of: str


class BookIn(Body):
    slot_id: uuid.UUID
    kind: AppointmentKind
    service_id: uuid.UUID | None = None
    ticket_id: uuid.UUID | None = None
    order_id: uuid.UUID | None = Field(default=None, description="the order that the visit is for")
    note: Annotated[Text, Field(max_length=500, examples=["The bell is broken, please knock."])] | None = None


class MoveVisitIn(Body):
    slot_id: uuid.UUID
