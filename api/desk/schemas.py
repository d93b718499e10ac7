"""What the desk's log-in sends and takes over the wire."""

import uuid
from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr

from api.bodies import Body, Line

# A longer one is no password, and costs time.
LONGEST = 200
LONGEST_CODE = 40


def _short_enough(secret: SecretStr) -> SecretStr:
    if not 1 <= len(secret.get_secret_value()) <= LONGEST:
        raise ValueError(f"a password has 1 to {LONGEST} characters")
    return secret


def _a_code(secret: SecretStr) -> SecretStr:
    if not 1 <= len(secret.get_secret_value()) <= LONGEST_CODE:
        raise ValueError(f"a code has 1 to {LONGEST_CODE} characters")
    return secret


Password = Annotated[SecretStr, AfterValidator(_short_enough)]
Code = Annotated[SecretStr, AfterValidator(_a_code)]


class Secretive(Body):
    # Spaces at the ends of a password are part of it.
    model_config = ConfigDict(str_strip_whitespace=False)


class LogInIn(Secretive):
    email: Annotated[Line, AfterValidator(lambda typed: typed.strip().lower())] = Field(
        examples=["priya@optilink.example.com"]
    )
    password: Password
    code: Code | None = Field(
        default=None, description="of the authenticator app, or one of the recovery codes; asked for when it is needed"
    )


class FirstCodeIn(LogInIn):
    code: Code = Field(description="the first one that the app shows")


class PasswordIn(Secretive):
    password: Password = Field(description="the one until now")
    new_password: Password
    code: Code | None = Field(default=None, description="where the agent has a second factor")


class ProofIn(Secretive):
    password: Password
    code: Code


class AgentOut(BaseModel):
    id: uuid.UUID
    name: str
    email: str
    role: Literal["agent", "lead", "admin"]
    skills: list[str]
    languages: list[str]
    teams: list[str] = Field(description="the codes of the teams whose lines this agent answers")
    ends_at: str = Field(description="when the session ends", examples=["18:30"])
    session_ends_at: datetime
    second_factor: bool = Field(description="whether one is set up")
    recovery_codes_left: int = Field(description="of ten; with few left, new ones are made")


class FactorOut(BaseModel):
    """Shown once. It counts from the first code on, which has to come within 15 minutes."""

    secret: str = Field(description="to be typed into an app", examples=["JBSWY3DPEHPK3PXP"])
    address: str = Field(description="to be shown as a picture that an app scans", examples=["otpauth://totp/…"])


class RecoveryCodesOut(BaseModel):
    """Shown once. Each logs in once, in place of a code of the app."""

    recovery_codes: list[str] = Field(examples=[["k7mqp-9x2hd"]])


class SetUpOut(RecoveryCodesOut):
    agent: AgentOut


class DeskOut(BaseModel):
    id: uuid.UUID
    device: str = Field(description="in words", examples=["Chrome on Windows"])
    began_at: datetime
    last_used_at: datetime
    ends_at: datetime
    here: bool = Field(description="the one that asks")


class DesksOut(BaseModel):
    items: list[DeskOut] = Field(description="this one first, then as they were last used")


class EndedOut(BaseModel):
    ended: int
