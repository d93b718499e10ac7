"""Many systems asked for one card: each question once, all at a time, and none is waited for longer than the card is.

A system that is slow is not failed by this: it goes on with its answer, which is there when somebody looks again.
"""

import asyncio
import time
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Any, cast

from api.parts import Parts
from api.systems.base import MEANING, Answered, SystemUnavailable
from api.systems.guard import Guard
from api.systems.last_known import key_of
from api.systems.ports import Systems

# Seconds. All are asked at once; who has to be asked a second thing after that has the least there is.
PATIENCE, LEAST = 1.5, 0.2
# Answers that nobody waits for any more, until they are there.
LEFT: set[asyncio.Task[Any]] = set()


@dataclass(slots=True)
class Noted:
    """How good the answers are that one part of the card is made of."""

    as_of: datetime | None = None
    is_stale: bool = False

    def note(self, answer: Answered[Any]) -> None:
        self.as_of = min(answer.as_of, self.as_of or answer.as_of)
        self.is_stale = self.is_stale or answer.stale


@dataclass(slots=True)
class Hurry:
    parts: Parts
    ends_at: float = field(default_factory=lambda: time.monotonic() + PATIENCE)
    _asked: dict[str, asyncio.Task[Any]] = field(default_factory=dict)

    def parts_for(self, noted: Noted) -> Parts:
        """The same parts, whose systems are asked in a hurry, and only to be looked at."""
        named = {each.name: getattr(self.parts.systems, each.name) for each in fields(Systems)}
        systems = {name: cast(Any, _Looked(self, cast(Guard, guard), noted)) for name, guard in named.items()}
        return replace(self.parts, systems=Systems(**systems))

    async def ask(self, guard: Guard, method: str, arguments: tuple[Any, ...], options: dict[str, Any]) -> Any:
        key = key_of(guard.name, method, arguments, options)
        if key not in self._asked:
            self._asked[key] = task = asyncio.create_task(getattr(guard, method)(*arguments, **options))
            LEFT.add(task)
            task.add_done_callback(_let_go)
        done, _ = await asyncio.wait({self._asked[key]}, timeout=max(self.ends_at - time.monotonic(), LEAST))
        if done:
            return self._asked[key].result()
        known = await guard.last_said(method, arguments, options)
        if known is None:
            raise SystemUnavailable(f"The {guard.name} system is slow. Look again in a moment.", retry_after=10)
        return known


def _let_go(task: asyncio.Task[Any]) -> None:
    LEFT.discard(task)
    if not task.cancelled():
        # Nobody may be waiting to hear of it.
        task.exception()


class _Looked:
    """One system, for one part of the card."""

    def __init__(self, hurry: Hurry, guard: Guard, noted: Noted) -> None:
        self._hurry, self._guard, self._noted = hurry, guard, noted

    def __getattr__(self, method: str) -> Any:
        if getattr(getattr(self._guard.port, method), MEANING) != "read":
            raise TypeError(f"a look changes nothing, and {method} does")

        async def ask(*arguments: Any, **options: Any) -> Any:
            answer = await self._hurry.ask(self._guard, method, arguments, options)
            self._noted.note(answer)
            return answer

        return ask
