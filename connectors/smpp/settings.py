"""How this operator's SMSC is reached and what it expects: the variables SMPP_…."""

import os
from decimal import Decimal
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import Field, FilePath, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from connectors.settings import HalfSetUp
from connectors.smpp.coding import DefaultAlphabet
from connectors.smpp.parts import Long

NEEDED = ("SMPP_HOST", "SMPP_SYSTEM_ID", "SMPP_PASSWORD", "SMPP_SOURCES")
# How the SMSC writes the ids of messages: as it comes, or as a number in one of two bases.
Ids = Literal["text", "decimal", "hex"]


class Source(NamedTuple):
    """An address that texts go out from, with its type of number and its numbering plan."""

    address: str
    ton: int
    npi: int


class SmppSettings(BaseSettings):
    model_config = SettingsConfigDict(
        env_prefix="SMPP_", env_ignore_empty=True, extra="ignore", hide_input_in_errors=True
    )

    host: str
    port: int = Field(default=2775, ge=1, le=65535)
    tls: bool = False
    # Who vouches for the SMSC's certificate, where no public authority does: a PEM file.
    tls_ca: FilePath | None = None
    system_id: str = Field(max_length=15)
    password: SecretStr
    # Tried when the SMSC refuses the other, so that it can be changed there at any moment.
    password_next: SecretStr | None = None
    system_type: str = Field(default="", max_length=12)
    address_range: str = Field(default="", max_length=40)
    bind_type: Literal["transceiver", "transmitter+receiver"] = "transceiver"
    # "60060/3/0, 447700900000/1/1": address/TON/NPI. The first is used where nobody has written to one of them yet.
    sources: Annotated[tuple[Source, ...], NoDecode, Field(min_length=1)]
    # What numbers without a country belong to, such as 44: then 07700 900123 and 447700900123 are one customer.
    country_code: str = Field(default="", pattern=r"^[1-9]\d{0,2}$|^$")
    alphabet: DefaultAlphabet = "gsm7"
    long_texts: Long = "udh8"
    # What would take more is shortened, and says that a person tells the rest.
    most_parts: int = Field(default=6, ge=1, le=30)
    response_ids: Ids = "text"
    receipt_ids: Ids = "text"
    # The TLV in which this SMSC numbers the messages it brings, where it does: "0x1403".
    message_id_tlv: int | None = Field(default=None, ge=1, le=0xFFFF)
    user_message_reference: bool = True
    window: int = Field(default=10, ge=1, le=1000)
    submits_per_second: float = Field(default=20, gt=0)
    enquire_link_seconds: float = Field(default=30, gt=0)
    # Less than half of what a sending may last (api/channels/finding_out.py).
    response_seconds: float = Field(default=10, gt=0, le=12)
    # Of one segment, in the brand's currency: what texts cost is counted (docs/letters.md).
    segment_price: Decimal | None = Field(default=None, ge=0)
    # Ours, not the SMSC's: a link that was sent as a path leads here.
    public_url: str = Field(default="", validation_alias="PUBLIC_URL")

    @classmethod
    def read(cls) -> Self | None:
        """None where there is no SMSC. Raises HalfSetUp where it is half set up."""
        if not any(os.environ.get(name, "").strip() for name in NEEDED):
            return None
        try:
            return cls()
        except ValidationError as error:
            faults = error.errors(include_input=False, include_url=False, include_context=False)
        # The values stay out of it: it is logged.
        raise HalfSetUp(f"SMPP is half set up: {'; '.join(_told(fault['loc'], fault['msg']) for fault in faults)}")

    @field_validator("sources", mode="before")
    @classmethod
    def _read_sources(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return tuple(_source(each.strip()) for each in value.split(",") if each.strip())

    @field_validator("message_id_tlv", mode="before")
    @classmethod
    def _read_tag(cls, value: object) -> object:
        return int(value, 0) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _read_ids_alike(self) -> Self:
        if (self.response_ids == "text") != (self.receipt_ids == "text"):
            raise ValueError("set SMPP_RESPONSE_IDS and SMPP_RECEIPT_IDS both, to decimal or hex, or neither")
        return self

    @property
    def passwords(self) -> list[str]:
        return [each.get_secret_value() for each in (self.password, self.password_next) if each is not None]

    @property
    def place(self) -> str:
        return f"{self.host}:{self.port}"


def _source(given: str) -> Source:
    address, _, types = given.partition("/")
    ton, _, npi = (types or "1/1").partition("/")
    if not address or len(address) > 20 or not (ton.isdigit() and npi.isdigit()):
        raise ValueError("SMPP_SOURCES is a list of address/TON/NPI, such as 60060/3/0,447700900000/1/1")
    return Source(address.lstrip("+"), int(ton), int(npi))


def _told(place: tuple[int | str, ...], fault: str) -> str:
    """By the variable's name, where it is the fault of one."""
    fault = fault.removeprefix("Value error, ")
    if not place:
        return fault
    name = str(place[0])
    return f"{name if name.isupper() else f'SMPP_{name.upper()}'}: {fault}"
