"""One bound connection to the SMSC: what was asked and not yet answered, on either side."""

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import suppress

from connectors.smpp import pdu
from connectors.smpp.pdu import RESPONSE, Command
from connectors.smpp.repeats import Line
from connectors.smpp.statuses import Status, meaning_of

log = logging.getLogger(__name__)
LAST_SEQUENCE = 0x7FFFFFFF
# An SMSC that is asked to end the session and does not answer is left without.
UNBIND_WITHIN = 3.0


class LinkLost(Exception):
    """The connection has ended, or is as good as ended. `written`: the question had left us by then."""

    def __init__(self, reason: str, *, written: bool = True) -> None:
        super().__init__(reason)
        self.written = written


class BindRefused(Exception):
    def __init__(self, status: int) -> None:
        super().__init__(meaning_of(status).words)
        self.status = status


class Link:
    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, window: int = 1) -> None:
        self._reader, self._writer = reader, writer
        self.window = asyncio.Semaphore(window)
        self.line = Line()
        self._sequences = self._count()
        # Each with how many of the SMSC's own messages had been answered when it was asked.
        self._asked: dict[int, tuple[asyncio.Future[bytes], int]] = {}
        self._ended: str | None = None

    def _count(self) -> Iterator[int]:
        while True:
            for number in range(1, LAST_SEQUENCE + 1):
                if number not in self._asked:
                    yield number

    async def bind(self, command: Command, body: bytes, within: float) -> None:
        """Before anything is read: the SMSC says nothing until it has answered. Raises BindRefused."""
        number = next(self._sequences)
        self._writer.write(pdu.build(command, number, body))
        async with asyncio.timeout(within):
            while True:
                answer = await pdu.read(self._reader)
                header = pdu.header_of(answer)
                if header.sequence == number and header.command in (command | RESPONSE, Command.generic_nack):
                    break
        if header.status != Status.ok:
            raise BindRefused(header.status)

    async def listen(self, on_message: Callable[["Link", bytes], None]) -> None:
        """Until the connection ends, which is always with LinkLost."""
        try:
            while True:
                self._take(await pdu.read(self._reader), on_message)
        except (pdu.NotAPdu, OSError) as problem:
            self.close(str(problem) or "the connection broke", at_once=True)
        except asyncio.IncompleteReadError:
            self.close("the SMSC closed the connection")
        raise LinkLost(self._ended or "closed")

    def _take(self, message: bytes, on_message: Callable[["Link", bytes], None]) -> None:
        header = pdu.header_of(message)
        if header.command & RESPONSE:
            self._take_answer(header.sequence, message)
        elif header.command == Command.deliver_sm:
            on_message(self, message)
        elif header.command == Command.enquire_link:
            self.answer(Command.enquire_link, header.sequence)
        elif header.command == Command.unbind:
            self.answer(Command.unbind, header.sequence)
            self.close("the SMSC ended the session")
            raise LinkLost("the SMSC ended the session")
        elif header.command not in (Command.alert_notification, Command.outbind):
            self.answer(Command.generic_nack, header.sequence, Status.unknown_command)

    def _take_answer(self, sequence: int, message: bytes) -> None:
        future, answered = self._asked.pop(sequence, (None, 0))
        if future is None:
            log.warning("smpp: an answer came that nobody waits for any more: 0x%08X", pdu.header_of(message).command)
            return
        # What we ask comes after what we answered: whoever has read the one has read the other.
        self.line.read_up_to(answered)
        if not future.done():
            future.set_result(message)

    def answer(self, command: int, sequence: int, status: int = Status.ok, body: bytes = b"") -> None:
        if self._ended is None:
            self._writer.write(pdu.build(command | RESPONSE, sequence, body, status))

    async def ask(self, make: Callable[[int], bytes], within: float) -> bytes:
        """The answer to what is made with a number of its own. Raises LinkLost and TimeoutError."""
        if self._ended is not None:
            raise LinkLost(self._ended, written=False)
        number, future = next(self._sequences), asyncio.get_running_loop().create_future()
        self._asked[number] = future, self.line.answered
        try:
            self._writer.write(make(number))
            async with asyncio.timeout(within):
                with suppress(OSError):
                    await self._writer.drain()
                answer: bytes = await future
                return answer
        finally:
            self._asked.pop(number, None)

    async def enquire(self, every: float, within: float) -> None:
        """An SMSC that does not answer is gone, whatever TCP believes."""
        while True:
            await asyncio.sleep(every)
            try:
                await self.ask(lambda number: pdu.build(Command.enquire_link, number), within)
            except TimeoutError:
                self.close("the SMSC no longer answers", at_once=True)

    async def unbind(self) -> None:
        with suppress(LinkLost, TimeoutError):
            await self.ask(lambda number: pdu.build(Command.unbind, number), UNBIND_WITHIN)
        self.close("we ended the session")

    def close(self, reason: str, *, at_once: bool = False) -> None:
        """Whoever waits for an answer is told. Nothing more is written; what was goes out first, or not `at_once`."""
        if self._ended is None:
            self._ended = reason
            if at_once:
                self._writer.transport.abort()
            self._writer.close()
        for future, _ in self._asked.values():
            if not future.done():
                future.set_exception(LinkLost(reason))

    async def settled(self) -> None:
        """Nothing that we asked is without an answer."""
        while self._asked:
            await asyncio.wait([future for future, _ in self._asked.values()])

    async def closed(self) -> None:
        with suppress(OSError):
            await self._writer.wait_closed()

    @property
    def is_open(self) -> bool:
        return self._ended is None
