"""What diagnostics take in and send over the wire."""

import uuid
from typing import Literal

from pydantic import BaseModel, Field

from api.bodies import Body
from api.diagnostics.steps import Step
from api.formats import DayOut, MomentOut
from api.outages.schemas import OutageOut, OwnServiceOut
from models import CommandKind, CommandState, DeviceKind, Verdict


class TestIn(Body):
    service_id: uuid.UUID | None = Field(default=None, description="not needed where there is only one service")


class FactOut(BaseModel):
    code: str = Field(examples=["sync_mbps"])
    title: str = Field(examples=["Speed at your router"])
    value: str = Field(examples=["148 Mb/s of 150 Mb/s"])


class NextStepOut(BaseModel):
    code: Step
    text: str


class LineTestOut(BaseModel):
    id: uuid.UUID
    service: OwnServiceOut
    tested: MomentOut
    verdict: Verdict
    text: str = Field(
        description="the test in plain words", examples=["The line is fine up to your router. The Wi-Fi is crowded."]
    )
    confidence: float = Field(ge=0, le=1, examples=[0.9])
    confidence_text: Literal["almost certain", "likely", "possible", "not sure"]
    steps: list[NextStepOut] = Field(description="what to do next, best first")
    facts: list[FactOut] = Field(description="what was measured; empty where the reason was known before")
    outage: OutageOut | None


class DeviceOut(BaseModel):
    id: uuid.UUID
    service: OwnServiceOut
    kind: DeviceKind
    name: str = Field(examples=["router"])
    model: str
    firmware: str | None
    is_online: bool
    state_text: str = Field(examples=["It is online."])
    seen: MomentOut | None = Field(description="when it last spoke to the network; null: never")
    installed_on: DayOut
    restarted: MomentOut | None = Field(description="when it was last restarted from here")
    back: MomentOut | None = Field(description="when it is back, where it is restarting")


class DevicesOut(BaseModel):
    devices: list[DeviceOut]
    as_of: str = Field(examples=["10:40"])
    is_stale: bool = Field(description="a system is not answering: this is what it said last")


class CommandIn(Body):
    service_id: uuid.UUID | None = None
    device_id: uuid.UUID | None = Field(default=None, description="not needed where only one device fits")


class CommandOut(BaseModel):
    id: uuid.UUID
    kind: CommandKind
    state: CommandState
    device: DeviceOut
    asked: MomentOut
    done: MomentOut | None = Field(description="when the device has taken it")
    back: MomentOut = Field(description="when the connection is back")
    text: str
