"""The key that push services know us by, and the services that we speak to."""

import base64
from typing import Annotated, Self

from cryptography.hazmat.primitives.asymmetric import ec
from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from connectors.settings import read_settings

# Of Chrome and those built from it, Firefox, Safari, Edge. A browser names its own, and whoever pretends to be one
# would otherwise have us send requests to wherever they like.
KNOWN = frozenset({"fcm.googleapis.com", "push.services.mozilla.com", "push.apple.com", "notify.windows.com"})
LENGTH = 32


class PushSettings(BaseSettings):
    model_config = SettingsConfigDict(
        env_prefix="PUSH_", env_ignore_empty=True, extra="ignore", hide_input_in_errors=True
    )

    # As `python -m connectors.push` makes one. Another key is another sender: every browser would have to ask anew.
    private_key: SecretStr
    # Where a push service writes when something is wrong: mailto:… or https://…
    contact: str = Field(pattern=r"^(mailto:\S+@\S+|https://\S+)$")
    # "push.operator.example, …": hosts, with everything below them.
    services: Annotated[frozenset[str], NoDecode] = KNOWN
    timeout: float = Field(default=10.0, gt=0)

    @classmethod
    def read(cls) -> Self | None:
        return read_settings(cls)

    @field_validator("private_key")
    @classmethod
    def _is_key(cls, written: SecretStr) -> SecretStr:
        key_of(written.get_secret_value())
        return written

    @field_validator("services", mode="before")
    @classmethod
    def _split(cls, names: object) -> object:
        return [name.strip() for name in names.split(",") if name.strip()] if isinstance(names, str) else names


def key_of(written: str) -> ec.EllipticCurvePrivateKey:
    """Raises ValueError."""
    try:
        octets = from_base64(written)
        if len(octets) == LENGTH:
            return ec.derive_private_key(int.from_bytes(octets, "big"), ec.SECP256R1())
    except ValueError:
        pass
    raise ValueError("a key as `python -m connectors.push` makes one")


def to_base64(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def from_base64(written: str) -> bytes:
    """Raises ValueError."""
    bare = written.rstrip("=")
    return base64.b64decode(bare + "=" * (-len(bare) % 4), altchars=b"-_", validate=True)
