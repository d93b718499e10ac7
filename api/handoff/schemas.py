"""A person asked for, over the wire: by the bot or the customer's page."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from api.bodies import Body, Line
from api.formats import MomentOut

Word = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[a-z0-9_]+$")]
Facts = Annotated[list[Line], Field(max_length=20)]


class CardIn(Body):
    """What is known so far, told as it is: nothing here is made up for the occasion."""

    intent: Word | None = Field(default=None, examples=["dispute_charge"])
    slots: dict[Word, Line] = Field(default={}, max_length=30, description="references, never secrets")
    tried: Facts = Field(default=[], description="what was done already", examples=[["restarted the router"]])
    failed: Facts = Field(
        default=[], description="what of it did not help", examples=[["the line test found no fault"]]
    )


class HandoffIn(Body):
    reason: Word = Field(examples=["asked_for_person"])
    topic: Word | None = Field(default=None, description="chooses the team", examples=["billing"])
    skill: Word | None = Field(default=None, description="only who has it is asked", examples=["billing"])
    language: str | None = Field(default=None, pattern=r"^[a-z]{2,3}$", description="empty: the operator's own")
    priority: Literal["normal", "high", "urgent"] = "normal"
    card: CardIn = CardIn()


class HandoffOut(BaseModel):
    state: Literal["none", "waiting", "called", "with_agent", "closed", "returned", "by_text"] = Field(
        description="called: an agent has been given it and has not answered yet; closed: the team has, and nobody "
        "waits; returned: the assistant has it back; by_text: they wait, or are answered, on their phone"
    )
    place: int | None = Field(default=None, description="1 is next in the team's line")
    expected_minutes: int | None = Field(
        default=None, description="measured on those who were answered within two hours; empty without enough of them"
    )
    expected_most_minutes: int | None = Field(default=None, description="what nine of ten of them waited at most")
    agent_name: str | None = None
    texts_to: str | None = Field(
        default=None, description="masked: where a person texts them", examples=["07••• •••101"]
    )
    opens: MomentOut | None = Field(default=None, description="when the team answers again; empty where nobody knows")
    offers: list[Literal["case", "phone"]] = Field(default=[], description="what there is instead of waiting")
    phone: str | None = None
    phone_hours: str | None = None
    next: str | None = Field(
        default=None, description="the intent that the agent said to go on with; for the assistant alone"
    )
