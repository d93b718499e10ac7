"""What goes with the card over the wire: other threads, proving who it is, a suggestion, and what was done."""

import uuid
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from api.bodies import Body, Line
from api.formats import MomentOut

NoSuggestion = Literal["nothing_asked", "slow", "away", "would_change", "private", "sign_in"]


class ThreadOut(BaseModel):
    """Another conversation of the same customer."""

    conversation_id: uuid.UUID
    channel: str = Field(examples=["sms"])
    opened: MomentOut
    last: MomentOut | None = Field(description="when something was last said")
    last_words: str | None
    last_by: Literal["customer", "assistant", "agent"] | None
    owner: Literal["bot", "waiting", "agent", "closed"]
    ended: MomentOut | None = Field(description="null: it is open")
    ended_by: str | None = Field(description="who ended it", examples=["Priya Shah", "the customer", "nobody: silence"])
    outcome: str | None = Field(description="how it ended, by the agent who closed it", examples=["solved"])
    summary: str | None


class CheckedIn(Body):
    how: Annotated[Line, Field(min_length=3)] = Field(
        description="what was asked and compared; it stands in the audit", examples=["date of birth and last bill"]
    )


class VouchedOut(BaseModel):
    level: Literal["verified"]
    until: MomentOut


class CodeAskedOut(BaseModel):
    asked_for: Literal["address", "code"] = Field(
        description="address: the customer is asked where to send it; code: it is on its way"
    )
    sent_to: str | None = Field(description="masked", examples=["07••• •••101"])
    until: MomentOut | None = Field(description="until when the code is good")


class SuggestedOut(BaseModel):
    text: str
    replies: list[str] = Field(description="what the customer could choose; for the agent to see")


class SuggestionOut(BaseModel):
    """The assistant's own answer, for the agent to take, change or leave. Nobody but the agent has seen it."""

    state: Literal["suggested", "none"]
    why: NoSuggestion | None = Field(
        description="why there is none. would_change: the answer begins with doing something, which the agent does "
        "themselves; private: it tells what is for the customer alone; sign_in: the customer has to sign in first"
    )
    text: str = Field(description="the whole of it, or in words why there is none")
    messages: list[SuggestedOut]
    for_seq: int | None = Field(description="the customer's message that it answers")


class AskedForOut(BaseModel):
    text: str = Field(examples=["Contest a charge"])
    at: MomentOut


class DoneOut(BaseModel):
    text: str = Field(examples=["Opened a case"])
    reference: str | None = Field(description="the number on the receipt", examples=["T20877"])
    by: str = Field(examples=["the assistant", "Priya Shah"])
    at: MomentOut


class OpenOut(BaseModel):
    number: str = Field(examples=["T20877"])
    text: str


class HandledOut(BaseModel):
    """One stay with an agent, from when they took it up."""

    agent: str
    taken_up: MomentOut
    until: MomentOut | None = Field(description="null: they have it")
    minutes: int
    how: str | None = Field(description="how the stay ended", examples=["closed it", "gave it back to the assistant"])


class SummaryOut(BaseModel):
    """Facts of the record, and one text of them that the agent may edit. Nothing in it is guessed."""

    asked: list[AskedForOut]
    first_words: str | None = Field(description="what the customer wrote first")
    done: list[DoneOut]
    open: list[OpenOut]
    open_state: Literal["known", "away"] = Field(description="away: open cases or orders could not be looked up")
    handled: list[HandledOut]
    minutes: int = Field(description="from the first message to the end, or until now")
    text: str
