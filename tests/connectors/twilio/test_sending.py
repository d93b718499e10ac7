"""What is asked of Twilio, and what each of its answers means for what happens next."""

import json
from collections.abc import Callable
from decimal import Decimal
from urllib.parse import parse_qs

import httpx
import pytest

from connectors.base import NotSent, OutcomeUnknown, Taken
from connectors.content import QuickReply
from connectors.sms.alphabet import parts
from connectors.twilio.reasons import REASONS
from tests.connectors.twilio.conftest import (
    ACCOUNT,
    DELIVERY,
    NEXT,
    OWN,
    PERSON,
    SERVICE,
    TOKEN,
    Answer,
    connector,
    fixture,
    outgoing,
)

CREATED = fixture("created.json")


class Asked:
    """Keeps the requests, and gives the answers one after the other, the last one for ever."""

    def __init__(self, *answers: httpx.Response) -> None:
        self.requests: list[httpx.Request] = []
        self._answers = list(answers or [httpx.Response(201, content=CREATED)])

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]

    def form(self) -> dict[str, str]:
        return {name: value for name, (value,) in parse_qs(self.requests[-1].content.decode()).items()}


def failing(error: Callable[[str], Exception]) -> Answer:
    def fail(request: httpx.Request) -> httpx.Response:
        raise error("it broke")

    return fail


def refusal(code: int, status: int = 400, **headers: str) -> httpx.Response:
    body = {"code": code, "message": "In Twilio's words", "more_info": "https://www.twilio.com", "status": status}
    return httpx.Response(status, json=body, headers=headers)


async def test_a_text_is_sent_from_the_number_that_was_written_to() -> None:
    asked = Asked()
    assert await connector(asked).send(outgoing()) == Taken(("SMae615fc0dc2791b1de5370c26f8193a4",))
    request = asked.requests[0]
    assert str(request.url) == f"https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
    assert request.headers["authorization"] == httpx.BasicAuth(ACCOUNT, TOKEN)._auth_header
    assert asked.form() == {
        "To": PERSON,
        "From": OWN,
        "Body": "Your bill is £84.20.",
        "StatusCallback": f"https://help.example.com/v1/channels/twilio?reference={DELIVERY}",
    }


async def test_without_such_a_number_the_service_chooses_one() -> None:
    asked = Asked()
    await connector(asked).send(outgoing(own=""))
    assert asked.form()["MessagingServiceSid"] == SERVICE
    assert "From" not in asked.form()


async def test_without_a_service_the_first_number_is_taken() -> None:
    asked = Asked()
    twilio = connector(asked, messaging_service_sid=None, numbers="+447700900905, +447700900906")
    await twilio.send(outgoing(own=""))
    assert asked.form()["From"] == "+447700900905"


async def test_without_a_public_address_no_receipts_are_asked_for() -> None:
    asked = Asked()
    await connector(asked, public_url="").send(outgoing())
    assert "StatusCallback" not in asked.form()


async def test_choices_become_numbers_and_ten_thousand_letters_six_parts() -> None:
    asked, replies = Asked(), [QuickReply(title="Pay it", intent="pay"), QuickReply(title="Wait")]
    await connector(asked).send(outgoing("Well?", quick_replies=replies))
    assert asked.form()["Body"] == "Well? Reply 1 Pay it, 2 Wait"
    await connector(asked).send(outgoing("A sentence of mine. " * 500))
    assert len(parts(asked.form()["Body"])) == 6
    assert len(asked.form()["Body"]) <= 1600


async def test_nothing_to_say_is_not_sent() -> None:
    asked = Asked()
    with pytest.raises(NotSent, match="nothing to say") as caught:
        await connector(asked).send(outgoing(" \n"))
    assert not caught.value.again
    assert not asked.requests


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


def test_what_it_will_cost_is_known_before() -> None:
    counted = connector(segment_price="0.0463").count(outgoing("a" * 200))
    assert (counted.segments, counted.cost) == (2, Decimal("0.0926"))


def test_every_reason_fits_into_the_ledger_and_is_in_plain_words() -> None:
    for words in REASONS.values():
        assert len(words) < 120
        assert not words.endswith(".")


def test_the_fixture_is_what_twilio_answers() -> None:
    assert json.loads(CREATED)["status"] == "queued"
