"""From a host and a password to a bound link."""

import asyncio
import logging
import ssl

from connectors.smpp import pdu
from connectors.smpp.link import BindRefused, Link
from connectors.smpp.pdu import Command
from connectors.smpp.settings import SmppSettings
from connectors.smpp.statuses import Status

log = logging.getLogger(__name__)
CONNECT_WITHIN, BIND_WITHIN = 10.0, 10.0
NOT_THIS_PASSWORD = frozenset({Status.wrong_password, Status.bind_failed})


class NotBound(Exception):
    """The SMSC cannot be reached, or will not have us."""


class Dialling:
    def __init__(self, settings: SmppSettings) -> None:
        self._settings = settings
        # The one that worked last comes first: some SMSCs lock who is wrong too often.
        self._passwords = settings.passwords
        self._tls = _tls(settings)

    async def dial(self, command: Command) -> Link:
        refusal = ""
        for place, password in enumerate(self._passwords):
            try:
                link = await self._try(command, password)
            except BindRefused as refused:
                refusal = str(refused)
                if refused.status in NOT_THIS_PASSWORD:
                    continue
                break
            except (TimeoutError, OSError, asyncio.IncompleteReadError, pdu.NotAPdu) as problem:
                raise NotBound(f"{self._settings.place}: {_plainly(problem)}") from None
            if place:
                log.warning("smpp: the SMSC took the other password; make it SMPP_PASSWORD")
                self._passwords = [password, *(each for each in self._passwords if each != password)]
            return link
        raise NotBound(f"{self._settings.place} refuses the bind: {refusal}")

    async def _try(self, command: Command, password: str) -> Link:
        settings = self._settings
        async with asyncio.timeout(CONNECT_WITHIN):
            reader, writer = await asyncio.open_connection(settings.host, settings.port, ssl=self._tls)
        link = Link(reader, writer, settings.window)
        try:
            body = pdu.bind_body(settings.system_id, password, settings.system_type, settings.address_range)
            await link.bind(command, body, BIND_WITHIN)
        except BaseException:
            link.close("not bound", at_once=True)
            await link.closed()
            raise
        return link


def _tls(settings: SmppSettings) -> ssl.SSLContext | None:
    return ssl.create_default_context(cafile=settings.tls_ca) if settings.tls else None


def _plainly(problem: Exception) -> str:
    if isinstance(problem, ssl.SSLCertVerificationError):
        return f"its certificate is not trusted: {problem.verify_message}"
    if isinstance(problem, ConnectionRefusedError):
        return "nobody listens there"
    if isinstance(problem, TimeoutError):
        return "it does not answer"
    if isinstance(problem, asyncio.IncompleteReadError):
        return "it hung up instead of answering the bind"
    return str(problem) or type(problem).__name__
