"""What goes out: text with replies to press, or a button that opens a page."""

from typing import Any

import pytest

from connectors.content import Content, Link, SignInForm
from connectors.messenger.rendering import messages
from tests.connectors.made_up import MESSAGE_ID, PAGE, REFERENCE, offering, outgoing

TO = "5511998877665544"


def said(content: Content | str) -> list[dict[str, Any]]:
    bodies = messages(outgoing(content, TO), "https://selfcare.example.com")
    assert all(body["recipient"] == {"id": TO} and body["messaging_type"] == "RESPONSE" for body in bodies)
    return [body["message"] for body in bodies]


def only(content: Content | str) -> dict[str, Any]:
    (message,) = said(content)
    return message


def test_a_text_carries_our_reference() -> None:
    assert only("Hello.") == {"text": "Hello.", "metadata": str(REFERENCE)}


@pytest.mark.parametrize("count", [1, 13])
def test_up_to_thirteen_short_replies_can_be_pressed(count: int) -> None:
    message = only(offering(*(f"Choice {n}" for n in range(count))))
    assert message["quick_replies"][-1] == {
        "content_type": "text",
        "title": f"Choice {count - 1}",
        "payload": f"{MESSAGE_ID.hex}.{count - 1}",
    }
    assert "secret_intent" not in str(message)


@pytest.mark.parametrize("titles", [tuple(f"Choice {n}" for n in range(14)), ("t" * 21, "Other"), ("Same", "same")])
def test_replies_that_do_not_fit_are_a_menu_of_numbers(titles: tuple[str, ...]) -> None:
    message = only(offering(*titles))
    assert message["text"].startswith(f"What can I do?\n\n1 {titles[0]}\n2 {titles[1]}")
    assert "quick_replies" not in message


def test_a_menu_of_our_own_plain_words_is_preferred() -> None:
    assert only(offering("Same", "same", plain="Reply 1 or 2"))["text"] == "Reply 1 or 2"


def test_a_link_is_a_button_with_the_replies_below() -> None:
    message = only(offering("Done", link=PAGE))
    template = message["attachment"]["payload"]
    assert template["text"] == "What can I do?"
    assert template["buttons"] == [{"type": "web_url", "title": "Pay by card", "url": "https://pay.example.com/p/1"}]
    assert [reply["title"] for reply in message["quick_replies"]] == ["Done"]
    assert message["metadata"] == str(REFERENCE)


@pytest.mark.parametrize(
    "content",
    [
        Content(
            text="Here it is.", link=Link(title="The page of the payment provider", url="https://pay.example.com/p")
        ),
        Content(text="w" * 641, link=Link(title="Pay", url="https://pay.example.com/p")),
        Content(text="Here it is.", link=Link(title="Pay", url="http://localhost/p")),
        Content(text="Here it is.", link=Link(title="Pay", url="http://[/p")),
    ],
)
def test_a_link_that_no_button_can_have_is_in_the_words(content: Content) -> None:
    assert content.link is not None
    assert only(content)["text"].endswith(f"{content.link.title}: {content.link.url}")


def test_a_page_of_ours_has_our_public_address() -> None:
    message = only(Content(text="Here it is.", link=Link(title="Open the bill", url="/pdf")))
    assert message["attachment"]["payload"]["buttons"][0]["url"] == "https://selfcare.example.com/pdf"


def test_a_sign_in_is_its_plain_words() -> None:
    content = offering("Cancel", plain="Reply with your number.", form=SignInForm(kind="sign_in"))
    assert only(content)["text"] == "Reply with your number."


def test_ten_thousand_characters_are_several_messages_and_the_last_has_reference_and_replies() -> None:
    text = "All of it. " * 909 + "E"
    messages = said(offering("Yes", text=text))
    assert " ".join(message["text"] for message in messages) == text
    assert all(len(message["text"]) <= 2000 for message in messages)
    assert ["metadata" in message for message in messages] == [False] * (len(messages) - 1) + [True]
    assert "quick_replies" in messages[-1]


def test_nothing_is_no_message() -> None:
    assert said(" ") == []
