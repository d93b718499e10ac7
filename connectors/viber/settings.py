"""What an operator enters to be on Viber. The README tells where each of these is found."""

from typing import ClassVar

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from connectors.settings import ConnectorSettings, Secret


class ViberSettings(ConnectorSettings):
    model_config = SettingsConfigDict(env_prefix="VIBER_")

    title: ClassVar[str] = "Viber"
    url: str = "https://chatapi.viber.com/pa"
    # We send with it, and Viber signs with it.
    token: Secret
    # While it is being changed, deliveries signed with either are good.
    token_next: Secret | None = None
    # Who the customer sees as the sender.
    sender: str = Field(min_length=1, max_length=28)
