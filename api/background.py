"""What a process does beside answering, from its start to its end."""

import asyncio
from abc import ABC, abstractmethod


class Background(ABC):
    def __init__(self) -> None:
        self._going: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._going = asyncio.create_task(self._go_for_ever(), name=type(self).__name__)

    async def stop(self) -> None:
        if self._going is not None:
            self._going.cancel()
            await asyncio.gather(self._going, return_exceptions=True)

    @abstractmethod
    async def _go_for_ever(self) -> None:
        """Until it is cancelled."""
