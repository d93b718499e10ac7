"""A request to a provider, over a real connection: taken, never begun, or left open."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest

from connectors import calling
from connectors.base import NotSent, OutcomeUnknown
from connectors.calling import Calling, is_at, pause


@pytest.fixture
async def silent() -> AsyncIterator[str]:
    """Takes a request, and hangs up or says nothing more, as the path wants it."""

    over, talks = asyncio.Event(), set[asyncio.Task[None]]()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        if b"POST /hang-up" not in head:
            await over.wait()
        writer.close()
        await writer.wait_closed()

    def hear(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talks.add(asyncio.create_task(talk(reader, writer)))

    async with await asyncio.start_server(hear, "127.0.0.1", 0) as server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        over.set()
        await asyncio.gather(*talks, return_exceptions=True)


async def test_nobody_there_is_not_sent() -> None:
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()
    with pytest.raises(NotSent, match="Somebody can't be reached") as refusal:
        await Calling("Somebody").post(f"http://127.0.0.1:{port}/", {})
    assert refusal.value.again


async def test_hanging_up_leaves_it_open(silent: str) -> None:
    with pytest.raises(OutcomeUnknown, match="did not answer, and may have it"):
        await Calling("Somebody").post(f"{silent}/hang-up", {})


async def test_saying_nothing_leaves_it_open(silent: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calling, "TIMEOUT", httpx.Timeout(10, read=0.1))
    with pytest.raises(OutcomeUnknown, match="ReadTimeout"):
        await Calling("Somebody").post(f"{silent}/wait", {})


@pytest.mark.parametrize("url", ["http://", "nonsense", "http://\x00"])
async def test_what_is_no_address_is_not_asked(url: str) -> None:
    with pytest.raises(NotSent):
        await Calling("Somebody").get(url)


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [("7", 7.0), (2.5, 2.5), ("0", 0.0), ("99999", 3600.0), ("-1", None), ("nan", None), ("inf", None), (None, None)],
)
def test_a_pause_is_believed_within_reason(asked: object, seconds: float | None) -> None:
    assert pause(asked) == seconds


@pytest.mark.parametrize(
    ("url", "ours"),
    [
        ("http://own:80/x", True),
        ("https://cdn.fbsbx.com/x", True),
        ("http://cdn.fbsbx.com/x", False),
        ("https://fbsbx.com.example.com/x", False),
        ("https://own:80@example.com/x", False),
        ("https://example.com/fbsbx.com", False),
        ("http://own:81/x", False),
        ("//[", False),
    ],
)
def test_only_the_providers_own_addresses_are_its_own(url: str, ours: bool) -> None:
    assert is_at(url, "http://own:80", "fbsbx.com") is ours
