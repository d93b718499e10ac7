"""How sure we are of who is speaking."""

from enum import StrEnum


class Level(StrEnum):
    """Identified: carrier or operator vouches for the address. Verified: a one-time code proved it."""

    anonymous = "anonymous"
    identified = "identified"
    verified = "verified"
