"""What a browser sends when the customer says something."""

from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from connectors.content import Chosen

LONGEST = 4000
MOST_FILES = 5


def _without_nul(value: Any) -> Any:
    """PostgreSQL's JSON can't hold one, and nobody has ever meant to type it."""
    return value.replace("\x00", "") if isinstance(value, str) else value


Said = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST),
    BeforeValidator(_without_nul),
]


class MessageIn(BaseModel):
    """What was typed, files that were brought before, or both; or which of the offered replies was chosen."""

    model_config = ConfigDict(extra="forbid")

    client_message_id: UUID = Field(description="made by the sender, the same on every try: it makes sending safe to repeat")
    text: Said | None = None
    files: list[UUID] | None = Field(default=None, max_length=MOST_FILES, description="brought before, each once")
    choice: Chosen | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if (self.text is None and not self.files) == (self.choice is None):
            raise ValueError("give either text or files, or a choice")
        if self.files and len(set(self.files)) < len(self.files):
            raise ValueError("name each file once")
        return self
