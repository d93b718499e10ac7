"""A real mail server on this machine: it keeps what it takes, and can be told to be unwilling, silent or rude."""

import asyncio
import ipaddress
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from connectors.email.settings import EmailSettings

HOST = "127.0.0.1"
PASSWORD = "the server's and ours"


class Mailbox:
    """What it answers to each step; None is the usual."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.to_recipient: str | None = None
        self.to_letter: str | None = None
        # It takes the letter, and says nothing about it any more.
        self.hangs_up = False
        self.says_nothing = False
        self.closing = asyncio.Event()

    async def handle_RCPT(self, server: SMTP, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if self.to_recipient is not None:
            return self.to_recipient
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.to_letter is not None:
            return self.to_letter
        letter = message_from_bytes(envelope.content, policy=default)
        assert isinstance(letter, EmailMessage)
        self.taken.append(letter)
        if self.hangs_up:
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        if self.says_nothing:
            await self.closing.wait()
        return "250 OK"


def make_certificate(folder: Path) -> tuple[Path, Path]:
    """The server's own, and its authority's at the same time."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.optilink.example")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime.now(UTC) - timedelta(days=1))
        .not_valid_after(datetime.now(UTC) + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(HOST))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, secret = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return certificate, secret


@asynccontextmanager
async def serving(
    mailbox: Mailbox, context: ssl.SSLContext | None = None, *, at_once: bool = False
) -> AsyncIterator[int]:
    """Its port. With a certificate it insists on TLS and asks for a password; without, anybody may bring letters."""
    options: dict[str, Any] = {"hostname": "mail.optilink.example"}
    if context is not None:
        options |= {"authenticator": _knows_us, "auth_require_tls": not at_once}
        options |= {} if at_once else {"auth_required": True, "require_starttls": True, "tls_context": context}
    spoken: list[SMTP] = []

    def speak() -> SMTP:
        spoken.append(SMTP(mailbox, **options))
        return spoken[-1]

    loop = asyncio.get_running_loop()
    server = await loop.create_server(speak, HOST, 0, ssl=context if at_once else None)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        mailbox.closing.set()
        running = [smtp._handler_coroutine for smtp in spoken if smtp._handler_coroutine is not None]
        await asyncio.wait_for(asyncio.gather(*running, return_exceptions=True), 5)


def _knows_us(server: SMTP, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    known = isinstance(data, LoginPassword) and data.password == PASSWORD.encode()
    return AuthResult(success=known, handled=False)


def settings(port: int, **more: Any) -> EmailSettings:
    chosen = {"host": HOST, "port": port, "sender": "no-reply@optilink.example", "security": "none", "timeout": 2}
    return EmailSettings(**{**chosen, **more})
