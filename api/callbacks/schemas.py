"""Promised calls over the wire: to the customer, and to the agents who make them."""

import uuid
from datetime import datetime
from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, Field

from api.bodies import Body, Line, Text
from api.handoff.schemas import CardIn, Word


class WindowOut(BaseModel):
    begins: datetime
    ends: datetime
    display: str = Field(examples=["Mon 23 November, 08:00 to 10:00"])


class WindowsOut(BaseModel):
    items: list[WindowOut] = Field(description="the next ones first; none where no team has hours")
    phone: str | None = Field(description="which number is rung, masked", examples=["07••• •••101"])


class CallbackIn(Body):
    begins: AwareDatetime | None = Field(default=None, description="of one of the windows; empty: the next")
    phone: Line | None = Field(default=None, description="empty: the customer's own", examples=["07700 900101"])
    topic: Word | None = Field(default=None, description="chooses the team", examples=["billing"])
    reason: Word = Field(default="asked_for_call", examples=["asked_for_call"])
    card: CardIn = CardIn()


class CallbackOut(BaseModel):
    state: Literal["none", "due", "taken", "done", "given_up", "cancelled"]
    number: str | None = Field(default=None, examples=["C50001"])
    window: WindowOut | None = None
    phone: str | None = Field(default=None, description="masked")
    is_new: bool = Field(default=False, description="false where one was promised before, which is this one")


class DueCallOut(BaseModel):
    id: uuid.UUID
    number: str
    state: Literal["due", "taken"]
    team: str
    customer_id: uuid.UUID
    customer_name: str
    window: WindowOut
    is_due: bool = Field(description="its window has begun")
    tries: int
    slips: int
    reason: str
    agent_name: str | None


class DueCallsOut(BaseModel):
    items: list[DueCallOut] = Field(description="what is to be rung first comes first")


class TakenCallOut(DueCallOut):
    phone: str = Field(description="in full: it is to be rung")
    conversation_id: uuid.UUID | None
    card: dict[str, Any]
    note: str | None


class CallOutcomeIn(Body):
    result: Literal["done", "not_reached"]
    note: Text | None = Field(default=None, description="what was said, or who answered; for colleagues")


class CallOutcomeOut(BaseModel):
    state: Literal["due", "done", "given_up"] = Field(
        description="due: it is tried again, and the customer is told when; given_up: a case goes on with it"
    )
    window: WindowOut | None = None
    ticket: str | None = None
