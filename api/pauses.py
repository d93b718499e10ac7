"""How long is waited before what could not be done is tried again."""

import random
from collections.abc import Sequence
from datetime import timedelta


def pause_after(attempts: int, pauses: Sequence[timedelta], asked_for: float | None = None) -> timedelta:
    """The last of the pauses repeats. What failed together does not come back together; whoever names a time, in
    seconds, is taken at their word."""
    usual = pauses[min(attempts, len(pauses)) - 1] * random.uniform(0.75, 1.25)
    return max(usual, timedelta(seconds=asked_for or 0))
