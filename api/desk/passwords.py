"""Passwords are kept as scrypt strings, which say themselves how they were made: `$scrypt$ln=15,r=8,p=3$salt$key`.

scrypt is in the standard library; argon2 would be another dependency for as good a protection. A string that was made
with other costs stays good, so the costs can be raised later.
"""

import base64
import binascii
import hashlib
import hmac
import re
import secrets

# 32 megabytes and about a tenth of a second for each try.
LOG_N, BLOCK, PARALLEL = 15, 8, 3
SALT_BYTES, KEY_BYTES = 16, 32
# Whoever could write into the table must not be able to hang us with a costly string.
HIGHEST_LOG_N, HIGHEST = 17, 16
WRITTEN = re.compile(r"\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)")
# Of nobody's password: tried where there is no agent, so that it takes as long.
NOBODY = "$scrypt$ln=15,r=8,p=3$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"


def hash_password(password: str) -> str:
    salt = secrets.token_bytes(SALT_BYTES)
    key = _key(password, salt, LOG_N, BLOCK, PARALLEL)
    return f"$scrypt$ln={LOG_N},r={BLOCK},p={PARALLEL}${_written(salt)}${_written(key)}"


def verify_password(password: str, kept: str) -> bool:
    """False for a string that is none of ours."""
    found = WRITTEN.fullmatch(kept)
    if found is None:
        return False
    log_n, block, parallel = (int(cost) for cost in found.group(1, 2, 3))
    if not (1 <= log_n <= HIGHEST_LOG_N and 1 <= block <= HIGHEST and 1 <= parallel <= HIGHEST):
        return False
    try:
        salt, key = _read(found[4]), _read(found[5])
    except binascii.Error:
        return False
    return hmac.compare_digest(_key(password, salt, log_n, block, parallel), key)


def _key(password: str, salt: bytes, log_n: int, block: int, parallel: int) -> bytes:
    memory = 128 * block * (2**log_n + parallel + 2)
    return hashlib.scrypt(
        # Half a surrogate pair is no text, and nobody's password: it is wrong like any other.
        password.encode("utf-8", "surrogatepass"),
        salt=salt,
        n=2**log_n,
        r=block,
        p=parallel,
        maxmem=2 * memory,
        dklen=KEY_BYTES,
    )


def _written(raw: bytes) -> str:
    return base64.b64encode(raw).decode().rstrip("=")


def _read(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4))
