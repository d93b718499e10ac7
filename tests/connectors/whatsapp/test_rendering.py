"""What goes out: the richest form that WhatsApp has room for, and all of it in words where there is none."""

from typing import Any

import pytest

from connectors.content import Content, Link, SignInForm
from connectors.whatsapp.rendering import messages, template
from tests.connectors.made_up import MESSAGE_ID, PAGE, REFERENCE, offering, outgoing
from tools.phones.whatsapp_rules import seen

TO = "+447700900123"


def rendered(content: Content | str) -> list[dict[str, Any]]:
    """Every one of them is something that the real one takes."""
    bodies = messages(outgoing(content, TO), "https://selfcare.example.com")
    for body in bodies:
        seen(body)
    return bodies


def only(content: Content | str) -> dict[str, Any]:
    (body,) = rendered(content)
    return body


def test_a_text_carries_our_reference_to_the_number_without_its_plus() -> None:
    assert only("Hello.") == {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": "447700900123",
        "type": "text",
        "text": {"preview_url": False, "body": "Hello."},
        "biz_opaque_callback_data": str(REFERENCE),
    }


def test_who_hides_the_number_is_written_to_by_metas_id() -> None:
    (body,) = messages(outgoing("Hello.", "GB.13491208655302741918"))
    assert body["recipient"] == "GB.13491208655302741918"
    assert "to" not in body


def test_up_to_three_short_replies_are_buttons() -> None:
    part = only(offering("Pay now", "Why this much?", "A person"))["interactive"]
    assert part["type"] == "button"
    assert part["body"] == {"text": "What can I do?"}
    assert part["action"]["buttons"][1] == {
        "type": "reply",
        "reply": {"id": f"{MESSAGE_ID.hex}.1", "title": "Why this much?"},
    }


def test_what_a_choice_means_never_leaves_us() -> None:
    assert "secret_intent" not in str(rendered(offering("Pay now")) + rendered(offering(*"abcdefghijklmno")))


@pytest.mark.parametrize("count", [4, 10])
def test_more_of_them_are_a_list(count: int) -> None:
    part = only(offering(*(f"Choice {n}" for n in range(count))))["interactive"]
    assert part["type"] == "list"
    rows = part["action"]["sections"][0]["rows"]
    assert rows[-1] == {"id": f"{MESSAGE_ID.hex}.{count - 1}", "title": f"Choice {count - 1}"}


def test_a_title_too_long_for_a_button_is_a_row_with_all_of_it_below() -> None:
    part = only(offering("Broadband is slow in the evening", "Something else"))["interactive"]
    assert part["action"]["sections"][0]["rows"][0] == {
        "id": f"{MESSAGE_ID.hex}.0",
        "title": "Broadband is slow in th…",
        "description": "Broadband is slow in the evening",
    }


def test_an_emoji_in_a_title_counts_twice() -> None:
    assert only(offering("🙂" * 10))["interactive"]["type"] == "button"
    assert only(offering("🙂" * 11))["interactive"]["type"] == "list"


def test_too_many_are_a_menu_of_numbers() -> None:
    body = only(offering(*(f"Choice {n}" for n in range(11))))
    assert body["text"]["body"].startswith("What can I do?\n\n1 Choice 0\n2 Choice 1\n")
    assert body["text"]["body"].endswith("11 Choice 10")


@pytest.mark.parametrize("titles", [("Same", "same"), ("", "Other"), ("t" * 97, "Other")])
def test_titles_that_no_button_can_have_are_a_menu_in_our_own_plain_words(titles: tuple[str, ...]) -> None:
    body = only(offering(*titles, plain="What can I do? Reply 1 X, 2 Y"))
    assert body["text"]["body"] == "What can I do? Reply 1 X, 2 Y"


def test_a_link_alone_is_a_button() -> None:
    part = only(Content(text="Cards are entered there.", link=PAGE))["interactive"]
    assert part["type"] == "cta_url"
    assert part["action"]["parameters"] == {"display_text": "Pay by card", "url": "https://pay.example.com/p/1"}


def test_a_page_of_ours_has_our_public_address() -> None:
    link = Link(title="Open the bill", url="/v1/billing/bills/1/pdf")
    part = only(Content(text="Here is your bill.", link=link))["interactive"]
    assert part["action"]["parameters"]["url"] == "https://selfcare.example.com/v1/billing/bills/1/pdf"


def test_a_link_with_a_long_title_is_in_the_words() -> None:
    link = Link(title="Open the page of the payment provider", url="https://pay.example.com/p/1")
    told = only(Content(text="Cards are entered there.", link=link))["text"]["body"]
    assert told == "Cards are entered there.\n\nOpen the page of the payment provider: https://pay.example.com/p/1"


def test_a_link_beside_replies_is_in_the_words() -> None:
    part = only(offering("Done", link=PAGE))["interactive"]
    assert part["body"]["text"] == "What can I do?\n\nPay by card: https://pay.example.com/p/1"


def test_a_link_that_the_words_have_is_not_said_twice() -> None:
    content = offering(*"abcdefghijk", link=PAGE, plain="Pay at https://pay.example.com/p/1")
    assert only(content)["text"]["body"] == "Pay at https://pay.example.com/p/1"


def test_a_sign_in_is_its_plain_words() -> None:
    content = offering("Cancel", plain="Reply with your number.", form=SignInForm(kind="sign_in"))
    assert only(content)["text"]["body"] == "Reply with your number."


def test_words_too_long_beside_buttons_are_a_menu() -> None:
    body = only(offering("Yes", "No", text="w " * 600))
    assert body["text"]["body"].endswith("1 Yes\n2 No")


def test_ten_thousand_characters_are_three_messages_and_the_last_one_has_our_reference() -> None:
    text = "All of it. " * 909 + "E"
    bodies = rendered(text)
    assert len(bodies) == 3
    assert " ".join(body["text"]["body"] for body in bodies) == text
    assert ["biz_opaque_callback_data" in body for body in bodies] == [False, False, True]


@pytest.mark.parametrize("text", ["🙂" * 5000, "x" * 10_000])
def test_one_endless_word_is_cut_between_its_characters(text: str) -> None:
    assert "".join(body["text"]["body"] for body in rendered(text)) == text


def test_nothing_is_no_message() -> None:
    assert rendered("  ") == []


def test_a_template_says_it_in_one_line() -> None:
    body = template(outgoing("Your\nbill is  due.", TO), "news", "en_GB", has_text=True)
    assert seen(body)[0] == "[news] Your bill is due."
    assert body["template"]["language"] == {"code": "en_GB"}
    assert body["biz_opaque_callback_data"] == str(REFERENCE)


def test_a_template_without_a_place_says_its_own_words() -> None:
    assert "components" not in template(outgoing("Hello.", TO), "news", "en_GB", has_text=False)["template"]


def test_a_long_text_fits_a_template() -> None:
    assert len(seen(template(outgoing("word " * 2000, TO), "news", "en_GB", has_text=True))[0]) < 1024
