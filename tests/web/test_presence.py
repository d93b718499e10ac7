"""A person at the other end: seen to write and to read, in a real browser, and told when the customer does."""

import json
import uuid
from collections.abc import Iterator
from threading import Thread
from typing import Any

import httpx
import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.web.test_chat import ask, faults
from tools.supervisor import Stack

PRIYA = {"email": "priya@optilink.example.com", "password": "answer-the-desk"}


class Desk:
    """An agent, without a screen."""

    def __init__(self, stack: Stack, conversation_id: uuid.UUID) -> None:
        self.http = httpx.Client(base_url=stack.url, timeout=20)
        self.http.post("/v1/desk/session", json=PRIYA).raise_for_status()
        self.path = f"/v1/desk/conversations/{conversation_id}"

    def told(self) -> Iterator[tuple[str, dict[str, Any]]]:
        with self.http.stream("GET", f"{self.path}/feed") as feed:
            event = ""
            for line in feed.iter_lines():
                if line.startswith("event:"):
                    event = line[6:].strip()
                elif line.startswith("data:"):
                    yield event, json.loads(line[5:])

    def put(self, what: str, **body: Any) -> None:
        self.http.put(f"{self.path}/{what}", json=body or None).raise_for_status()

    def last_seq(self) -> int:
        return int(self.http.get(self.path).json()["last_seq"])


@pytest.fixture
def desk(page: Page, stack: Stack) -> Iterator[Desk]:
    """The page's conversation is a person's by now. That one takes it over is done in the record: there is no desk."""
    with page.expect_response("**/v1/conversations") as opening:
        page.goto("/chat/")
    conversation_id = uuid.UUID(opening.value.json()["id"])
    expect(page.get_by_role("button", name="My bill")).to_be_visible(timeout=20_000)
    # What passes is told to who is listening.
    expect(page.get_by_text("Connected")).to_be_visible(timeout=20_000)
    with psycopg.connect(stack.database_url, autocommit=True) as record:
        taken = b"UPDATE conversation SET owner = 'agent', epoch = epoch + 1 WHERE id = %s"
        record.execute(taken, [conversation_id])
    desk = Desk(stack, conversation_id)
    yield desk
    desk.http.close()


def test_a_person_is_seen_to_write_and_stops_by_themselves(page: Page, desk: Desk) -> None:
    desk.put("typing")
    expect(page.locator(".typing")).to_be_visible(timeout=5_000)
    expect(page.get_by_role("status").filter(has_text="An agent is writing")).to_have_count(1, timeout=5_000)
    expect(page.locator(".typing")).to_have_count(0, timeout=10_000)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_how_far_a_person_has_read_stands_under_the_last_message(page: Page, desk: Desk, scheme: str) -> None:
    # Still dots: what moves without an end never comes to rest.
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    ask(page, "are you there?")
    expect(page.get_by_text("Delivered", exact=True)).to_be_visible(timeout=10_000)
    desk.put("seen", seq=desk.last_seq())
    expect(page.get_by_text("Seen", exact=True)).to_be_visible(timeout=10_000)
    expect(page.get_by_text("Delivered", exact=True)).to_have_count(0)
    desk.put("typing")
    expect(page.locator(".typing")).to_be_visible(timeout=5_000)
    assert faults(page) == []


def _write(url: str, cookies: list[Any], path: str) -> None:
    jar = {str(each["name"]): str(each["value"]) for each in cookies}
    httpx.put(httpx.URL(url).join(f"{path.replace('/desk', '')}/typing"), cookies=jar).raise_for_status()


def test_the_desk_is_told_what_the_customer_has_seen_and_that_they_write(page: Page, desk: Desk) -> None:
    told = desk.told()
    for event, shown in told:
        if event == "conversation" and shown["customer_seen_seq"] == desk.last_seq():
            break
    writing = Thread(target=_write, args=[page.url, page.context.cookies(), desk.path], daemon=True)
    writing.start()
    assert next(shown for event, shown in told if event == "typing")["who"] == "customer"
    writing.join()


def test_a_page_tells_that_its_customer_writes_only_while_a_person_is_there(page: Page, desk: Desk) -> None:
    # The page says so once it knows that a person is there.
    ask(page, "are you there?")
    expect(page.get_by_text("Delivered", exact=True)).to_be_visible(timeout=20_000)
    with page.expect_request("**/typing") as told:
        # Slower than it says so again: the question may have been told of just now.
        page.get_by_role("textbox", name="Message").press_sequentially("Hello there", delay=400)
    answer = told.value.response()
    assert answer is not None
    assert (told.value.method, answer.status) == ("PUT", 204)
