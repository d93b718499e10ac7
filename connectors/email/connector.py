"""Hands letters to the operator's mail server, and knows which answers mean that it has not taken one."""

import asyncio
from contextlib import suppress
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import ClassVar, Protocol

import aiosmtplib

from connectors.base import NotSent, OutcomeUnknown, Taken
from connectors.email.letter import Letter
from connectors.email.rendering import render
from connectors.email.settings import EmailSettings

# Until the letter itself is handed over, all steps together may take so many times what one may.
STEPS = 3
REFUSED_FOR_GOOD = 500


class LetterBox(Protocol):
    async def send(self, letter: Letter) -> Taken:
        """Raises NotSent or OutcomeUnknown."""


class Email:
    name: ClassVar[str] = "email"

    def __init__(self, settings: EmailSettings) -> None:
        self.settings = settings

    async def send(self, letter: Letter) -> Taken:
        """Raises NotSent or OutcomeUnknown. Until the letter itself is handed over, it has certainly not been taken."""
        try:
            message = render(letter, self.settings, datetime.now(UTC))
            to = message["To"].addresses[0].addr_spec
        except ValueError as error:
            raise NotSent(f"this is no e-mail address: {error}", again=False) from None
        client = self._client()
        try:
            await self._announce(client, to)
            await self._hand_over(client, message)
        finally:
            with suppress(aiosmtplib.SMTPException, OSError, TimeoutError):
                await client.quit(timeout=1)
            client.close()
        return Taken((message["Message-ID"],))

    def _client(self) -> aiosmtplib.SMTP:
        chosen = self.settings
        return aiosmtplib.SMTP(
            hostname=chosen.host,
            port=chosen.port,
            username=chosen.username,
            password=chosen.password.get_secret_value() if chosen.password else None,
            use_tls=chosen.security == "tls",
            start_tls=chosen.security == "starttls",
            cert_bundle=str(chosen.ca_file) if chosen.ca_file else None,
            timeout=chosen.timeout,
        )

    async def _announce(self, client: aiosmtplib.SMTP, to: str) -> None:
        try:
            async with asyncio.timeout(self.settings.timeout * STEPS):
                await client.connect()
                await client.mail(self.settings.sender)
                await client.rcpt(to)
        except aiosmtplib.SMTPAuthenticationError as error:
            # The operator will mend that: until then every letter waits.
            raise NotSent(_told("the mail server does not know our password", error), again=True) from None
        except aiosmtplib.SMTPResponseException as error:
            raise NotSent(_told("refused", error), again=error.code < REFUSED_FOR_GOOD) from None
        except (aiosmtplib.SMTPException, OSError, TimeoutError) as error:
            raise NotSent(f"the mail server can't be reached: {error or type(error).__name__}", again=True) from None

    async def _hand_over(self, client: aiosmtplib.SMTP, message: EmailMessage) -> None:
        try:
            await client.data(message.as_bytes())
        except aiosmtplib.SMTPResponseException as error:
            raise NotSent(_told("refused", error), again=error.code < REFUSED_FOR_GOOD) from None
        except (aiosmtplib.SMTPException, OSError, TimeoutError) as error:
            raise OutcomeUnknown(f"no answer to the letter: {type(error).__name__}") from None


def _told(what: str, error: aiosmtplib.SMTPResponseException) -> str:
    return f"{what}: {error.code} {' '.join(error.message.split())}"[:200]
