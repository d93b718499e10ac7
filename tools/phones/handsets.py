"""The phones of one channel: what their owners type and press goes to the carrier, what comes is on their screens."""

import asyncio
import itertools
import time
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from tools.phones.bubbles import Bubble

# So long everything takes while it is slow.
SLOW = 3.0
# The older ones have scrolled away: the demo may run for days.
MOST_SHOWN = 200
FAULTS = {
    "away": "No network",
    "lost": "Answers get lost",
    "slow": "Everything is slow",
    "twice": "Everything is brought twice",
}


class Handsets(ABC):
    """By numbers as they are written in full: +447700900123."""

    channel: str
    title: str
    # What can be made to go wrong, and what it is called.
    faults: Mapping[str, str] = FAULTS

    def __init__(self) -> None:
        self.wrong: set[str] = set()
        self._mine: dict[str, list[Bubble]] = defaultdict(list)
        self._restarted: dict[str, float] = {}
        self._ids = itertools.count(1)
        # One after the other, as they were typed.
        self._turns: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._has_network = asyncio.Event()
        self._has_network.set()
        self._tasks: set[asyncio.Task[None]] = set()

    @abstractmethod
    async def bring(self, number: str, text: str) -> bool:
        """To the carrier and on to the product. Whether it was taken."""

    @abstractmethod
    async def bring_press(self, number: str, message_id: str, title: str) -> bool: ...

    @abstractmethod
    def theirs(self, number: str) -> list[Bubble]:
        """What came, oldest first."""

    @abstractmethod
    async def go_wrong(self) -> None:
        """What is in `wrong` is so from now on, and nothing else is."""

    @property
    def is_connected(self) -> bool:
        return "away" not in self.wrong

    def say(self, number: str, text: str, note: str = "") -> None:
        self._begin(number, text, note, lambda: self.bring(number, text))

    def press(self, number: str, message_id: str, title: str) -> None:
        """Raises LookupError where there is nothing of that kind to press."""
        if not any(title in each.buttons for each in self.theirs(number) if each.id == message_id):
            raise LookupError(title)
        self._begin(number, title, "", lambda: self.bring_press(number, message_id, title))

    def _begin(self, number: str, text: str, note: str, bring: Callable[[], Awaitable[bool]]) -> None:
        bubble = Bubble(f"mine{next(self._ids)}", True, text, time.time(), "sending", note)
        self._mine[number] = [*self._mine[number][-MOST_SHOWN:], bubble]
        task = asyncio.create_task(self._send(number, bubble, bring))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _send(self, number: str, bubble: Bubble, bring: Callable[[], Awaitable[bool]]) -> None:
        async with self._turns[number]:
            await self._has_network.wait()
            if "slow" in self.wrong:
                await asyncio.sleep(SLOW)
            bubble.state = "taken" if await bring() else "refused"

    async def set_wrong(self, fault: str, *, on: bool) -> None:
        if fault not in self.faults:
            raise LookupError(fault)
        self.wrong = self.wrong | {fault} if on else self.wrong - {fault}
        await self.go_wrong()
        if "away" in self.wrong:
            self._has_network.clear()
        else:
            self._has_network.set()

    def restart(self, number: str) -> None:
        """An empty screen, as of a phone that is new. What the product knows of the number it still knows."""
        self._restarted[number] = time.time()
        self._mine.pop(number, None)

    def screen(self, number: str) -> list[Bubble]:
        since = self._restarted.get(number, 0.0)
        theirs = [each for each in self.theirs(number) if each.at > since and each.state != "failed"]
        both = sorted([*self._mine.get(number, []), *theirs], key=lambda each: each.at)[-MOST_SHOWN:]
        return [_without_old_chips(each, is_newest=each is both[-1]) for each in both]


def _without_old_chips(bubble: Bubble, *, is_newest: bool) -> Bubble:
    """These apps take them away as soon as anything is said."""
    gone = bubble.shown_as == "chips" and not is_newest
    return replace(bubble, buttons=[]) if gone else bubble
