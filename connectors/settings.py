"""What every connector's settings have in common: set up, not set up, or half, which is told at once."""

from typing import Annotated, ClassVar, Self, TypeVar

from pydantic import AnyHttpUrl, Field, SecretStr, TypeAdapter, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

S = TypeVar("S", bound=BaseSettings)
_ADDRESS = TypeAdapter(AnyHttpUrl)
# What a signature is made with: shorter ones can be guessed.
Secret = Annotated[SecretStr, Field(min_length=16)]


class HalfSetUp(ValueError):
    """Some of a connector's variables are there, and others that it can't do without are not."""


class ConnectorSettings(BaseSettings):
    """Fields without a default are the ones without which there is no connector."""

    model_config = SettingsConfigDict(env_ignore_empty=True, extra="ignore", hide_input_in_errors=True)

    title: ClassVar[str]
    # The provider's API; another address lets an emulator stand in.
    url: str
    # Where browsers reach us: the links of our own that go out begin with it. It is the portal's variable.
    public_url: str = Field(default="", validation_alias="PUBLIC_URL")

    @field_validator("url", "public_url")
    @classmethod
    def _is_address(cls, url: str) -> str:
        if url:
            _ADDRESS.validate_python(url)
        return url.rstrip("/")

    @classmethod
    def read(cls) -> Self | None:
        """None where the connector is not wanted."""
        try:
            return cls()
        except ValidationError as error:
            faults = {str(each["loc"][0]): each for each in error.errors(include_input=False) if each["loc"]}
        missing = [name for name, fault in faults.items() if fault["type"] == "missing"]
        needed = [name for name, field in cls.model_fields.items() if field.is_required()]
        if sorted(missing) == sorted(needed):
            return None
        raise HalfSetUp(cls._told(missing, {name: fault["msg"] for name, fault in faults.items()}))

    @classmethod
    def _told(cls, missing: list[str], faults: dict[str, str]) -> str:
        if missing:
            variables = " and ".join(cls.variable(name) for name in missing)
            return f"{cls.title} is half set up: {variables} must be set too."
        name, fault = next(iter(faults.items()))
        return f"{cls.variable(name)}: {fault}"

    @classmethod
    def variable(cls, name: str) -> str:
        """In the environment; one that is the portal's own stands there as it is."""
        return name if name.isupper() else f"{cls.model_config.get('env_prefix', '')}{name}".upper()


def read_settings(kind: type[S]) -> S | None:
    """None where nothing that it can't do without is there: it is not wanted."""
    try:
        return kind()
    except ValidationError as error:
        faults = error.errors(include_input=False, include_url=False)
    needed = {name for name, field in kind.model_fields.items() if field.is_required()}
    missing = {str(fault["loc"][0]) for fault in faults if fault["type"] == "missing"}
    if missing == needed:
        return None
    prefix = kind.model_config.get("env_prefix", "")
    if missing:
        raise HalfSetUp(f"{' and '.join(sorted(f'{prefix}{name}'.upper() for name in missing))} must be set too.")
    first = faults[0]
    named = f"{prefix}{first['loc'][0]}: ".upper() if first["loc"] else ""
    raise HalfSetUp(f"{named}{first['msg'].removeprefix('Value error, ')}")
