"""The line to an SMSC, where things go wrong: it checks passwords, and cuts, silences or loses what passes."""

import asyncio
import ssl
import struct
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple

BINDS = frozenset({0x01, 0x02, 0x09})
RESPONSE = 0x80000000
WRONG_PASSWORD = 0x0E


class Passed(NamedTuple):
    from_smsc: bool
    command: int
    status: int
    sequence: int
    pdu: bytes


@dataclass
class Gate:
    to_port: int
    passwords: set[str] = field(default_factory=lambda: {"secret"})
    tls: ssl.SSLContext | None = None
    # While it is true, nothing comes from the SMSC: the link is there, and dead.
    is_silent: bool = False
    # Commands of the SMSC that get lost: 0x80000004 are the answers to submits.
    loses: set[int] = field(default_factory=set)
    # The link is cut instead of the answer to these.
    cuts_at: set[int] = field(default_factory=set)
    passed: list[Passed] = field(default_factory=list)
    port: int = 0
    _server: asyncio.Server | None = None
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _writers: set[asyncio.StreamWriter] = field(default_factory=set)

    async def open(self) -> None:
        self._server = await asyncio.start_server(self._came, "127.0.0.1", self.port, ssl=self.tls)
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Nobody gets in any more, until it is opened again."""
        if self._server:
            self._server.close()
        self.cut()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def is_open(self) -> bool:
        return self._server is not None and self._server.is_serving()

    def cut(self) -> None:
        for writer in list(self._writers):
            writer.transport.abort()

    def count(self, command: int, *, from_smsc: bool) -> int:
        return sum(1 for each in self.passed if (each.command, each.from_smsc) == (command, from_smsc))

    async def _came(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        opened = [writer]
        self._writers.add(writer)
        try:
            bind = await _read(reader)
            if not self._lets_in(bind, writer):
                return
            inner_reader, inner = await asyncio.open_connection("127.0.0.1", self.to_port)
            opened.append(inner)
            self._writers.add(inner)
            self._note(bind, from_smsc=False)
            inner.write(bind)
            await self._relay((reader, inner), (inner_reader, writer))
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            for each in opened:
                each.close()
                self._writers.discard(each)
                with suppress(OSError):
                    await each.wait_closed()
            self._tasks.discard(task)

    def _lets_in(self, bind: bytes, writer: asyncio.StreamWriter) -> bool:
        _, command, _, sequence = struct.unpack(">IIII", bind[:16])
        password = bind[16:].split(b"\x00")[1].decode() if command in BINDS else ""
        if password in self.passwords:
            return True
        self._note(bind, from_smsc=False)
        writer.write(struct.pack(">IIII", 16, command | RESPONSE, WRONG_PASSWORD, sequence))
        return False

    async def _relay(self, *ways: tuple[asyncio.StreamReader, asyncio.StreamWriter]) -> None:
        """Whichever side ends first ends both."""
        (up_from, up_to), (down_from, down_to) = ways
        both = [
            asyncio.create_task(self._pass(up_from, up_to, lambda _: True, from_smsc=False)),
            asyncio.create_task(self._pass(down_from, down_to, self._goes_through, from_smsc=True)),
        ]
        try:
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in both:
                each.cancel()
            await asyncio.gather(*both, return_exceptions=True)

    async def _pass(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        goes: Callable[[int], bool],
        *,
        from_smsc: bool,
    ) -> None:
        while True:
            pdu = await _read(reader)
            self._note(pdu, from_smsc=from_smsc)
            if goes(struct.unpack(">I", pdu[4:8])[0]):
                writer.write(pdu)

    def _goes_through(self, command: int) -> bool:
        if command in self.cuts_at:
            self.cuts_at.discard(command)
            self.cut()
            return False
        return not self.is_silent and command not in self.loses

    def _note(self, pdu: bytes, *, from_smsc: bool) -> None:
        _, command, status, sequence = struct.unpack(">IIII", pdu[:16])
        self.passed.append(Passed(from_smsc, command, status, sequence, pdu))


async def _read(reader: asyncio.StreamReader) -> bytes:
    front = await reader.readexactly(16)
    return front + await reader.readexactly(struct.unpack(">I", front[:4])[0] - 16)
