"""Every environment variable the api and the worker read, typed. Secrets have no default."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ROOT = Path(__file__).parent.parent
# A folder of brands/, where nothing else is chosen.
FIRST_BRAND = "optilink"

Secret = Annotated[SecretStr, Field(min_length=24)]
# As long as what HS256 makes of it (RFC 7518): shorter ones can be guessed from a token.
VouchSecret = Annotated[SecretStr, Field(min_length=32)]
# Nothing but a scheme and a host: it stands in a header as it is.
SITE = re.compile(r"https?://[A-Za-z0-9.-]+(:\d+)?")


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_ignore_empty=True, extra="ignore", hide_input_in_errors=True)

    environment: Literal["demo", "production"] = "production"
    brand: str = Field(default=FIRST_BRAND, pattern=r"^[a-z0-9_-]+$")
    database_url: str
    redis_url: str
    bot_url: str
    bot_secret: Secret
    token_secret: Secret
    # The operator's own log-in for its staff (OpenID Connect). With it only admins can still log in by password.
    oidc_issuer: str = Field(default="", pattern=r"^(https://\S+|http://(127\.0\.0\.1|localhost)(:\d+)?\S*)?$")
    oidc_client_id: str = ""
    oidc_client_secret: SecretStr | None = None
    # What agents' second factors are sealed with. Under another one all of them are set up anew.
    desk_secret: Secret
    # Whether every agent must have a second factor to log in, or may. Empty: must, but in the demo they may.
    desk_second_factor: Literal["must", "may"] | None = None
    # Where browsers reach us; a request from any other origin may not change anything.
    public_url: str = ""
    # How long a back office may take, in seconds, until the last known answer stands in or the customer is told.
    system_read_within: float = Field(default=2.0, gt=0)
    system_change_within: float = Field(default=8.0, gt=0)
    # How long one that failed several times in a row is left alone, in seconds.
    system_rest: float = Field(default=10.0, gt=0)
    # Who takes the money. The sandbox takes none, and is for the demo alone.
    payment_provider: Literal["sandbox", "stripe"] = "sandbox"
    stripe_url: str = "https://api.stripe.com"
    stripe_key: SecretStr | None = None
    # Connectors whose signatures are looked at and not insisted on, while they are being set up: "twilio,whatsapp".
    channels_observed: Annotated[frozenset[str], NoDecode] = frozenset()
    # What the operator's own site signs its visitors' names with, by audience: {"my.operator.example": ["new", "old"]}.
    # Two are live while one takes the other's place.
    widget_secrets: dict[str, Annotated[list[VouchSecret], Field(min_length=1, max_length=2)]] = {}
    # Whose pages may show the chat in a frame: "https://www.operator.example".
    widget_sites: Annotated[tuple[str, ...], NoDecode] = ()
    # Where the bytes of files are: a folder that every process of ours reaches, or a bucket that speaks S3.
    files_in: Literal["disk", "s3"] = "disk"
    files_folder: Path = ROOT / "var" / "files"
    # The largest file that is taken from a customer, in bytes.
    files_most_bytes: int = Field(default=10 * 1024 * 1024, ge=64 * 1024, le=100 * 1024 * 1024)
    s3_url: str = "https://s3.amazonaws.com"
    s3_region: str = "us-east-1"
    s3_bucket: str = ""
    s3_key_id: str = ""
    s3_secret: SecretStr | None = None
    # A person who is asked for, in seconds: until the first reply is due, until an agent who was given the conversation
    # has to take it up, until a silent desk counts as gone, and until nobody waits any longer. A team may promise
    # other times for replies and ends (models/team.py).
    handoff_reply_within: float = Field(default=120.0, gt=0)
    handoff_accept_within: float = Field(default=45.0, gt=0)
    handoff_desk_silent: float = Field(default=60.0, gt=0)
    handoff_wait_at_most: float = Field(default=1200.0, gt=0)
    # Of the team's hours: until whoever an agent has is answered again, and until all is done.
    handoff_next_reply_within: float = Field(default=180.0, gt=0)
    handoff_resolve_within: float = Field(default=3600.0, gt=0)
    # A customer who says nothing is asked once whether they are there; and so long after that they are gone.
    handoff_silent_after: float = Field(default=600.0, gt=0)
    handoff_gone_after: float = Field(default=1200.0, gt=0)
    # How many years after a customer's last bill the law has us keep it, with their name: six in the United Kingdom.
    books_kept_years: int = Field(default=6, ge=0, le=30)
    worker_port: int = 8001
    # How many turns wait for the bot at once, and how many deliveries for their providers, in each worker.
    worker_concurrency: int = 4

    @field_validator("database_url")
    @classmethod
    def _use_psycopg(cls, url: str) -> str:
        """Operators give plain PostgreSQL addresses; SQLAlchemy has to be told the driver."""
        scheme, _, rest = url.partition("://")
        if scheme not in ("postgres", "postgresql", "postgresql+psycopg"):
            raise ValueError("DATABASE_URL has to name a PostgreSQL server: postgresql://user:password@host/database")
        return f"postgresql+psycopg://{rest}"

    @field_validator("widget_sites", mode="before")
    @classmethod
    def _read_sites(cls, written: object) -> object:
        if not isinstance(written, str):
            return written
        sites = tuple(site.strip().rstrip("/") for site in written.split(",") if site.strip())
        if not all(SITE.fullmatch(site) for site in sites):
            raise ValueError("WIDGET_SITES has to name origins, like https://www.operator.example")
        return sites

    @field_validator("channels_observed", mode="before")
    @classmethod
    def _split(cls, names: object) -> object:
        return [name.strip() for name in names.split(",") if name.strip()] if isinstance(names, str) else names

    @model_validator(mode="after")
    def _insist_on_second_factor(self) -> Self:
        if self.environment == "production" and self.desk_second_factor == "may":
            raise ValueError("DESK_SECOND_FACTOR=may is for the demo: real customers' data needs more than a password")
        return self

    @model_validator(mode="after")
    def _insist_on_whole_oidc(self) -> Self:
        given = (bool(self.oidc_issuer), bool(self.oidc_client_id), self.oidc_client_secret is not None)
        if any(given) and not (all(given) and self.public_url):
            raise ValueError("OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and PUBLIC_URL go together")
        return self

    @property
    def second_factor_is_a_must(self) -> bool:
        return self.desk_second_factor == "must" or self.environment == "production"

    @property
    def libpq_url(self) -> str:
        """The same address for the job queue, which speaks to the driver directly."""
        return self.database_url.replace("+psycopg", "", 1)


@lru_cache
def settings() -> Settings:
    return Settings()
