"""What the desk's log-in sends and takes over the wire."""

import uuid
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr

from api.bodies import Body, Line

# A longer one is no password, and costs time.
LONGEST = 200


def _short_enough(secret: SecretStr) -> SecretStr:
    if not 1 <= len(secret.get_secret_value()) <= LONGEST:
        raise ValueError(f"a password has 1 to {LONGEST} characters")
    return secret


class LogInIn(Body):
    # Spaces at the ends of a password are part of it.
    model_config = ConfigDict(str_strip_whitespace=False)

    email: Annotated[Line, AfterValidator(lambda typed: typed.strip().lower())] = Field(
        examples=["priya@optilink.example.com"]
    )
    password: Annotated[SecretStr, AfterValidator(_short_enough)]


class AgentOut(BaseModel):
    id: uuid.UUID
    name: str
    email: str
    role: Literal["agent", "lead", "admin"]
    skills: list[str]
    languages: list[str]
    ends_at: str = Field(description="when the session ends", examples=["18:30"])
