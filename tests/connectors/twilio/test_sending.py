"""What each of Twilio's answers means for what happens next."""

import json
from collections.abc import Callable

import httpx
import pytest

from connectors.base import NotSent, OutcomeUnknown
from connectors.twilio.reasons import REASONS
from tests.connectors.twilio.asking import CREATED, Asked, failing, refusal
from tests.connectors.twilio.conftest import ACCOUNT, NEXT, connector, fixture, outgoing


@pytest.mark.parametrize("error", [httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout])
async def test_what_never_left_is_tried_again(error: Callable[[str], Exception]) -> None:
    with pytest.raises(NotSent, match="can't be reached") as caught:
        await connector(failing(error)).send(outgoing())
    assert caught.value.again


@pytest.mark.parametrize(
    "error", [httpx.ReadTimeout, httpx.WriteTimeout, httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError]
)
async def test_a_lost_answer_leaves_a_question(error: Callable[[str], Exception]) -> None:
    with pytest.raises(OutcomeUnknown):
        await connector(failing(error)).send(outgoing())


@pytest.mark.parametrize("status", [500, 502, 504])
async def test_a_fault_of_theirs_leaves_a_question(status: int) -> None:
    asked = Asked(refusal(20500, status))
    with pytest.raises(OutcomeUnknown):
        await connector(asked).send(outgoing())
    assert len(asked.requests) == 1


@pytest.mark.parametrize("content", [b"", b"<html>", b"{}", b'{"sid": ""}', b"[]"])
async def test_an_answer_that_can_not_be_read_leaves_a_question(content: bytes) -> None:
    with pytest.raises(OutcomeUnknown, match="can't be read"):
        await connector(Asked(httpx.Response(201, content=content))).send(outgoing())


@pytest.mark.parametrize(
    ("headers", "after"),
    [
        ({"retry-after": "12"}, 12.0),
        ({}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "-1"}, None),
        ({"retry-after": "999999"}, 3600.0),
    ],
)
async def test_too_many_requests_are_tried_again_when_it_says(headers: dict[str, str], after: float | None) -> None:
    with pytest.raises(NotSent) as caught:
        await connector(Asked(refusal(20429, 429, **headers))).send(outgoing())
    assert (caught.value.again, caught.value.after) == (True, after)


async def test_nobody_at_work_is_tried_again() -> None:
    with pytest.raises(NotSent) as caught:
        await connector(Asked(httpx.Response(503, text="Service Unavailable"))).send(outgoing())
    assert caught.value.again


@pytest.mark.parametrize("code", [21211, 21408, 21602, 21606, 21610, 21612, 21614, 21617, 21659])
async def test_a_refusal_says_in_plain_words_why_and_is_final(code: int) -> None:
    with pytest.raises(NotSent) as caught:
        await connector(Asked(refusal(code))).send(outgoing())
    assert str(caught.value) == f"{REASONS[code]} (Twilio {code})"
    assert not caught.value.again


async def test_who_has_texted_stop_is_told_apart() -> None:
    with pytest.raises(NotSent, match="has texted STOP") as caught:
        await connector(Asked(httpx.Response(400, content=fixture("refused.json")))).send(outgoing())
    assert not caught.value.again


async def test_a_refusal_that_we_do_not_know_is_told_in_twilios_words() -> None:
    with pytest.raises(NotSent, match=r"In Twilio's words \(Twilio 29999\)"):
        await connector(Asked(refusal(29999))).send(outgoing())


@pytest.mark.parametrize("answer", [httpx.Response(400, text="no"), httpx.Response(302, headers={"location": "/x"})])
async def test_a_refusal_without_words_is_final(answer: httpx.Response) -> None:
    with pytest.raises(NotSent, match=str(answer.status_code)) as caught:
        await connector(Asked(answer)).send(outgoing())
    assert not caught.value.again


@pytest.mark.parametrize("code", [21611, 20005])
async def test_what_passes_is_tried_again(code: int) -> None:
    with pytest.raises(NotSent) as caught:
        await connector(Asked(refusal(code))).send(outgoing())
    assert caught.value.again


async def test_when_the_first_token_has_ended_the_next_one_is_used() -> None:
    asked = Asked(refusal(20003, 401), httpx.Response(201, content=CREATED))
    await connector(asked).send(outgoing())
    assert asked.requests[1].headers["authorization"] == httpx.BasicAuth(ACCOUNT, NEXT)._auth_header
    assert asked.requests[0].content == asked.requests[1].content


async def test_when_no_token_works_it_is_tried_again_until_somebody_puts_it_right() -> None:
    asked = Asked(refusal(20003, 401))
    with pytest.raises(NotSent, match="does not know this account") as caught:
        await connector(asked).send(outgoing())
    assert caught.value.again
    assert len(asked.requests) == 2


def test_every_reason_fits_into_the_ledger_and_is_in_plain_words() -> None:
    for words in REASONS.values():
        assert len(words) < 120
        assert not words.endswith(".")


def test_the_fixture_is_what_twilio_answers() -> None:
    assert json.loads(CREATED)["status"] == "queued"
