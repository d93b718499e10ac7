"""Canned texts over the wire."""

import uuid
from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field, model_validator

from api.bodies import Body, Line, Text
from api.handoff.schemas import Word

Shortcut = Annotated[str, Field(max_length=32, pattern=r"^[a-z0-9][a-z0-9-]*$", examples=["restart-router"])]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}$", examples=["en"])]


class ThenIn(Body):
    """What is done once the words are sent: closing, giving back to the assistant, or to a team's line."""

    do: Literal["close", "return", "transfer"]
    team: Word | None = Field(default=None, description="whose line; for a transfer", examples=["technical"])

    @model_validator(mode="after")
    def _a_team_for_a_transfer(self) -> Self:
        if (self.do == "transfer") != (self.team is not None):
            raise ValueError("a transfer names a team, and nothing else does")
        return self


class CannedIn(Body):
    shortcut: Shortcut
    title: Line = Field(examples=["Restart the router"])
    text: Text = Field(description="with {places} to be filled in", examples=["Hello {customer.given_name}."])
    language: Language
    team: Word | None = Field(default=None, description="whose it is; empty: everybody's")
    then: ThenIn | None = Field(default=None, description="makes it a macro")


class ThenOut(BaseModel):
    do: Literal["close", "return", "transfer"]
    team: str | None


class CannedOut(BaseModel):
    id: uuid.UUID
    shortcut: str
    title: str
    text: str
    language: str
    team: str | None
    then: ThenOut | None


class PlaceholderOut(BaseModel):
    name: str = Field(examples=["customer.given_name"])
    means: str


class CannedListOut(BaseModel):
    items: list[CannedOut]
    placeholders: list[PlaceholderOut] = Field(description="what can stand in a text, in {braces}")


class FilledOut(BaseModel):
    id: uuid.UUID
    text: str = Field(description="filled in for this customer")
    unfilled: list[str] = Field(
        description="what stands there still; it can't be sent before it is replaced",
        examples=[["customer.given_name"]],
    )
    then: ThenOut | None
