"""What becomes of a message that we send: taken, refused, tried again, or nobody knows."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from connectors.base import File, NotSent, OutcomeUnknown
from tests.connectors.made_up import answering, outgoing
from tests.connectors.messenger.conftest import PAGE_ID, connector

HELLO = outgoing("Hello.", "5511998877665544")
TAKEN = {"recipient_id": "5511998877665544", "message_id": "m_ours"}
PICTURE = File("https://scontent.xx.fbcdn.net/v/router.png?oh=1", "image/png")


def error(code: int, subcode: int | None = None) -> dict[str, object]:
    told: dict[str, object] = {"message": "Meta's words", "type": "OAuthException", "code": code, "fbtrace_id": "A"}
    return {"error": told if subcode is None else told | {"error_subcode": subcode}}


async def test_it_is_sent_from_the_page() -> None:
    transport, asked = answering(httpx.Response(200, json=TAKEN))
    assert (await connector(transport).send(HELLO)).ids == ("m_ours",)
    assert asked[0].url.path == f"/{PAGE_ID}/messages"
    assert asked[0].headers["authorization"] == "Bearer EAAG-made-up"


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(400, json=error(613)),
        httpx.Response(400, json=error(1200)),
        httpx.Response(429),
        httpx.Response(503),
        httpx.ConnectError("refused"),
    ],
)
async def test_what_certainly_did_not_go_is_tried_again(answer: httpx.Response | Exception) -> None:
    transport, _ = answering(answer)
    with pytest.raises(NotSent) as refusal:
        await connector(transport).send(HELLO)
    assert refusal.value.again


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (httpx.Response(400, json=error(551)), "blocked our page"),
        (httpx.Response(403, json=error(10, 2018278)), r"24 hours ago.*\(Meta: 10/2018278\)"),
        (httpx.Response(403, json=error(10)), "lacks a permission"),
        (httpx.Response(403, json=error(200, 1545041)), "takes no messages from us"),
        (httpx.Response(400, json=error(100, 2018001)), "no such person"),
        (httpx.Response(400, json=error(100, 99)), "Meta's words"),
        (httpx.Response(401, json=error(190)), "access token"),
        (httpx.Response(404), "404"),
    ],
)
async def test_what_is_refused_is_not_tried_again(answer: httpx.Response, told: str) -> None:
    transport, _ = answering(answer)
    with pytest.raises(NotSent, match=told) as refusal:
        await connector(transport).send(HELLO)
    assert not refusal.value.again


@pytest.mark.parametrize(
    "answer",
    [
        httpx.ReadTimeout("slow"),
        httpx.Response(500, json=error(2)),
        httpx.Response(504),
        httpx.Response(200, json={"recipient_id": "5511998877665544"}),
    ],
)
async def test_a_lost_answer_leaves_it_open(answer: httpx.Response | Exception) -> None:
    transport, _ = answering(answer)
    with pytest.raises(OutcomeUnknown):
        await connector(transport).send(HELLO)


async def test_what_has_begun_to_go_out_is_not_begun_again() -> None:
    transport, _ = answering(httpx.Response(200, json=TAKEN), httpx.Response(400, json=error(551)))
    with pytest.raises(OutcomeUnknown, match="Only 1 of 2 parts"):
        await connector(transport).send(outgoing("x" * 3000, "5511998877665544"))


async def test_after_a_day_of_silence_nothing_is_even_tried() -> None:
    transport, asked = answering()
    silent = datetime.now(UTC) - timedelta(hours=24.1)
    with pytest.raises(NotSent, match="24 hours ago") as refusal:
        await connector(transport).send(outgoing("Hello.", "5511998877665544", heard_at=silent))
    assert not refusal.value.again
    assert asked == []


async def test_a_file_is_fetched_without_showing_our_token() -> None:
    transport, asked = answering(httpx.Response(200, content=b"photo"))
    assert await connector(transport).fetch(PICTURE) == b"photo"
    assert "authorization" not in asked[0].headers


@pytest.mark.parametrize(
    "where", ["http://169.254.169.254/latest", "https://fbcdn.net.example.com/x", "file:///etc/passwd", "", "https://["]
)
async def test_nothing_is_fetched_from_anywhere_else(where: str) -> None:
    transport, asked = answering()
    with pytest.raises(NotSent, match="not at Meta"):
        await connector(transport).fetch(File(where, "image/png"))
    assert asked == []


async def test_a_file_that_is_gone_is_told() -> None:
    transport, _ = answering(httpx.Response(403))
    with pytest.raises(NotSent, match="403") as refusal:
        await connector(transport).fetch(PICTURE)
    assert not refusal.value.again


async def test_it_cannot_be_asked_later() -> None:
    with pytest.raises(NotSent):
        await connector().find(HELLO, datetime.now(UTC))
