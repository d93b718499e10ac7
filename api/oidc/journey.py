"""What a browser carries while it is away at the provider: sealed, so that it can neither be read nor made up."""

import base64
import binascii
import hashlib
import secrets
from datetime import datetime, timedelta

from pydantic import BaseModel, ValidationError

from api.factors.sealing import NotSealedHere, seal, unseal
from models.base import now

LASTS = timedelta(minutes=10)
WHOSE = b"a log-in at the provider"


class Journey(BaseModel):
    """`state` comes back in the address, `nonce` in what is signed; `verifier` proves that the code is ours."""

    state: str
    nonce: str
    verifier: str
    ends_at: datetime


def begin() -> Journey:
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    return Journey(state=state, nonce=nonce, verifier=verifier, ends_at=now() + LASTS)


def challenge(journey: Journey) -> str:
    """RFC 7636, with SHA-256."""
    made = hashlib.sha256(journey.verifier.encode()).digest()
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def pack(journey: Journey, secret: str) -> str:
    return base64.urlsafe_b64encode(seal(journey.model_dump_json().encode(), WHOSE, secret)).decode()


def unpack(packed: str | None, secret: str) -> Journey | None:
    """None where there is none, or it is over."""
    try:
        plain = unseal(base64.urlsafe_b64decode(packed or ""), WHOSE, secret)
        journey = Journey.model_validate_json(plain)
    except (NotSealedHere, ValidationError, binascii.Error, ValueError):
        return None
    return journey if journey.ends_at > now() else None
