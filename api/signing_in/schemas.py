"""What signing in takes in and sends over the wire."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from api.accounts.schemas import OwnAccountOut, PhoneOut
from api.bodies import Body
from api.conversations.schemas import CodeSentOut
from api.formats import MomentOut

LevelName = Literal["anonymous", "identified", "verified"]


class CodeWantedBody(Body):
    address: Annotated[str, Field(min_length=3, max_length=200, examples=["07700 900101"])] | None = Field(
        default=None, description="a number or an e-mail address; null sends it to the customer who is signed in"
    )


class SignInCodeOut(CodeSentOut):
    ways: list[Literal["sms", "email"]] = Field(description="by which codes are sent here, the one just taken first")
    resend_after: int = Field(description="seconds after which a page offers to send another one")


class CodeBody(Body):
    code: str = Field(min_length=1, max_length=40, examples=["123456"])


class SignedInOut(BaseModel):
    level: LevelName
    until: MomentOut | None = Field(description="when a fresh proof is asked for again")
    name: str


class MayOut(BaseModel):
    """What may be done right now, so that no page offers what would be refused."""

    read: bool
    change: bool = Field(description="false where a code or a passkey is asked for first")
    see_bills: bool = Field(description="false of who only uses a line of somebody else's account")


class WhoOut(BaseModel):
    """Nobody: level anonymous, no name, no accounts."""

    level: LevelName
    until: MomentOut | None = Field(description="when the level becomes a lower one; null for nobody")
    name: str | None
    given_name: str | None
    email: str | None
    phone: PhoneOut | None
    accounts: list[OwnAccountOut]
    may: MayOut
