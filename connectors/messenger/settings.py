"""What an operator enters to be on Messenger. The README tells where each of these is found."""

from typing import ClassVar

from pydantic import Field, SecretStr
from pydantic_settings import SettingsConfigDict

from connectors.meta import MetaSettings


class MessengerSettings(MetaSettings):
    model_config = SettingsConfigDict(env_prefix="MESSENGER_")

    title: ClassVar[str] = "Messenger"
    page_id: str = Field(pattern=r"^[0-9]+$")
    page_token: SecretStr
