"""The network: outages, and the state of a line."""

from typing import Protocol


class NetworkSystem(Protocol):
    pass
