"""What a browser sends when the customer says something."""

from typing import Annotated, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from connectors.content import Chosen

LONGEST = 4000
Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST)]


class MessageIn(BaseModel):
    """Either what was typed, or which of the offered replies was chosen."""

    model_config = ConfigDict(extra="forbid")

    client_message_id: UUID = Field(description="made by the sender, the same on every try: it makes sending safe to repeat")
    text: Said | None = None
    choice: Chosen | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.text is None) == (self.choice is None):
            raise ValueError("give either text or choice")
        return self
