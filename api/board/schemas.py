"""The leads' board over the wire. Every number says of how many it is, and where those are listed."""

import uuid
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from api.handoff.desk_schemas import QueuedOut

AgentStateName = Literal["available", "away", "finishing", "offline"]


class CountOut(BaseModel):
    count: int
    of: int
    of_what: str = Field(description="what `of` counts", examples=["all who wait"])
    opens: str = Field(description="the list of those that were counted", examples=["/v1/desk/queue?team=general"])


class SkillOut(BaseModel):
    skill: str | None = Field(description="null: anybody of the team will do")
    waiting: CountOut
    longest_since: datetime | None


class LineOut(BaseModel):
    team: str
    name: str
    is_open: bool
    waiting: CountOut
    longest_since: datetime | None = Field(description="since when whoever waits longest has waited")
    skills: list[SkillOut]
    soon: CountOut = Field(description="of those who wait, and of those whom its agents have")
    missed: CountOut


class AtDeskOut(BaseModel):
    id: uuid.UUID
    name: str
    state: AgentStateName
    teams: list[str]
    chats: CountOut


class StateCountOut(BaseModel):
    state: AgentStateName
    agents: CountOut


class HourOut(BaseModel):
    handoffs: CountOut
    missed: CountOut = Field(description="whose first reply came too late, or never")


class ReasonOut(BaseModel):
    reason: str
    now: HourOut
    week_ago: HourOut


class ChannelOut(BaseModel):
    channel: str
    failed: CountOut = Field(description="failed, or nobody knows, and not sent again since")


class BoardOut(BaseModel):
    at: datetime
    since: datetime = Field(description="where the hour begins that reasons and channels are counted in")
    waiting: CountOut
    longest_since: datetime | None
    lines: list[LineOut]
    states: list[StateCountOut]
    agents: list[AtDeskOut]
    reasons: list[ReasonOut]
    channels: list[ChannelOut]


class RunningOut(QueuedOut):
    state: Literal["waiting", "called", "with_agent"]
    agent_id: uuid.UUID | None
    agent_name: str | None


class RunningListOut(BaseModel):
    items: list[RunningOut]


class AskedOut(BaseModel):
    conversation_id: uuid.UUID
    customer_name: str | None
    reason: str
    team: str
    requested_at: datetime
    accepted_at: datetime | None
    ended_at: datetime | None
    outcome: str | None
    missed: bool = Field(description="the first reply came too late, or never")
