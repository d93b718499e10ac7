"""What an operator enters to be on WhatsApp. The README tells where each of these is found."""

from typing import ClassVar

from pydantic import Field, SecretStr
from pydantic_settings import SettingsConfigDict

from connectors.settings import ConnectorSettings, Secret


class WhatsAppSettings(ConnectorSettings):
    model_config = SettingsConfigDict(env_prefix="WHATSAPP_")

    title: ClassVar[str] = "WhatsApp"
    url: str = "https://graph.facebook.com/v24.0"
    access_token: SecretStr
    # Meta's id of our number, not the number itself.
    phone_number_id: str = Field(pattern=r"^[0-9]+$")
    app_secret: Secret
    # While the app's secret is being changed, both are good.
    app_secret_next: Secret | None = None
    # Any words of ours; Meta says them when it asks whether this address is ours.
    verify_token: SecretStr
    # What may be sent after a day of silence: the approved template's name and language.
    template: str | None = Field(default=None, pattern=r"^[a-z0-9_]{1,512}$")
    template_language: str = "en_GB"
    # Whether the template has one place, {{1}}, for what we have to say.
    template_has_text: bool = True
