"""What goes out: text with what can be pressed below it."""

import pytest

from connectors.content import Content, Link, SignInForm
from connectors.telegram.rendering import messages
from tests.connectors.made_up import MESSAGE_ID, PAGE, offering, outgoing

TO = "5511223344"
HERE = "https://selfcare.example.com"


def test_a_text_is_plain_and_shows_no_preview() -> None:
    assert messages(outgoing("Is *this* <b>bold</b>?", TO)) == [
        {"chat_id": 5511223344, "text": "Is *this* <b>bold</b>?", "link_preview_options": {"is_disabled": True}}
    ]


def test_replies_are_buttons_one_below_the_other() -> None:
    (body,) = messages(outgoing(offering("Pay now", "Why this much?"), TO))
    assert body["reply_markup"] == {
        "inline_keyboard": [
            [{"text": "Pay now", "callback_data": f"{MESSAGE_ID.hex}.0"}],
            [{"text": "Why this much?", "callback_data": f"{MESSAGE_ID.hex}.1"}],
        ]
    }
    assert len(f"{MESSAGE_ID.hex}.999".encode()) <= 64
    assert "secret_intent" not in str(body)


@pytest.mark.parametrize("titles", [tuple(f"Choice {n}" for n in range(21)), ("t" * 61, "Other"), ("Same", "same")])
def test_replies_that_do_not_fit_are_a_menu_of_numbers(titles: tuple[str, ...]) -> None:
    (body,) = messages(outgoing(offering(*titles), TO))
    assert body["text"].startswith(f"What can I do?\n\n1 {titles[0]}\n2 {titles[1]}")
    assert "reply_markup" not in body


def test_a_menu_of_our_own_plain_words_is_preferred() -> None:
    (body,) = messages(outgoing(offering("Same", "same", plain="Reply 1 or 2", link=PAGE), TO))
    assert body["text"] == "Reply 1 or 2\n\nPay by card: https://pay.example.com/p/1"


def test_a_link_is_a_button_above_the_replies() -> None:
    (body,) = messages(outgoing(offering("Done", link=PAGE), TO))
    assert body["text"] == "What can I do?"
    assert body["reply_markup"]["inline_keyboard"][0] == [{"text": "Pay by card", "url": "https://pay.example.com/p/1"}]
    assert len(body["reply_markup"]["inline_keyboard"]) == 2


def test_a_page_of_ours_has_our_public_address() -> None:
    content = Content(text="Here is your bill.", link=Link(title="Open the bill", url="/v1/billing/bills/1/pdf"))
    (body,) = messages(outgoing(content, TO), HERE)
    assert body["reply_markup"]["inline_keyboard"][0][0]["url"] == f"{HERE}/v1/billing/bills/1/pdf"


@pytest.mark.parametrize("public_url", ["", "http://localhost:8000"])
def test_an_address_that_telegram_takes_for_none_is_in_the_words(public_url: str) -> None:
    content = Content(text="Here is your bill.", link=Link(title="Open the bill", url="/pdf"))
    (body,) = messages(outgoing(content, TO), public_url)
    assert body["text"] == f"Here is your bill.\n\nOpen the bill: {public_url}/pdf"
    assert "reply_markup" not in body


def test_a_sign_in_is_its_plain_words() -> None:
    content = offering("Cancel", plain="Reply with your number.", form=SignInForm(kind="sign_in"))
    (body,) = messages(outgoing(content, TO))
    assert body["text"] == "Reply with your number."


def test_ten_thousand_characters_are_three_messages_with_the_buttons_below_the_last() -> None:
    text = "All of it. " * 909 + "E"
    bodies = messages(outgoing(offering("Yes", text=text), TO))
    assert " ".join(body["text"] for body in bodies) == text
    assert ["reply_markup" in body for body in bodies] == [False, False, True]


def test_nothing_is_no_message() -> None:
    assert messages(outgoing(" ", TO)) == []
