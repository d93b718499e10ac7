"""What becomes of a message that we send: taken, refused, tried again, or nobody knows."""

import logging
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from connectors.base import File, NotSent, OutcomeUnknown
from tests.connectors.made_up import answering, outgoing
from tests.connectors.telegram.conftest import TOKEN, connector

HELLO = outgoing("Hello.", "5511223344")
TAKEN = {"ok": True, "result": {"message_id": 42, "chat": {"id": 5511223344, "type": "private"}, "date": 1795000001}}


def refused(code: int, description: str, **more: Any) -> httpx.Response:
    return httpx.Response(code, json={"ok": False, "error_code": code, "description": description, **more})


async def test_it_is_taken_under_the_bots_the_chats_and_its_own_number() -> None:
    transport, asked = answering(httpx.Response(200, json=TAKEN))
    assert (await connector(transport).send(HELLO)).ids == ("7700112233:5511223344:42",)
    assert asked[0].url.path == f"/bot{TOKEN}/sendMessage"


@pytest.mark.parametrize(
    ("answer", "after"),
    [
        (refused(429, "Too Many Requests: retry after 8", parameters={"retry_after": 8}), 8.0),
        (refused(429, "Too Many Requests"), None),
        (httpx.Response(503, headers={"retry-after": "2"}), 2.0),
        (httpx.ConnectError("refused"), None),
    ],
)
async def test_what_certainly_did_not_go_is_tried_again(
    answer: httpx.Response | Exception, after: float | None
) -> None:
    transport, _ = answering(answer)
    with pytest.raises(NotSent) as refusal:
        await connector(transport).send(HELLO)
    assert (refusal.value.again, refusal.value.after) == (True, after)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (refused(403, "Forbidden: bot was blocked by the user"), "The customer has blocked our bot"),
        (refused(403, "Forbidden: user is deactivated"), "left Telegram"),
        (refused(400, "Bad Request: chat not found"), "never written"),
        (refused(401, "Unauthorized"), "TELEGRAM_BOT_TOKEN"),
        (refused(404, "Not Found"), "TELEGRAM_BOT_TOKEN"),
        (refused(400, "Bad Request: " + "x" * 500), "Bad Request"),
        (httpx.Response(400), "400"),
    ],
)
async def test_what_is_refused_is_not_tried_again(answer: httpx.Response, told: str) -> None:
    transport, _ = answering(answer)
    with pytest.raises(NotSent, match=told) as refusal:
        await connector(transport).send(HELLO)
    assert not refusal.value.again
    assert len(str(refusal.value)) <= 200


@pytest.mark.parametrize(
    "answer",
    [
        httpx.ReadTimeout("slow"),
        httpx.RemoteProtocolError("gone"),
        refused(500, "Internal Server Error"),
        httpx.Response(502),
        httpx.Response(200, text="<html>"),
    ],
)
async def test_a_lost_answer_leaves_it_open(answer: httpx.Response | Exception) -> None:
    transport, _ = answering(answer)
    with pytest.raises(OutcomeUnknown):
        await connector(transport).send(HELLO)


async def test_what_has_begun_to_go_out_is_not_begun_again() -> None:
    transport, _ = answering(httpx.Response(200, json=TAKEN), refused(429, "Too Many Requests"))
    with pytest.raises(OutcomeUnknown, match="Only 1 of 2 parts"):
        await connector(transport).send(outgoing("x" * 5000, "5511223344"))


@pytest.mark.parametrize("to", ["", "+447700900123", "@ada", "-1001234567890", "\N{SUPERSCRIPT TWO}"])
async def test_only_a_person_is_written_to(to: str) -> None:
    with pytest.raises(NotSent, match="no chat"):
        await connector().send(outgoing("Hello.", to))


async def test_nothing_is_not_sent() -> None:
    with pytest.raises(NotSent, match="nothing"):
        await connector().send(outgoing(" ", "5511223344"))


async def test_a_file_is_fetched_in_two_steps() -> None:
    located = {"ok": True, "result": {"file_id": "AgAC", "file_path": "photos/file 1.jpg"}}
    transport, asked = answering(httpx.Response(200, json=located), httpx.Response(200, content=b"photo"))
    assert await connector(transport).fetch(File("AgAC&x=1", "image/jpeg")) == b"photo"
    assert str(asked[0].url).endswith("/getFile?file_id=AgAC%26x%3D1")
    assert str(asked[1].url) == f"http://telegram/file/bot{TOKEN}/photos/file%201.jpg"


@pytest.mark.parametrize("answer", [refused(400, "Bad Request: file is too big"), httpx.Response(200, text="{}")])
async def test_a_file_that_cannot_be_had_is_told(answer: httpx.Response) -> None:
    transport, _ = answering(answer)
    with pytest.raises(NotSent) as refusal:
        await connector(transport).fetch(File("AgAC", "image/jpeg"))
    assert not refusal.value.again


async def test_the_token_is_in_nothing_that_is_told(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    for answer in (httpx.ReadTimeout("slow"), httpx.ConnectError("refused"), httpx.Response(500)):
        transport, _ = answering(answer)
        with pytest.raises((NotSent, OutcomeUnknown)) as told:
            await connector(transport).send(HELLO)
        assert "AAMadeUp" not in f"{told.value!r} {told.value.__cause__!r}"
    assert "AAMadeUp" not in caplog.text


async def test_it_cannot_be_asked_later() -> None:
    with pytest.raises(NotSent):
        await connector().find(HELLO, datetime.now(UTC))
