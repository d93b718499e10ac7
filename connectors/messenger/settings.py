"""What an operator enters to be on Messenger. The README tells where each of these is found."""

from typing import ClassVar

from pydantic import Field, SecretStr
from pydantic_settings import SettingsConfigDict

from connectors.settings import ConnectorSettings, Secret


class MessengerSettings(ConnectorSettings):
    model_config = SettingsConfigDict(env_prefix="MESSENGER_")

    title: ClassVar[str] = "Messenger"
    url: str = "https://graph.facebook.com/v24.0"
    page_id: str = Field(pattern=r"^[0-9]+$")
    page_token: SecretStr
    app_secret: Secret
    # While the app's secret is being changed, both are good.
    app_secret_next: Secret | None = None
    # Any words of ours; Meta says them when it asks whether this address is ours.
    verify_token: SecretStr
