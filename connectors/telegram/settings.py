"""What an operator enters to be on Telegram. The README tells where each of these is found."""

import re
from typing import ClassVar

from pydantic import SecretStr, field_validator
from pydantic_settings import SettingsConfigDict

from connectors.settings import ConnectorSettings

_TOKEN = re.compile(r"[0-9]{3,20}:[A-Za-z0-9_-]{20,80}")
# What Telegram lets a header hold; shorter ones can be guessed.
_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")


class TelegramSettings(ConnectorSettings):
    model_config = SettingsConfigDict(env_prefix="TELEGRAM_")

    title: ClassVar[str] = "Telegram"
    url: str = "https://api.telegram.org"
    bot_token: SecretStr
    # Telegram says it in a header of whatever it brings.
    secret: SecretStr
    # While it is being changed, both are good.
    secret_next: SecretStr | None = None

    @field_validator("bot_token")
    @classmethod
    def _is_token(cls, token: SecretStr) -> SecretStr:
        if not _TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError("it is a number, a colon and letters, as BotFather shows it")
        return token

    @field_validator("secret", "secret_next")
    @classmethod
    def _fits_a_header(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret and not _SECRET.fullmatch(secret.get_secret_value()):
            raise ValueError("it has 16 to 256 of the characters A-Z, a-z, 0-9, _ and -")
        return secret

    @property
    def bot(self) -> str:
        """The bot's id. It is no secret."""
        return self.bot_token.get_secret_value().partition(":")[0]
