"""A link between a page and the server that can be made to fail in every way that links do."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from enum import StrEnum


class Fault(StrEnum):
    # Whatever is open is cut, and whatever is opened is closed at once.
    cut = "cut"
    # Whatever is open is cut, and nobody listens any more.
    refused = "refused"
    # What the page sends vanishes, what the server sends arrives; the other way round; both.
    deaf = "deaf upwards"
    mute = "deaf downwards"
    silent = "deaf both ways"
    # Nothing vanishes, everything is late: a phone between two cells.
    late = "late"


SWALLOWS = {Fault.deaf: (True, False), Fault.mute: (False, True), Fault.silent: (True, True)}
PIECE = 65_536


class _Pipe:
    """One connection and its other half. What was swallowed never comes: such a connection stays dead."""

    def __init__(self, page: asyncio.StreamWriter, server: asyncio.StreamWriter, fault: Fault | None) -> None:
        self.ends = (page, server)
        self.is_swallowed = [False, False]
        self.suffer(fault)

    def suffer(self, fault: Fault | None) -> None:
        if fault in (Fault.cut, Fault.refused):
            self.cut()
        for way, swallows in enumerate(SWALLOWS.get(fault, ()) if fault else ()):
            self.is_swallowed[way] |= swallows

    def cut(self) -> None:
        for end in self.ends:
            end.transport.abort()


class Link:
    """Listens where the page looks, and passes on to the server what the present fault lets through."""

    def __init__(self, server_port: int) -> None:
        self._server_port = server_port
        self._pipes: set[_Pipe] = set()
        self._fault: Fault | None = None
        self._flows = asyncio.Event()
        self._flows.set()
        self._listening: asyncio.Server | None = None
        self._joined: set[asyncio.Task[None]] = set()
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def listen(self) -> None:
        self._listening = await asyncio.start_server(self._join, "127.0.0.1", self.port)
        self.port = self._listening.sockets[0].getsockname()[1]

    async def fail(self, fault: Fault) -> None:
        self._fault = fault
        if fault is Fault.late:
            self._flows.clear()
        if fault is Fault.refused:
            self._stop_listening()
        for pipe in list(self._pipes):
            pipe.suffer(fault)

    async def mend(self) -> None:
        """New connections work again. Those from which something has vanished stay as they are."""
        self._fault = None
        self._flows.set()
        if self._listening is None:
            await self.listen()

    async def close(self) -> None:
        self._stop_listening()
        self._flows.set()
        for pipe in list(self._pipes):
            pipe.cut()
        await asyncio.gather(*self._joined, return_exceptions=True)

    def _stop_listening(self) -> None:
        if self._listening is not None:
            self._listening.close()
            self._listening = None

    async def _join(self, page_in: asyncio.StreamReader, page_out: asyncio.StreamWriter) -> None:
        if self._fault is Fault.cut:
            page_out.transport.abort()
            return
        try:
            server_in, server_out = await asyncio.open_connection("127.0.0.1", self._server_port)
        except OSError:
            page_out.transport.abort()
            return
        for end in (page_out, server_out):
            end.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        joined = asyncio.create_task(self._hold(_Pipe(page_out, server_out, self._fault), page_in, server_in))
        self._joined.add(joined)
        joined.add_done_callback(self._joined.discard)

    async def _hold(self, pipe: _Pipe, page_in: asyncio.StreamReader, server_in: asyncio.StreamReader) -> None:
        page_out, server_out = pipe.ends
        self._pipes.add(pipe)
        try:
            await asyncio.gather(
                self._pass_on(pipe, 0, page_in, server_out), self._pass_on(pipe, 1, server_in, page_out)
            )
        finally:
            self._pipes.discard(pipe)
            pipe.cut()

    async def _pass_on(self, pipe: _Pipe, way: int, source: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
        """Where things vanish, that one side has closed is not heard of either."""
        with suppress(OSError):
            while piece := await source.read(PIECE):
                await self._flows.wait()
                if not pipe.is_swallowed[way]:
                    to.write(piece)
                    await to.drain()
        if not pipe.is_swallowed[way]:
            pipe.cut()


@asynccontextmanager
async def running_link(server_port: int) -> AsyncIterator[Link]:
    link = Link(server_port)
    await link.listen()
    try:
        yield link
    finally:
        await link.close()
