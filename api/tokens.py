"""The short-lived signed token that travels with a turn and names who the bot acts for."""

import uuid
from datetime import UTC, datetime, timedelta

import jwt
from pydantic import BaseModel

from api.errors import NotAllowed, NotSignedIn
from models import Level

ALGORITHM = "HS256"
AUDIENCE = "actions"
# Longer than the longest turn (the bot is given 10 s), short enough to be useless once it has been seen in a tracker.
LIFETIME = timedelta(minutes=2)


class TokenRefused(NotSignedIn):
    """The bot's token has expired, or was not made here."""

    title = "The token is not accepted"


class OnlyReads(NotAllowed):
    """The bot was asked what it would answer, and not to do anything."""

    title = "This turn may only read"


class TurnToken(BaseModel):
    """`only_reads`: an agent wants to see what the bot would say. Then it changes nothing, and is told no secret."""

    conversation_id: uuid.UUID
    customer_id: uuid.UUID | None
    level: Level
    only_reads: bool = False


def issue(token: TurnToken, secret: str) -> str:
    claims = token.model_dump(mode="json")
    now = datetime.now(UTC)
    return jwt.encode({**claims, "aud": AUDIENCE, "iat": now, "exp": now + LIFETIME}, secret, ALGORITHM)


def read(written: str, secret: str) -> TurnToken:
    try:
        claims = jwt.decode(written, secret, [ALGORITHM], audience=AUDIENCE, options={"require": ["exp", "aud"]})
        return TurnToken.model_validate(claims)
    except (jwt.PyJWTError, ValueError) as error:
        raise TokenRefused("The token has expired or was not made here.") from error
