"""The six digits of a one-time code: made, kept as a hash, and compared."""

import hashlib
import hmac
import secrets
import uuid
from datetime import timedelta

CODE_LIFETIME = timedelta(minutes=15)
TRIES = 5
CODES_AN_HOUR = 5
HOUR = timedelta(hours=1)


def new_code() -> str:
    return f"{secrets.randbelow(1_000_000):06d}"


def hash_of(code: str, row_id: uuid.UUID, secret: str) -> str:
    """Six digits are quickly tried out, so the hash takes a key that is not in the database."""
    return hmac.new(secret.encode(), f"{row_id}:{code}".encode(), hashlib.sha256).hexdigest()


def fits(written: str, code_hash: str, row_id: uuid.UUID, secret: str) -> bool:
    """However the digits are spaced."""
    digits = "".join(character for character in written if character.isdigit())
    return hmac.compare_digest(code_hash, hash_of(digits, row_id, secret))


def tries_left(count: int) -> str:
    return {0: "Ask for a new one.", 1: "One try left."}.get(count, f"{count} tries left.")
