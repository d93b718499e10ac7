"""What becomes of a message that we send: taken, refused, tried again, or nobody knows."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from connectors.base import File, NotSent, OutcomeUnknown
from tests.connectors.made_up import answering, outgoing
from tests.connectors.whatsapp.conftest import connector

HELLO = outgoing("Hello.", "+447700900123")
TAKEN = {"messaging_product": "whatsapp", "contacts": [], "messages": [{"id": "wamid.A"}]}


def error(code: int, message: str = "Meta's words", **more: object) -> dict[str, object]:
    return {"error": {"message": message, "type": "OAuthException", "code": code, "fbtrace_id": "A", **more}}


async def test_it_is_sent_from_the_number_that_was_written_to() -> None:
    transport, asked = answering(httpx.Response(200, json=TAKEN), httpx.Response(200, json=TAKEN))
    assert (await connector(transport).send(HELLO)).ids == ("wamid.A",)
    await connector(transport).send(outgoing("Hello.", "+447700900123", own="106540352242923"))
    assert [request.url.path for request in asked] == ["/106540352242922/messages", "/106540352242923/messages"]
    assert asked[0].headers["authorization"] == "Bearer EAAG-made-up"


@pytest.mark.parametrize(
    ("answer", "after", "told"),
    [
        (httpx.Response(429, json=error(130429), headers={"retry-after": "7"}), 7.0, "Meta: 130429"),
        (httpx.Response(400, json=error(131056)), 6.0, "slow down"),
        (httpx.Response(503), None, "503"),
        (httpx.Response(500, json=error(131016)), None, "131016"),
        (httpx.Response(429, headers={"retry-after": "Wed, 21 Oct 2026 07:28:00 GMT"}), None, "429"),
        (httpx.Response(429, headers={"retry-after": "1e999"}), None, "429"),
        (httpx.ConnectError("refused"), None, "can't be reached"),
        (httpx.ConnectTimeout("slow"), None, "can't be reached"),
    ],
)
async def test_what_certainly_did_not_go_is_tried_again(
    answer: httpx.Response | Exception, after: float | None, told: str
) -> None:
    transport, _ = answering(answer)
    with pytest.raises(NotSent, match=told) as refusal:
        await connector(transport).send(HELLO)
    assert (refusal.value.again, refusal.value.after) == (True, after)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (httpx.Response(401, json=error(190)), "access token is not valid any more"),
        (httpx.Response(400, json=error(131026)), "not on WhatsApp"),
        (httpx.Response(404, json=error(132001)), "WHATSAPP_TEMPLATE"),
        (
            httpx.Response(400, json=error(424242, error_data={"details": "Its details"})),
            r"Its details \(Meta: 424242\)",
        ),
        (httpx.Response(400, json=error(424242)), "Meta's words"),
        (httpx.Response(302), "302"),
        (httpx.Response(404, text="not found"), r"^Meta answered 404\.$"),
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
        httpx.ReadError("gone"),
        httpx.WriteError("gone"),
        httpx.Response(500, json=error(131000)),
        httpx.Response(502),
        httpx.Response(200, text="<html>"),
        httpx.Response(200, json={"messages": []}),
    ],
)
async def test_a_lost_answer_leaves_it_open(answer: httpx.Response | Exception) -> None:
    transport, asked = answering(answer)
    with pytest.raises(OutcomeUnknown):
        await connector(transport).send(HELLO)
    assert len(asked) == 1


async def test_what_has_begun_to_go_out_is_not_begun_again() -> None:
    transport, _ = answering(httpx.Response(200, json=TAKEN), httpx.Response(400, json=error(131026)))
    with pytest.raises(OutcomeUnknown, match="Only 1 of 2 parts"):
        await connector(transport).send(outgoing("x" * 5000, "+447700900123"))


async def test_nothing_is_not_sent() -> None:
    with pytest.raises(NotSent, match="nothing"):
        await connector().send(outgoing(" ", "+447700900123"))


def silent(hours: float) -> datetime:
    return datetime.now(UTC) - timedelta(hours=hours)


@pytest.mark.parametrize(("hours", "kind"), [(0, "text"), (23.9, "text"), (24.1, "template"), (900, "template")])
async def test_after_a_day_of_silence_the_template_goes(hours: float, kind: str) -> None:
    transport, asked = answering(httpx.Response(200, json=TAKEN))
    await connector(transport).send(outgoing("Hello.", "+447700900123", heard_at=silent(hours)))
    assert f'"type":"{kind}"'.encode() in asked[0].content


async def test_without_a_template_nothing_goes_after_a_day_of_silence() -> None:
    with pytest.raises(NotSent, match=r"24 hours ago.*WHATSAPP_TEMPLATE") as refusal:
        await connector(template=None).send(outgoing("Hello.", "+447700900123", heard_at=silent(25)))
    assert not refusal.value.again


async def test_a_refusal_for_the_silence_is_followed_by_the_template() -> None:
    transport, asked = answering(httpx.Response(400, json=error(131047)), httpx.Response(200, json=TAKEN))
    assert (await connector(transport).send(HELLO)).ids == ("wamid.A",)
    assert b'"type":"template"' in asked[1].content


async def test_without_a_template_a_refusal_for_the_silence_is_one() -> None:
    transport, _ = answering(httpx.Response(400, json=error(131047)))
    with pytest.raises(NotSent, match="24 hours ago"):
        await connector(transport, template=None).send(HELLO)


async def test_a_file_is_fetched_in_two_steps() -> None:
    url = "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1"
    transport, asked = answering(httpx.Response(200, json={"url": url}), httpx.Response(200, content=b"photo"))
    assert await connector(transport).fetch(File("1003", "image/jpeg")) == b"photo"
    assert [str(request.url) for request in asked] == ["http://whatsapp/1003", url]


@pytest.mark.parametrize(
    "url", ["https://elsewhere.example.com/1", "http://lookaside.fbsbx.com/1", "https://fbsbx.com.example.com/1", "//["]
)
async def test_our_token_goes_to_nobody_else(url: str) -> None:
    transport, asked = answering(httpx.Response(200, json={"url": url}))
    with pytest.raises(NotSent, match="not at Meta"):
        await connector(transport).fetch(File("1003", "image/jpeg"))
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("answer", "again"),
    [
        (httpx.Response(404), False),
        (httpx.Response(401), False),
        (httpx.Response(500), True),
        (httpx.Response(429), True),
        (httpx.ReadTimeout("slow"), True),
        (httpx.Response(200, text="{}"), False),
    ],
)
async def test_a_file_that_cannot_be_had_is_told(answer: httpx.Response | Exception, again: bool) -> None:
    transport, _ = answering(answer)
    with pytest.raises(NotSent) as refusal:
        await connector(transport).fetch(File("1003", "image/jpeg"))
    assert refusal.value.again is again


async def test_a_huge_file_is_not_kept_in_memory() -> None:
    url = "http://whatsapp/files/1"
    transport, _ = answering(httpx.Response(200, json={"url": url}), httpx.Response(200, content=b"0" * (17 << 20)))
    with pytest.raises(NotSent, match="16 MB"):
        await connector(transport).fetch(File("1003", "image/jpeg"))


async def test_it_cannot_be_asked_later() -> None:
    with pytest.raises(NotSent):
        await connector().find(HELLO, datetime.now(UTC))
