"""What goes over the wire about passkeys. What browsers say is theirs to shape (WebAuthn Level 3, JSON)."""

import uuid
from typing import Annotated, Any

from pydantic import BaseModel, Field

from api.accounts.schemas import Tidy
from api.bodies import Body
from api.formats import MomentOut

Name = Annotated[Tidy, Field(max_length=60, examples=["Ana's phone"])]


class ChallengeOut(BaseModel):
    options: dict[str, Any] = Field(
        description="for PublicKeyCredential.parseCreationOptionsFromJSON or parseRequestOptionsFromJSON"
    )
    ends_at: MomentOut


class NewPasskeyBody(Body):
    credential: dict[str, Any] = Field(description="what navigator.credentials.create() gave, by its toJSON()")
    name: Name | None = Field(default=None, description="null calls it by the browser it was made in")


class PasskeyProofBody(Body):
    credential: dict[str, Any] = Field(description="what navigator.credentials.get() gave, by its toJSON()")


class PasskeyNameBody(Body):
    name: Name


class PasskeyOut(BaseModel):
    id: uuid.UUID
    name: str
    made_at: MomentOut
    used_at: MomentOut | None = Field(description="null where nobody has signed in with it yet")


class PasskeysOut(BaseModel):
    passkeys: list[PasskeyOut] = Field(description="the newest first")
