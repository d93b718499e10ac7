"""The six digits of a one-time code: made of its row, kept as a hash, and compared."""

import hashlib
import hmac
import uuid
from datetime import timedelta
from enum import StrEnum

CODE_LIFETIME = timedelta(minutes=15)
TRIES = 5
CODES_AN_HOUR = 5
HOUR = timedelta(hours=1)


class Purpose(StrEnum):
    """What a code proves, and so which table its row is in."""

    sign_in = "sign_in"
    contact_change = "contact_change"


def code_for(row_id: uuid.UUID, address: str, secret: str) -> str:
    """The worker makes it once more from the row: so it stands in no job, no table and no queue on its way there.

    Without the server's secret it is chance: it says nothing about any other code, and neither the row's id, which the
    page is told, nor a copy of the database brings anybody nearer to it. With the secret it was always six digits that
    are tried out against the hash in a second, so nothing is given away that was not. The address is in it because an
    id may follow from a key that the customer chose: the code that came to one address proves nothing of another.
    A number of 256 bits, taken modulo a million, is as even as a dice.
    """
    made = hmac.new(secret.encode(), f"code of {row_id} for {address}".encode(), hashlib.sha256).digest()
    return f"{int.from_bytes(made, 'big') % 1_000_000:06d}"


def hash_of(code: str, row_id: uuid.UUID, secret: str) -> str:
    """Six digits are quickly tried out, so the hash takes a key that is not in the database."""
    return hmac.new(secret.encode(), f"{row_id}:{code}".encode(), hashlib.sha256).hexdigest()


def fits(written: str, code_hash: str, row_id: uuid.UUID, secret: str) -> bool:
    """However the digits are spaced."""
    digits = "".join(character for character in written if character.isdigit())
    return hmac.compare_digest(code_hash, hash_of(digits, row_id, secret))


def tries_left(count: int) -> str:
    return {0: "Ask for a new one.", 1: "One try left."}.get(count, f"{count} tries left.")
