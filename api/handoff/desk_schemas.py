"""What agents say of themselves and do with conversations, over the wire."""

import uuid
from datetime import datetime
from typing import Any, Literal, Self

from pydantic import AwareDatetime, BaseModel, Field, model_validator

from api.bodies import Body, Line, Tag, Text
from api.conversations.schemas import LAST_SEQ
from api.handoff.schemas import Word


class StateIn(Body):
    state: Literal["available", "away", "finishing", "offline"] = Field(
        description="finishing: keeps what there is and gets nothing new; away and offline give everybody back"
    )


class StateOut(BaseModel):
    state: Literal["available", "away", "finishing", "offline", "disabled"]
    capacity: int
    chats: int = Field(description="how many conversations this agent answers now: none that they have put aside")


class DueOut(BaseModel):
    what: Literal["first_reply", "next_reply", "resolution"]
    by: datetime
    state: Literal["fine", "soon", "missed"] = Field(description="soon: less than a quarter of the time is left")
    display: str = Field(examples=["First reply due at 14:05"])


class AsideIn(Body):
    """At most one of the three times; none of them is until the customer writes, which always brings it back."""

    minutes: int | None = Field(default=None, ge=1, le=24 * 60)
    at: AwareDatetime | None = None
    opening: bool = Field(default=False, description="until the team opens on a later day")
    seen_seq: int = Field(ge=0, le=LAST_SEQ, description="what came after this brings it back at once")

    @model_validator(mode="after")
    def _one_time(self) -> Self:
        if sum((self.minutes is not None, self.at is not None, self.opening)) > 1:
            raise ValueError("name one time")
        return self


class AsideOut(BaseModel):
    since: datetime
    until: datetime | None = Field(description="it comes back then; empty: once the customer writes")
    display: str = Field(examples=["Put aside until 14:05"])


class PriorityIn(Body):
    priority: Literal["normal", "high", "urgent"]


class QueuedOut(BaseModel):
    conversation_id: uuid.UUID
    customer_name: str | None = Field(description="null: nobody knows yet who it is")
    team: str
    skill: str | None
    language: str
    priority: Literal["normal", "high", "urgent"]
    reason: str
    waiting_since: datetime
    due_at: datetime = Field(description="when the first reply is due")
    due: DueOut = Field(description="the reply that is owed; where none is, the end of it all")


class QueueOut(BaseModel):
    items: list[QueuedOut] = Field(description="who is next comes first")


class ChatOut(QueuedOut):
    about: str | None = Field(description="what they want, where they have said it", examples=["Contest a charge"])
    level: Literal["anonymous", "identified", "verified"]
    assigned_at: datetime
    accepted_at: datetime | None
    accept_by: datetime | None = Field(description="until then it has to be taken up; empty once it is")
    card: dict[str, Any]
    note: str | None = Field(description="from the colleague who gave it on")
    aside: AsideOut | None = Field(description="the agent has put it aside: it takes up none of their capacity")


class ChatsOut(BaseModel):
    items: list[ChatOut]


class ReturnIn(Body):
    note: Text | None = Field(default=None, description="for the colleague who has it next; customers never see it")
    words: Text | None = Field(default=None, description="what the customer reads as this agent's last words")
    next: Word | None = Field(
        default=None, description="the intent that the assistant offers to go on with", examples=["pay_bill"]
    )


class TransferIn(Body):
    """To a team's line or to one agent: exactly one of them is named."""

    team: Word | None = Field(default=None, examples=["technical"])
    agent_id: uuid.UUID | None = None
    note: Text | None = Field(default=None, description="for whoever has it next; customers never see it")

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        if (self.team is None) == (self.agent_id is None):
            raise ValueError("name a team or an agent")
        return self


class EndIn(Body):
    reason: Line = Field(examples=["solved"])
    summary: Text = Field(examples=["Explained the roaming charge and credited half of it."])
    topic: Tag | None = Field(default=None, description="it is filed under this too", examples=["dispute charge"])
