"""How to reach the operator's mail server, and whom its letters are from."""

from pathlib import Path
from typing import Literal, Self

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from connectors.email.addresses import read_address
from connectors.settings import read_settings


class EmailSettings(BaseSettings):
    model_config = SettingsConfigDict(
        env_prefix="EMAIL_", env_ignore_empty=True, extra="ignore", hide_input_in_errors=True
    )

    host: str
    # The bare address: the name beside it is the brand's.
    sender: str
    port: int = Field(default=587, ge=1, le=65535)
    # "starttls" is insisted on, "tls" begins with it (port 465), "none" is for a server on the same machine.
    security: Literal["starttls", "tls", "none"] = "starttls"
    username: str | None = None
    password: SecretStr | None = None
    # The certificate of an authority of the operator's own.
    ca_file: Path | None = None
    # Where an answer goes; without it letters say that nobody reads one.
    reply_to: str | None = None
    # Where somebody is taken off the list who asks for it by their mail program's button: an address, or a page.
    unsubscribe: str | None = None
    # For one step of a conversation with the server, in seconds.
    timeout: float = Field(default=10.0, gt=0)

    @classmethod
    def read(cls) -> Self | None:
        return read_settings(cls)

    @field_validator("sender", "reply_to")
    @classmethod
    def _is_address(cls, written: str | None) -> str | None:
        return None if written is None else read_address(written).addr_spec

    @field_validator("unsubscribe")
    @classmethod
    def _is_link(cls, written: str | None) -> str | None:
        if written is None or written.startswith("https://"):
            return written
        return f"mailto:{read_address(written.removeprefix('mailto:')).addr_spec}"

    @model_validator(mode="after")
    def _both_or_neither(self) -> Self:
        if (self.username is None) is not (self.password is None):
            raise ValueError("EMAIL_USERNAME and EMAIL_PASSWORD belong together")
        if self.username is not None and self.security == "none":
            raise ValueError("EMAIL_PASSWORD would be sent in the clear: EMAIL_SECURITY has to be starttls or tls")
        return self
