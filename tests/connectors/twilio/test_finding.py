"""Which of Twilio's messages is the one whose answer was lost. What is not there for certain is never sent again."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from connectors.base import NotSent, Taken
from tests.connectors.twilio.conftest import ACCOUNT, OWN, PERSON, SERVICE, connector, outgoing

SINCE = datetime(2026, 11, 21, 20, 30, 0, 400_000, tzinfo=UTC)
LIST = f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"


def message(sid: str = "SM1", body: str | None = "Your bill is £84.20.", **changed: object) -> dict[str, Any]:
    usual = {
        "sid": sid,
        "direction": "outbound-api",
        "body": body,
        "from": OWN,
        "to": PERSON,
        "messaging_service_sid": None,
        "date_created": format_datetime(SINCE.replace(microsecond=0)),
        "date_sent": None,
        "status": "queued",
    }
    return usual | changed


class Listed:
    """Pages of messages."""

    def __init__(self, *pages: list[dict[str, Any]]) -> None:
        self.pages, self.requests = pages, list[httpx.Request]()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        number = int(request.url.params.get("Page", "0"))
        following = f"{LIST}?Page={number + 1}&PageToken=PA{number}" if number + 1 < len(self.pages) else None
        return httpx.Response(200, json={"messages": self.pages[number], "next_page_uri": following})


async def test_it_is_found_by_its_words_its_time_and_its_sender() -> None:
    listed = Listed([message("SM9", "Something else."), message("SM1")])
    assert await connector(listed).find(outgoing(), SINCE) == Taken(("SM1",))
    assert parse_qs(urlsplit(str(listed.requests[0].url)).query)["To"] == [PERSON]


async def test_one_that_still_waits_at_twilio_is_found_too() -> None:
    assert await connector(Listed([message(date_sent=None, status="queued")])).find(outgoing(), SINCE)


@pytest.mark.parametrize(
    "other",
    [
        message(body="Your bill is £84.21."),
        message(direction="inbound"),
        message(date_created=format_datetime(SINCE - timedelta(minutes=1))),
        message() | {"from": "+447700900999"},
    ],
)
async def test_another_one_is_not_taken_for_it(other: dict[str, Any]) -> None:
    assert await connector(Listed([other])).find(outgoing(), SINCE) is None


async def test_where_there_is_none_it_may_be_sent_again() -> None:
    assert await connector(Listed([])).find(outgoing(), SINCE) is None


async def test_clocks_that_differ_a_little_hide_nothing() -> None:
    early = message(date_created=format_datetime(SINCE - timedelta(seconds=3)))
    assert await connector(Listed([early])).find(outgoing(), SINCE) == Taken(("SM1",))


async def test_one_of_a_service_has_no_number_yet() -> None:
    pooled = message(messaging_service_sid=SERVICE) | {"from": None}
    assert await connector(Listed([pooled])).find(outgoing(own=""), SINCE) == Taken(("SM1",))
    assert await connector(Listed([message()])).find(outgoing(own=""), SINCE) is None


async def test_the_same_words_said_twice_are_told_apart_by_what_is_known() -> None:
    listed = Listed([message("SM2"), message("SM1")])
    assert await connector(listed).find(outgoing(known=frozenset({"SM2"})), SINCE) == Taken(("SM1",))
    assert await connector(listed).find(outgoing(known=frozenset({"SM1", "SM2"})), SINCE) is None


async def test_white_space_that_twilio_tidies_makes_no_difference() -> None:
    assert await connector(Listed([message(body="Your bill is  £84.20.\n")])).find(outgoing(), SINCE)


async def test_all_pages_are_looked_through() -> None:
    listed = Listed([message("SM8", "Other words.")], [message("SM7", "Others still.")], [message("SM1")])
    assert await connector(listed).find(outgoing(), SINCE) == Taken(("SM1",))
    assert [request.url.path for request in listed.requests] == [LIST] * 3


async def test_too_many_to_look_through_leave_it_open() -> None:
    with pytest.raises(NotSent, match="too many"):
        await connector(Listed(*[[message(body="Other words.")]] * 9)).find(outgoing(), SINCE)


@pytest.mark.parametrize("body", ["", None])
async def test_where_twilio_keeps_no_words_it_stays_open(body: str | None) -> None:
    with pytest.raises(NotSent, match="keeps no texts"):
        await connector(Listed([message(body=body)])).find(outgoing(), SINCE)


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(500),
        httpx.Response(503),
        httpx.Response(429, json={"code": 20429, "message": "Too many"}),
        httpx.Response(401, json={"code": 20003, "message": "Authenticate"}),
        httpx.Response(200, text="<html>"),
        httpx.Response(200, json={}),
        httpx.Response(200, json={"messages": [message(date_created="yesterday")]}),
        httpx.Response(200, json={"messages": [], "next_page_uri": "https://elsewhere.example.com/"}),
        httpx.Response(200, json={"messages": [], "next_page_uri": "//elsewhere.example.com/"}),
    ],
)
async def test_while_it_can_not_be_asked_it_stays_open(answer: httpx.Response) -> None:
    hosts = []

    def say(request: httpx.Request) -> httpx.Response:
        hosts.append(request.url.host)
        return answer

    with pytest.raises(NotSent):
        await connector(say).find(outgoing(), SINCE)
    assert set(hosts) == {"api.twilio.com"}


async def test_while_nobody_answers_it_stays_open() -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("it broke")

    with pytest.raises(NotSent, match="can't be asked") as caught:
        await connector(fail).find(outgoing(), SINCE)
    assert caught.value.again
