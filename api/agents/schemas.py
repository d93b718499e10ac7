"""What goes over the wire about agents: for leads, who see them, and admins, who decide."""

import uuid
from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field

from api.bodies import Body, Line
from api.desk.schemas import Password, Secretive
from api.handoff.schemas import Word
from api.identity.addresses import EMAIL

Role = Literal["agent", "lead", "admin"]


def _an_address(typed: str) -> str:
    if not EMAIL.fullmatch(typed):
        raise ValueError("an address is like jo@operator.example")
    return typed.lower()


def _without_repeats(words: list[str]) -> list[str]:
    return list(dict.fromkeys(words))


Email = Annotated[Line, AfterValidator(_an_address)]
Words = Annotated[list[Word], Field(max_length=30), AfterValidator(_without_repeats)]
TeamCode = Annotated[str, Field(min_length=1, max_length=32, pattern=r"^[a-z0-9_]+$")]
TeamCodes = Annotated[list[TeamCode], Field(max_length=30), AfterValidator(_without_repeats)]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
Languages = Annotated[list[Language], Field(min_length=1, max_length=20), AfterValidator(_without_repeats)]
Capacity = Annotated[int, Field(ge=0, le=20, description="how many conversations at once")]


class PersonIn(Body):
    name: Line = Field(examples=["Jo Baker"])
    email: Email = Field(examples=["jo@operator.example"])
    role: Role = "agent"
    teams: TeamCodes = Field(default=[], description="whose lines this one answers")
    skills: Words = Field(default=[], examples=[["billing", "orders"]])
    languages: Languages = Field(examples=[["en"]])
    capacity: Capacity = 3


class PersonChange(Body):
    """What is left out stays as it is. Leads change the skills of their teams' agents, and nothing else of them."""

    name: Line | None = None
    email: Email | None = None
    role: Role | None = None
    teams: TeamCodes | None = None
    skills: Words | None = None
    languages: Languages | None = None
    capacity: Capacity | None = None


class PersonStateIn(Body):
    state: Literal["away", "finishing", "offline"] = Field(
        description="of an agent who forgot to say so; only they themselves can say that they are available"
    )


class PersonOut(BaseModel):
    id: uuid.UUID
    name: str
    email: str
    role: Role
    state: Literal["offline", "available", "away", "finishing", "disabled"]
    teams: list[str]
    skills: list[str]
    languages: list[str]
    capacity: int
    chats: int = Field(description="how many conversations this agent has")
    seen_at: datetime | None = Field(description="when the desk last said that it is open")
    has_password: bool
    second_factor: bool = Field(description="whether one is set up")
    invited_until: datetime | None = Field(description="until then the link to choose a password can be used")


class PeopleOut(BaseModel):
    items: list[PersonOut] = Field(description="by name; those who have left come last")


class ColleagueOut(BaseModel):
    id: uuid.UUID
    name: str
    role: Role
    state: Literal["offline", "available", "away", "finishing"]
    teams: list[str]
    skills: list[str]
    languages: list[str]
    chats: int
    capacity: int


class ColleaguesOut(BaseModel):
    items: list[ColleagueOut] = Field(description="by name; who has left is not among them")


class InvitedOut(BaseModel):
    """The link to choose a password went to the agent's address, or is shown here, this once."""

    person: PersonOut
    link_ends_at: datetime
    sent_to: str | None = Field(description="where the letter with the link went")
    link: str | None = Field(description="to be handed over in person, where no letter could be sent")
    not_sent: str | None = Field(description="why no letter was sent", examples=["e-mail is not set up here"])


class SetUpIn(Secretive):
    token: str = Field(min_length=20, max_length=100, description="what follows `#set-up=` in the link")
    password: Password


class SetUpDoneOut(BaseModel):
    email: str = Field(description="to log in with")
