"""SMSCs that do what no library's server would: what they send is written here byte by byte."""

import asyncio
import struct
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

import pytest

from connectors.base import Arrived, NotSent, OutcomeUnknown
from connectors.smpp.connector import SmppConnector
from connectors.smpp.session import Session
from tests.connectors.smpp.conftest import PAUSES, outgoing, settings_for, until

RESPONSE = 0x80000000
NACK, SUBMIT, DELIVER, UNBIND, DATA, ENQUIRE = 0x80000000, 0x04, 0x05, 0x06, 0x103, 0x15


def pdu(command: int, sequence: int, body: bytes = b"", status: int = 0) -> bytes:
    return struct.pack(">IIII", 16 + len(body), command, status, sequence) + body


@dataclass
class Peer:
    """Accepts every bind; what it answers to the rest is up to the test."""

    answer: Callable[[int, int], bytes] = field(default=lambda command, sequence: b"")
    heard: list[tuple[int, int, int]] = field(default_factory=list)
    writers: list[asyncio.StreamWriter] = field(default_factory=list)

    async def came(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.writers.append(writer)
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                length, command, status, sequence = struct.unpack(">IIII", await reader.readexactly(16))
                await reader.readexactly(length - 16)
                self.heard.append((command, status, sequence))
                if command in (0x09, UNBIND):
                    writer.write(pdu(command | RESPONSE, sequence, b"SMSC\x00" if command == 0x09 else b""))
                else:
                    writer.write(self.answer(command, sequence))
        writer.close()

    def say(self, message: bytes) -> None:
        self.writers[-1].write(message)

    def count(self, command: int) -> int:
        return sum(1 for each in self.heard if each[0] == command)


@asynccontextmanager
async def bound_to(peer: Peer, arrivals: list[Arrived]) -> AsyncIterator[SmppConnector]:
    async def keep(arrived: Arrived) -> None:
        arrivals.append(arrived)

    server = await asyncio.start_server(peer.came, "127.0.0.1", 0)
    settings = settings_for(server.sockets[0].getsockname()[1])
    connector = SmppConnector(settings, Session(settings, PAUSES))
    task = asyncio.create_task(connector.run(keep))
    try:
        await until(lambda: connector.session.is_bound)
        yield connector
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        server.close()
        await server.wait_closed()


@pytest.mark.parametrize(
    ("answer", "outcome", "words"),
    [
        (pdu(SUBMIT | RESPONSE, 0, b"\x00", 0x434), NotSent, "its own error 0x434: ask whoever runs it"),
        (pdu(SUBMIT | RESPONSE, 0, b"", 0x58), NotSent, "we send too fast"),
        (pdu(NACK, 0, b"", 0x02), NotSent, "it could not be read"),
        (pdu(NACK, 0), NotSent, "the SMSC refused it"),
        (pdu(ENQUIRE | RESPONSE, 0), OutcomeUnknown, "something else"),
        (b"HTTP/1.1 400 Bad Request\r\n\r\n", OutcomeUnknown, "no SMPP"),
    ],
)
async def test_an_odd_answer_is_never_taken_for_a_yes(answer: bytes, outcome: type[Exception], words: str) -> None:
    def say(command: int, sequence: int) -> bytes:
        return answer[:12] + struct.pack(">I", sequence) + answer[16:] if command == SUBMIT else b""

    async with bound_to(Peer(say), []) as connector:
        with pytest.raises(outcome, match=words):
            await connector.send(outgoing())


async def test_an_smsc_that_ends_the_session_is_answered_and_bound_again() -> None:
    peer = Peer()
    async with bound_to(peer, []):
        peer.say(pdu(UNBIND, 77))
        await until(lambda: (UNBIND | RESPONSE, 0, 77) in peer.heard)
        await until(lambda: peer.count(0x09) == 2)


async def test_what_we_do_not_know_is_refused_and_what_needs_no_answer_gets_none() -> None:
    peer = Peer()
    async with bound_to(peer, []):
        peer.say(pdu(DATA, 5) + pdu(0x102, 6, b"\x01\x01447700900123\x00\x00\x00\x00") + pdu(ENQUIRE, 7))
        await until(lambda: (ENQUIRE | RESPONSE, 0, 7) in peer.heard)
    assert (NACK, 0x03, 5) in peer.heard
    assert not [each for each in peer.heard if each[2] == 6]


async def test_a_broken_message_is_kept_and_never_asked_for_again() -> None:
    peer, arrivals = Peer(), list[Arrived]()
    async with bound_to(peer, arrivals):
        peer.say(pdu(DELIVER, 8, b"\xff\xfe"))
        await until(lambda: (DELIVER | RESPONSE, 0, 8) in peer.heard)
    assert [each.body for each in arrivals] == [pdu(DELIVER, 8, b"\xff\xfe")]


async def test_a_message_in_many_pieces_is_one_message() -> None:
    peer, arrivals = Peer(), list[Arrived]()
    message = pdu(DELIVER, 9, b"\x00\x01\x01447700900123\x00\x03\x0060060\x00" + bytes(9) + b"\x02hi")
    async with bound_to(peer, arrivals) as connector:
        for octet in message:
            peer.say(bytes((octet,)))
            await asyncio.sleep(0)
        await until(lambda: (DELIVER | RESPONSE, 0, 9) in peer.heard)
        (item,) = connector.parse(arrivals[0])
    assert getattr(item, "text", None) == "hi"


@pytest.mark.parametrize("length", [0, 15, 0x12001, 0xFFFFFFFF])
async def test_a_length_that_makes_no_sense_ends_the_link_and_not_the_worker(length: int) -> None:
    peer = Peer()
    async with bound_to(peer, []):
        peer.say(struct.pack(">IIII", length, DELIVER, 0, 1))
        await until(lambda: peer.count(0x09) == 2)


async def test_texts_that_get_no_id_are_told_apart_all_the_same() -> None:
    peer = Peer(lambda command, sequence: pdu(SUBMIT | RESPONSE, sequence, b"\x00") if command == SUBMIT else b"")
    async with bound_to(peer, []) as connector:
        taken = await connector.send(outgoing("a" * 200))
    assert len(set(taken.ids)) == 2
    assert all(taken.ids)


async def test_an_answer_to_nothing_is_passed_over() -> None:
    peer = Peer()
    async with bound_to(peer, []) as connector:
        peer.say(pdu(SUBMIT | RESPONSE, 4711, b"x\x00") + pdu(ENQUIRE, 7))
        await until(lambda: (ENQUIRE | RESPONSE, 0, 7) in peer.heard)
        assert connector.session.is_bound
