"""A message that only the browser can read: the push service between carries it closed (RFC 8291, RFC 8188)."""

import secrets

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

# All there is, in one record of this size: longer messages no push service takes.
RECORD = 4096
LAST = b"\x02"


def encrypt(
    plain: bytes,
    p256dh: bytes,
    auth: bytes,
    *,
    salt: bytes | None = None,
    key: ec.EllipticCurvePrivateKey | None = None,
) -> bytes:
    """Raises ValueError where the browser's key is no key. Salt and key are new for each message."""
    salt, key = salt or secrets.token_bytes(16), key or ec.generate_private_key(ec.SECP256R1())
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), p256dh)
    ours = point_of(key)
    shared = _derived(auth, key.exchange(ec.ECDH(), theirs), b"WebPush: info\x00" + p256dh + ours, 32)
    content_key = _derived(salt, shared, b"Content-Encoding: aes128gcm\x00", 16)
    nonce = _derived(salt, shared, b"Content-Encoding: nonce\x00", 12)
    closed = AESGCM(content_key).encrypt(nonce, plain + LAST, None)
    return salt + RECORD.to_bytes(4, "big") + bytes([len(ours)]) + ours + closed


def point_of(key: ec.EllipticCurvePrivateKey) -> bytes:
    """The public half, as the web writes it."""
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _derived(salt: bytes, secret: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(secret)
