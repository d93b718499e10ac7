"""The operator's own site says who its visitor is, in a token that it has signed. Read here, believed once."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
from jwt.types import Options
from pydantic import BaseModel, Field, SecretStr, ValidationError

from api.errors import Gone, NotAllowed, NotUnderstood
from models.base import now

ALGORITHM = "HS256"
# What each claim says is looked at afterwards, one by one, so that each mistake can be told.
SIGNATURE_ALONE: Options = {
    "require": ["aud", "exp", "iat", "jti", "sub"],
    "verify_aud": False,
    "verify_exp": False,
    "verify_iat": False,
    "verify_jti": False,
    "verify_nbf": False,
    "verify_sub": False,
}
# Made for the moment in which the page asks for it: one that was seen somewhere later opens nothing.
LONGEST = timedelta(minutes=5)
# Clocks are not all right. A token may come from so far in the future, and be so long over.
SKEW = timedelta(seconds=30)
AGAIN = "Sign a new one each time the chat asks for it."
HOW = "docs/widget.md says how to sign one."


class VouchNotTrusted(NotAllowed):
    """Signed with no secret that is live here, altered since, or no signed token at all."""

    title = "This sign-in was not signed by the operator"


class VouchForAnother(NotAllowed):
    """Its audience is none of those that have a secret here."""

    title = "This sign-in is for another site"


class VouchNotUnderstood(NotUnderstood):
    """Rightly signed, and a claim is missing or makes no sense."""

    title = "This sign-in was not understood"


class VouchTooLong(NotUnderstood):
    """It could be used for longer than any is believed."""

    title = "This sign-in lasts too long"


class VouchTooEarly(NotUnderstood):
    """It was signed at a time that has not come yet: one of the clocks is wrong."""

    title = "The clocks differ"


class VouchExpired(Gone):
    """Its time is over; another is signed in a moment."""

    title = "This sign-in has expired"


class Claims(BaseModel):
    """Those that are looked at; a site may put in others of its own."""

    aud: str = Field(max_length=200)
    sub: str = Field(min_length=1, max_length=64)
    jti: str = Field(min_length=8, max_length=200)
    iat: int = Field(ge=0, le=2**40)
    exp: int = Field(ge=0, le=2**40)


@dataclass(frozen=True, slots=True)
class Vouched:
    """Who it is about, as the operator calls them, and the name under which the token is taken once."""

    reference: str
    name_hash: str
    ends_at: datetime


def read(token: str, secrets: Mapping[str, Sequence[SecretStr]]) -> Vouched:
    """Believed where one of its audience's live secrets has signed it: two are live while they are exchanged."""
    audience = _audience(token)
    if audience not in secrets:
        raise VouchForAnother(f"Its audience (aud) has no secret here. {HOW}", field="token")
    claims = _claims(_signed(token, secrets[audience]))
    _look_at_times(claims)
    name = f"{claims.aud}\n{claims.jti}".encode()
    return Vouched(claims.sub, hashlib.sha256(name).hexdigest(), _at(claims.exp) + SKEW)


def _audience(token: str) -> str:
    """Read before anything is believed, to know whose secrets to try."""
    try:
        claims = jwt.decode(token, options={"verify_signature": False})
    except (jwt.PyJWTError, ValueError):
        raise VouchNotTrusted(f"This is no signed token. {HOW}", field="token") from None
    audience = claims.get("aud")
    return audience if isinstance(audience, str) else ""


def _signed(token: str, secrets: Sequence[SecretStr]) -> dict[str, Any]:
    """Only HS256, whatever the token says of itself."""
    for secret in secrets:
        try:
            return jwt.decode(token, secret.get_secret_value(), [ALGORITHM], options=SIGNATURE_ALONE)
        except jwt.MissingRequiredClaimError as error:
            raise VouchNotUnderstood(f"The claim {error.claim} is missing. {HOW}", field="token") from None
        except (jwt.PyJWTError, ValueError):
            continue
    raise VouchNotTrusted("None of the live secrets of its audience has signed it with HS256.", field="token")


def _claims(told: dict[str, Any]) -> Claims:
    try:
        return Claims.model_validate(told)
    except ValidationError as error:
        name = str(error.errors(include_input=False)[0]["loc"][0])
        raise VouchNotUnderstood(f"The claim {name} makes no sense. {HOW}", field="token") from None


def _look_at_times(claims: Claims) -> None:
    made, ends = _at(claims.iat), _at(claims.exp)
    if ends - made > LONGEST:
        minutes = int(LONGEST.total_seconds() // 60)
        raise VouchTooLong(f"Between iat and exp may be {minutes} minutes at most. {AGAIN}", field="token")
    if made > now() + SKEW:
        ours = f"{now():%H:%M:%S} UTC"
        detail = f"It was signed at {made:%H:%M:%S} UTC, and here it is {ours}. Set the site's clock by a time server."
        raise VouchTooEarly(detail, field="token")
    if ends + SKEW <= now():
        raise VouchExpired(f"It ended at {ends:%H:%M:%S} UTC. {AGAIN}", field="token")


def _at(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
