"""What a service has used, and what is left."""

from typing import Protocol


class UsageSystem(Protocol):
    pass
