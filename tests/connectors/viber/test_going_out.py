"""What goes out to Viber, and what becomes of it."""

from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from connectors.base import File, NotSent, OutcomeUnknown
from connectors.content import Content, Link, SignInForm
from connectors.viber.rendering import messages
from tests.connectors.made_up import MESSAGE_ID, PAGE, answering, offering, outgoing
from tests.connectors.viber.conftest import TOKEN, connector

TO = "01234567890ABCdefg=="
HELLO = outgoing("Hello.", TO)
TAKEN = {"status": 0, "status_message": "ok", "message_token": 5741311803571721087, "billing_status": 1}


def rendered(content: Content | str) -> list[dict[str, Any]]:
    return messages(outgoing(content, TO), "Selfcare", "https://selfcare.example.com")


def test_a_text_is_plain() -> None:
    assert rendered("Hello.") == [{"receiver": TO, "sender": {"name": "Selfcare"}, "type": "text", "text": "Hello."}]


def test_replies_are_a_keyboard_and_their_titles_come_back_with_a_press() -> None:
    (body,) = rendered(offering("Pay <now> & here", "Later"))
    buttons = body["keyboard"]["Buttons"]
    assert [button["Text"] for button in buttons] == ["Pay &lt;now&gt; &amp; here", "Later"]
    assert buttons[1]["ActionBody"] == f"{MESSAGE_ID.hex}.1"
    assert (body["tracking_data"], body["min_api_version"]) == ("Pay <now> & here\nLater", 4)
    assert "secret_intent" not in str(body)


@pytest.mark.parametrize("titles", [tuple(f"Choice {n}" for n in range(13)), ("t" * 61, "Other"), ("Same", "same")])
def test_replies_that_do_not_fit_are_a_menu_of_numbers(titles: tuple[str, ...]) -> None:
    (body,) = rendered(offering(*titles))
    assert body["text"].startswith(f"What can I do?\n\n1 {titles[0]}\n2 {titles[1]}")
    assert "keyboard" not in body


def test_a_link_is_a_button_above_the_replies() -> None:
    (body,) = rendered(offering("Done", link=PAGE))
    opening = body["keyboard"]["Buttons"][0]
    assert (opening["ActionType"], opening["ActionBody"]) == ("open-url", "https://pay.example.com/p/1")


def test_an_address_that_is_none_is_in_the_words() -> None:
    (body,) = rendered(Content(text="Here it is.", link=Link(title="Open", url="http://localhost/pdf")))
    assert body["text"] == "Here it is.\n\nOpen: http://localhost/pdf"


def test_a_sign_in_is_its_plain_words() -> None:
    (body,) = rendered(offering("Cancel", plain="Reply with your number.", form=SignInForm(kind="sign_in")))
    assert body["text"] == "Reply with your number."


def test_ten_thousand_characters_are_two_messages_with_the_keyboard_below_the_last() -> None:
    text = "All of it. " * 909 + "E"
    bodies = rendered(offering("Yes", text=text))
    assert " ".join(body["text"] for body in bodies) == text
    assert ["keyboard" in body for body in bodies] == [False, True]


async def test_it_is_taken_under_a_number() -> None:
    transport, asked = answering(httpx.Response(200, json=TAKEN))
    assert (await connector(transport).send(HELLO)).ids == ("5741311803571721087",)
    assert asked[0].headers["x-viber-auth-token"] == TOKEN


@pytest.mark.parametrize(
    ("answer", "again", "told"),
    [
        (httpx.Response(200, json={"status": 12, "status_message": "tooManyRequests"}), True, "slow down"),
        (httpx.Response(429), True, "429"),
        (httpx.ConnectError("refused"), True, "can't be reached"),
        (httpx.Response(200, json={"status": 6, "status_message": "notSubscribed"}), False, "has left it"),
        (httpx.Response(200, json={"status": 2, "status_message": "invalidAuthToken"}), False, "VIBER_TOKEN"),
        (httpx.Response(200, json={"status": 99, "status_message": "x" * 500}), False, r"\(Viber: 99\)"),
        (httpx.Response(404), False, "404"),
    ],
)
async def test_what_is_refused_is_told(answer: httpx.Response | Exception, again: bool, told: str) -> None:
    transport, _ = answering(answer)
    with pytest.raises(NotSent, match=told) as refusal:
        await connector(transport).send(HELLO)
    assert refusal.value.again is again
    assert len(str(refusal.value)) <= 200


@pytest.mark.parametrize(
    "answer",
    [
        httpx.ReadTimeout("slow"),
        httpx.Response(500),
        httpx.Response(200, text="<html>"),
        httpx.Response(200, json={"status": 0}),
    ],
)
async def test_a_lost_answer_leaves_it_open(answer: httpx.Response | Exception) -> None:
    transport, _ = answering(answer)
    with pytest.raises(OutcomeUnknown):
        await connector(transport).send(HELLO)


async def test_nothing_is_not_sent_and_what_has_begun_is_not_begun_again() -> None:
    with pytest.raises(NotSent, match="nothing"):
        await connector().send(outgoing(" ", TO))
    transport, _ = answering(httpx.Response(200, json=TAKEN), httpx.Response(200, json={"status": 12}))
    with pytest.raises(OutcomeUnknown, match="Only 1 of 2 parts"):
        await connector(transport).send(outgoing("x" * 8000, TO))


async def test_files_are_fetched_from_viber_alone_and_without_our_token() -> None:
    transport, asked = answering(httpx.Response(200, content=b"photo"))
    assert await connector(transport).fetch(File("https://dl-media.viber.com/a.jpg", "image/jpeg")) == b"photo"
    assert "x-viber-auth-token" not in asked[0].headers
    with pytest.raises(NotSent, match="not at Viber"):
        await connector(transport).fetch(File("https://viber.com.example.com/a.jpg", "image/jpeg"))


async def test_it_cannot_be_asked_later() -> None:
    with pytest.raises(NotSent):
        await connector().find(HELLO, datetime.now(UTC))
