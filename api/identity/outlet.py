"""Where one-time codes go."""

import logging
from typing import Protocol

log = logging.getLogger(__name__)


class CodeOutlet(Protocol):
    async def send(self, address: str, code: str) -> None:
        """Brings the code to the customer."""


class LogOutlet:
    """The demo operator has no phone network: its codes are read in the log."""

    async def send(self, address: str, code: str) -> None:
        log.warning("sign-in code for %s: %s", address, code)
