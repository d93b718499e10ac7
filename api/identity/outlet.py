"""Where the process that makes a one-time code shows it. The worker sends it to the customer (api/letters)."""

import logging
from typing import Protocol

log = logging.getLogger(__name__)


class CodeOutlet(Protocol):
    async def send(self, address: str, code: str) -> None:
        """Shows the code to whoever runs this."""


class LogOutlet:
    """In the demo codes are read in the log: its customers' numbers are nobody's."""

    async def send(self, address: str, code: str) -> None:
        log.warning("sign-in code for %s: %s", address, code)


class NoOutlet:
    """In production nobody but the customer sees a code."""

    async def send(self, address: str, code: str) -> None:
        """It is on its way."""
