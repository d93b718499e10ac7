"""How fast texts go out: so many a second, and none for a while after the SMSC has asked for less."""

import asyncio

from connectors.base import NotSent

SHORTEST, LONGEST = 1.0, 30.0


class Pace:
    def __init__(self, per_second: float) -> None:
        self._gap = 1 / per_second
        self._next = 0.0
        self._rest, self._resting_until = 0.0, 0.0

    async def turn(self, until: float) -> None:
        """Waits for the next place, in the order of asking. Raises NotSent if that would be after `until`."""
        now = asyncio.get_running_loop().time()
        at = max(now, self._next, self._resting_until)
        if at > until:
            raise NotSent("more texts wait than may go out", again=True, after=at - now)
        self._next = at + self._gap
        await asyncio.sleep(at - now)
        left = self._resting_until - asyncio.get_running_loop().time()
        if left > 0:
            raise NotSent("the SMSC has just asked for less", again=True, after=left)

    def slow_down(self) -> float:
        """For how long, in seconds. A window full of refusals is one refusal."""
        now = asyncio.get_running_loop().time()
        if self._resting_until <= now:
            self._rest = min(max(SHORTEST, self._rest * 2), LONGEST)
            self._resting_until = now + self._rest
        return self._resting_until - now

    def went_well(self) -> None:
        if self._resting_until <= asyncio.get_running_loop().time():
            self._rest = 0.0
