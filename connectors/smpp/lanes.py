"""Side by side, and yet each sender's messages one after the other: a few queues, and every sender always in one."""

import asyncio
import logging
import zlib
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

log = logging.getLogger(__name__)
COUNT = 8
# An SMSC that brings more than we can keep is told so, and brings them again.
LONGEST = 200

Item = TypeVar("Item")


class Lanes(Generic[Item]):
    def __init__(self, do: Callable[[Item], Awaitable[None]]) -> None:
        self._do = do
        self._queues: list[asyncio.Queue[Item]] = [asyncio.Queue(LONGEST) for _ in range(COUNT)]

    def put(self, sender: str, item: Item) -> None:
        """Raises QueueFull."""
        self._queues[zlib.crc32(sender.encode()) % COUNT].put_nowait(item)

    def work(self) -> list[asyncio.Task[None]]:
        return [asyncio.create_task(self._work(queue)) for queue in self._queues]

    async def _work(self, queue: asyncio.Queue[Item]) -> None:
        while True:
            item = await queue.get()
            try:
                await self._do(item)
            except Exception:
                # One message must not stop those behind it.
                log.exception("smpp: a message could not be handled")
            finally:
                queue.task_done()

    async def join(self) -> None:
        for queue in self._queues:
            await queue.join()
