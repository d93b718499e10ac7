"""What is searched for and found, over the wire."""

import uuid
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from api.bodies import MOST_TAGS, Body, Tag


class TagsIn(Body):
    tags: Annotated[list[Tag], Field(max_length=MOST_TAGS)]


class TagsOut(BaseModel):
    tags: list[str]


class SnippetOut(BaseModel):
    text: str
    hits: list[tuple[int, int]] = Field(
        description="what was searched for: from and to, counted as JavaScript counts a string's characters",
        examples=[[[4, 11]]],
    )


class FoundOut(BaseModel):
    conversation_id: uuid.UUID
    channel: str
    owner: Literal["bot", "waiting", "agent", "closed"]
    tags: list[str]
    customer_id: uuid.UUID | None
    customer_name: str | None
    level: Literal["anonymous", "identified", "verified"]
    at: datetime = Field(description="when it was said")
    seq: int | None = Field(description="where in the conversation; null while nothing has been said in it")
    sender: Literal["customer", "assistant", "agent"] | None
    snippet: SnippetOut
