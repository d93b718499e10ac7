"""What an operator enters to be on WhatsApp. The README tells where each of these is found."""

from typing import ClassVar

from pydantic import Field, SecretStr
from pydantic_settings import SettingsConfigDict

from connectors.meta import MetaSettings


class WhatsAppSettings(MetaSettings):
    model_config = SettingsConfigDict(env_prefix="WHATSAPP_")

    title: ClassVar[str] = "WhatsApp"
    access_token: SecretStr
    # Meta's id of our number, not the number itself.
    phone_number_id: str = Field(pattern=r"^[0-9]+$")
    # What may be sent after a day of silence: the approved template's name and language.
    template: str | None = Field(default=None, pattern=r"^[a-z0-9_]{1,512}$")
    template_language: str = "en_GB"
    # Whether the template has one place, {{1}}, for what we have to say.
    template_has_text: bool = True
