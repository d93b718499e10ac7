"""The whole product with phones at its carriers' places: what is typed on one is answered there, and kept once."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import psycopg
import pytest

from tools.supervisor import Stack

PATIENCE = 30.0
# Numbers that nobody has: they are asked who they are, and no code is sent.
TEXTING, STOPPING, LONG, AWAY, WHATSAPP, TELEGRAM = (f"+447700900{number}" for number in range(851, 857))
KEPT = """
    SELECT sender::text, content ->> 'text', (SELECT count(*) FROM delivery WHERE message_id = message.id)
    FROM message JOIN conversation ON conversation.id = conversation_id JOIN contact ON contact.id = contact_id
    WHERE conversation.channel = %s AND ltrim(contact.address, '+') = %s ORDER BY seq
"""
Bubble = dict[str, Any]


class Phone:
    def __init__(self, stack: Stack, channel: str, number: str) -> None:
        self._stack, self.channel, self.number = stack, channel, number
        self._url = stack.environment["PHONES_URL"]

    def say(self, text: str) -> None:
        self._post(f"/phones/{self.channel}/{self.number}/say", text=text)

    def press(self, title: str) -> None:
        message = next(each for each in reversed(self.theirs()) if title in each["buttons"])
        self._post(f"/phones/{self.channel}/{self.number}/press", message_id=message["id"], title=title)

    def switch(self, fault: str, *, on: bool) -> None:
        self._post(f"/channels/{self.channel}/faults", fault=fault, on=on)

    def bubbles(self) -> list[Bubble]:
        shown: list[Bubble] = httpx.get(f"{self._url}/phones/{self.channel}/{self.number}").json()["bubbles"]
        return shown

    def theirs(self) -> list[Bubble]:
        return [each for each in self.bubbles() if not each["is_mine"]]

    def wait_for(self, count: int) -> list[Bubble]:
        """So many answers. More than that would be seen here or in the ledger."""
        until(lambda: len(self.theirs()) >= count)
        return self.theirs()

    def kept(self) -> list[tuple[str, str, int]]:
        with psycopg.connect(self._stack.database_url) as connection:
            return connection.execute(KEPT, (self.channel, self.number.lstrip("+"))).fetchall()

    def is_kept_once(self, *said: str) -> None:
        """What was said in its order, and each answer sent and shown once."""
        kept = self.kept()
        assert [text for sender, text, _ in kept if sender == "customer"] == list(said)
        answers = [deliveries for sender, _, deliveries in kept if sender != "customer"]
        assert answers == [1] * len(answers)
        assert len(self.theirs()) == len(answers)

    def _post(self, path: str, **body: object) -> None:
        httpx.post(f"{self._url}{path}", json=body).raise_for_status()


def until(holds: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, "it never became so"
        time.sleep(0.1)


@pytest.fixture
def texting(stack: Stack) -> Iterator[Phone]:
    """Whatever a test breaks is whole again afterwards."""
    phone = Phone(stack, "sms", TEXTING)
    until(lambda: any("smpp: bound" in line for line in stack.log("worker")))
    yield phone
    for fault in ("away", "shuffled"):
        phone.switch(fault, on=False)


def test_a_text_is_answered_by_a_text(texting: Phone) -> None:
    texting.say("menu")
    (answer,) = texting.wait_for(1)
    assert answer["note"] == "1 part · GSM-7"
    until(lambda: {each["state"] for each in texting.bubbles()} == {"taken", "delivered"})
    texting.is_kept_once("menu")


@pytest.mark.parametrize(("channel", "number"), [("whatsapp", WHATSAPP), ("telegram", TELEGRAM)])
def test_an_app_answers_words_and_a_pressed_button(stack: Stack, channel: str, number: str) -> None:
    phone = Phone(stack, channel, number)
    phone.say("menu")
    (menu,) = phone.wait_for(1)
    phone.press(menu["buttons"][0])
    phone.wait_for(2)
    phone.is_kept_once("menu", menu["buttons"][0])


def test_stop_is_confirmed_once_and_then_there_is_silence(texting: Phone) -> None:
    texting.number = STOPPING
    for text in ("STOP", "menu"):
        texting.say(text)
    until(lambda: len(texting.kept()) == 3)
    texting.say("START")
    stopped, started = (each["text"] for each in texting.wait_for(2))
    assert "won't get any more texts" in stopped
    assert stopped != started
    texting.is_kept_once("STOP", "menu", "START")


def test_a_long_text_whose_parts_come_in_any_order_is_one(texting: Phone) -> None:
    texting.number = LONG
    texting.switch("shuffled", on=True)
    words = f"thanks{' and thanks again' * 12}"
    texting.say(words)
    texting.wait_for(1)
    assert texting.bubbles()[0]["note"] == "2 parts · GSM-7"
    texting.is_kept_once(words)


def test_what_is_typed_without_a_network_goes_out_when_there_is_one(texting: Phone) -> None:
    texting.number = AWAY
    texting.switch("away", on=True)
    texting.say("menu")
    assert [each["state"] for each in texting.bubbles()] == ["sending"]
    texting.switch("away", on=False)
    texting.wait_for(1)
    texting.is_kept_once("menu")
