"""Secrets that have to be read again are kept sealed: a copy of the database gives none of them away."""

import hashlib
import hmac
import secrets
import uuid

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12


class NotSealedHere(ValueError):
    """Sealed under another key or for another, or altered since."""


def seal(plain: bytes, whose: bytes, secret: str) -> bytes:
    """It opens for `whose` alone: moved into another's row it is worth nothing."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(_key(secret, b"seal")).encrypt(nonce, plain, whose)


def unseal(sealed: bytes, whose: bytes, secret: str) -> bytes:
    try:
        return AESGCM(_key(secret, b"seal")).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], whose)
    except (InvalidTag, ValueError) as error:
        raise NotSealedHere("It was not sealed here.") from error


def hash_of_code(code: str, agent_id: uuid.UUID, secret: str) -> str:
    return hmac.new(_key(secret, b"recovery"), f"{agent_id}:{code}".encode(), hashlib.sha256).hexdigest()


def _key(secret: str, use: bytes) -> bytes:
    return hmac.new(secret.encode(), b"desk " + use, hashlib.sha256).digest()
