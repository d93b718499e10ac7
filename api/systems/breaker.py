"""Leaves a system alone that has failed several times in a row, and tries it again after a while."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

FAILURES = 5
# Seconds.
REST = 10.0


@dataclass(slots=True)
class Breaker:
    """Closed: calls go through. Open: none does. After the rest one call tries whether it is back."""

    clock: Callable[[], float] = time.monotonic
    rest: float = REST
    _failures: int = 0
    _rests_until: float = field(default=0.0)

    def lets_through(self) -> bool:
        if self._failures < FAILURES:
            return True
        if self.clock() < self._rests_until:
            return False
        # Whoever asks next waits for what this one finds out.
        self._rests_until = self.clock() + self.rest
        return True

    def worked(self) -> None:
        self._failures = 0

    def failed(self) -> None:
        self._failures += 1
        if self._failures >= FAILURES:
            self._rests_until = self.clock() + self.rest
