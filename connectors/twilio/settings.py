"""What an operator's account at Twilio is: set up, not set up, or half, which is told at once."""

import os
import re
from decimal import Decimal
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from connectors.settings import HalfSetUp

NUMBER = re.compile(r"\+[1-9]\d{4,14}|\d{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 &._-]{1,11}")
Token = Annotated[SecretStr, Field(min_length=16)]


class TwilioSettings(BaseSettings):
    model_config = SettingsConfigDict(
        env_prefix="TWILIO_", env_ignore_empty=True, extra="ignore", hide_input_in_errors=True, populate_by_name=True
    )

    account_sid: str = Field(pattern=r"^AC[0-9a-fA-F]{32}$")
    auth_token: Token
    # The secondary one, while the tokens are being changed: both are believed, and whichever works is sent with.
    auth_token_next: Token | None = None
    # Who texts go out from when nobody has written to one of our numbers first: a service, else the first number.
    messaging_service_sid: str | None = Field(default=None, pattern=r"^MG[0-9a-fA-F]{32}$")
    numbers: Annotated[tuple[str, ...], NoDecode] = ()
    # Another address lets an emulator stand in, or one of Twilio's regions.
    url: str = "https://api.twilio.com"
    # Where Twilio and browsers reach us. It is the portal's own variable.
    public_url: str = Field(default="", validation_alias="PUBLIC_URL")
    # Of one segment, in the brand's currency: what texts cost is counted (docs/letters.md).
    segment_price: Decimal | None = Field(default=None, ge=0)

    @field_validator("numbers", mode="before")
    @classmethod
    def _split(cls, numbers: object) -> object:
        return [each.strip() for each in numbers.split(",") if each.strip()] if isinstance(numbers, str) else numbers

    @field_validator("numbers")
    @classmethod
    def _are_numbers(cls, numbers: tuple[str, ...]) -> tuple[str, ...]:
        if not all(NUMBER.fullmatch(each) for each in numbers):
            raise ValueError("give numbers as +447700900123, separated by commas")
        return numbers

    @field_validator("url", "public_url")
    @classmethod
    def _is_address(cls, url: str) -> str:
        parts = urlsplit(url)
        if url and (parts.scheme not in ("http", "https") or not parts.hostname):
            raise ValueError("give an address that begins with https://")
        return url.rstrip("/")

    @model_validator(mode="after")
    def _has_a_sender(self) -> Self:
        if not self.messaging_service_sid and not self.numbers:
            raise ValueError("TWILIO_MESSAGING_SERVICE_SID or TWILIO_NUMBERS must say who texts come from")
        return self

    @classmethod
    def read(cls) -> Self | None:
        """None where Twilio is not wanted."""
        wanted = {f"TWILIO_{name}" for name in ("ACCOUNT_SID", "AUTH_TOKEN", "MESSAGING_SERVICE_SID", "NUMBERS")}
        if not any(value.strip() for name, value in os.environ.items() if name.upper() in wanted):
            return None
        try:
            return cls()
        except ValidationError as error:
            faults = error.errors(include_input=False, include_url=False, include_context=False)
        # The values stay out of it: it is logged.
        raise HalfSetUp(f"Twilio is half set up: {'; '.join(_told(fault['loc'], fault['msg']) for fault in faults)}")

    @property
    def tokens(self) -> tuple[str, ...]:
        both = (self.auth_token, self.auth_token_next)
        return tuple(token.get_secret_value() for token in both if token is not None)

    @property
    def webhook_url(self) -> str:
        return f"{self.public_url}/v1/channels/twilio" if self.public_url else ""


def _told(place: tuple[int | str, ...], fault: str) -> str:
    fault = fault.removeprefix("Value error, ")
    if not place:
        return fault
    name = str(place[0])
    return f"{name if name == 'PUBLIC_URL' else f'TWILIO_{name.upper()}'}: {fault}"
