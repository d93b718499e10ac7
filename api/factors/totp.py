"""The six digits that an authenticator app shows (RFC 6238, with its usual choices: SHA-1, 30 seconds)."""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime
from urllib.parse import quote, urlencode

SECONDS, DIGITS = 30, 6
# As long as what SHA-1 makes (RFC 4226, section 4).
SECRET_BYTES = 20
# A phone's clock may be wrong by a step.
DRIFT = (0, -1, 1)


def new_secret() -> bytes:
    return secrets.token_bytes(SECRET_BYTES)


def code_at(secret: bytes, step: int, digits: int = DIGITS) -> str:
    made = hmac.new(secret, step.to_bytes(8, "big"), hashlib.sha1).digest()
    start = made[-1] & 0xF
    number = int.from_bytes(made[start : start + 4], "big") & 0x7FFF_FFFF
    return f"{number % 10**digits:0{digits}d}"


def step_at(moment: datetime) -> int:
    return int(moment.timestamp()) // SECONDS


def step_of(typed: str, secret: bytes, moment: datetime) -> int | None:
    """The step whose code this is, of those that count now."""
    here = step_at(moment)
    steps = [here + away for away in DRIFT if hmac.compare_digest(code_at(secret, here + away), typed)]
    return steps[0] if steps else None


def written(secret: bytes) -> str:
    """As it is typed where no picture can be scanned."""
    return base64.b32encode(secret).decode().rstrip("=")


def address(secret: bytes, issuer: str, name: str) -> str:
    """What the picture says that an app scans."""
    told = {"secret": written(secret), "issuer": issuer, "algorithm": "SHA1", "digits": DIGITS, "period": SECONDS}
    return f"otpauth://totp/{quote(f'{issuer}:{name}', safe=':')}?{urlencode(told, quote_via=quote)}"
