"""Pictures: Twilio's API sends us on to the host that keeps them, and our token goes nowhere else."""

import httpx
import pytest

from connectors.base import File, NotSent
from connectors.calling import LARGEST
from tests.connectors.twilio.conftest import ACCOUNT, NEXT, TOKEN, Answer, connector

WHERE = f"https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT}/Messages/MM1/Media/ME1"
MEDIA = "https://mms.twiliocdn.com/AC/ME1?Expires=1"
PICTURE = File(WHERE, "image/jpeg")


class Hosts:
    """The API, which sends us on, and the host of the pictures."""

    def __init__(self, on: str = MEDIA, content: bytes = b"\xff\xd8 a picture", token: str = TOKEN) -> None:
        self.on, self.content, self.requests = on, content, list[httpx.Request]()
        self._auth = httpx.BasicAuth(ACCOUNT, token)._auth_header

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if str(request.url) != WHERE:
            return httpx.Response(200, content=self.content)
        if request.headers.get("authorization") != self._auth:
            return httpx.Response(401, json={"code": 20003, "message": "Authenticate"})
        return httpx.Response(307, headers={"location": self.on})


async def test_a_picture_is_fetched_from_the_host_that_keeps_it() -> None:
    hosts = Hosts()
    assert await connector(hosts).fetch(PICTURE) == b"\xff\xd8 a picture"
    assert [str(request.url) for request in hosts.requests] == [WHERE, MEDIA]
    assert "authorization" not in hosts.requests[1].headers


async def test_when_the_first_token_has_ended_the_next_one_opens() -> None:
    assert await connector(Hosts(token=NEXT)).fetch(PICTURE) == b"\xff\xd8 a picture"


async def test_a_region_of_twilios_is_twilios() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=request.headers["authorization"][:5].encode())

    assert await connector(answer).fetch(File(WHERE.replace("api.", "api.dublin.ie1."), "image/png")) == b"Basic"


@pytest.mark.parametrize(
    "where",
    [
        *("https://elsewhere.example.com/ME1", "http://api.twilio.com/ME1", "https://api.twilio.com.example.com/"),
        *("https://eviltwilio.com/ME1", "https://api.twilio.com@example.com/", "file:///etc/passwd", "", "http://["),
        *("https://api.twilio.com:x/", "//api.twilio.com/ME1", "https://twilio.com.evil\\.twilio.com/"),
    ],
)
async def test_our_token_goes_to_nobody_else(where: str) -> None:
    hosts = Hosts()
    with pytest.raises(NotSent) as caught:
        await connector(hosts).fetch(File(where, "image/jpeg"))
    assert not caught.value.again
    assert not hosts.requests


@pytest.mark.parametrize("on", ["http://mms.twiliocdn.com/ME1", "ftp://mms.twiliocdn.com/ME1", "file:///etc/passwd"])
async def test_we_are_not_sent_on_to_something_unsafe(on: str) -> None:
    with pytest.raises(NotSent, match="unsafe"):
        await connector(Hosts(on)).fetch(PICTURE)


async def test_being_sent_on_and_on_ends() -> None:
    requests: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return httpx.Response(307, headers={"location": WHERE})

    with pytest.raises(NotSent, match="on and on"):
        await connector(answer).fetch(PICTURE)
    assert ["authorization" in request.headers for request in requests] == [True, False, False, False]


async def test_something_huge_is_not_kept_in_memory() -> None:
    with pytest.raises(NotSent, match="larger than 16 MB"):
        await connector(Hosts(content=b"x" * (LARGEST + 1))).fetch(PICTURE)


@pytest.mark.parametrize(("status", "again"), [(404, False), (410, False), (429, True), (500, True), (503, True)])
async def test_what_is_not_given_out_may_be_later(status: int, again: bool) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(status)

    with pytest.raises(NotSent, match=str(status)) as caught:
        await connector(answer).fetch(PICTURE)
    assert caught.value.again is again


async def test_a_lost_answer_is_asked_for_again() -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("it broke")

    answer: Answer = fail
    with pytest.raises(NotSent) as caught:
        await connector(answer).fetch(PICTURE)
    assert caught.value.again
