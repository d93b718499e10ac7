"""The carriers of this installation: those whose settings are there."""

from connectors.base import Provider
from connectors.registry import providers
from connectors.settings import HalfSetUp


def set_up() -> dict[str, Provider]:
    """By their connectors' names. Ends the process where one is half set up, and says what is missing."""
    try:
        return providers()
    except HalfSetUp as error:
        raise SystemExit(str(error)) from None
