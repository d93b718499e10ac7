"""What Meta brings: messages, pressed replies, echoes of ours, and what was delivered."""

from datetime import UTC, datetime

import pytest

from connectors.base import Anomalous, File, Inbound, Receipt
from connectors.content import Chosen
from tests.connectors.made_up import MESSAGE_ID, REFERENCE, arrived, texts
from tests.connectors.messenger.conftest import PAGE_ID, connector, fixture

PICTURE = "https://scontent.xx.fbcdn.net/v/t1.15752-9/router.png?_nc_cat=1&oh=03_Q7&oe=6A"


def parsed(name: str) -> list[Inbound | Receipt]:
    return list(connector().parse(arrived(fixture(name), {})))


def message(name: str) -> Inbound:
    (item,) = parsed(name)
    assert isinstance(item, Inbound)
    return item


def test_a_text_is_from_a_person_to_our_page() -> None:
    item = message("text")
    assert (item.sender, item.own, item.text) == ("5511998877665544", PAGE_ID, "Why is my bill so high? 🙂")
    assert item.sent_at == datetime.fromtimestamp(1795000001.478, UTC)
    assert item.provider_message_id.startswith("m_")


def test_an_answer_to_one_of_ours_is_a_text() -> None:
    assert message("reply").text == "That one"


@pytest.mark.parametrize("name", ["quick_reply", "pressed_button"])
def test_what_is_pressed_names_our_message_and_its_place(name: str) -> None:
    item = message(name)
    assert (item.chosen, item.text) == (Chosen(message_id=MESSAGE_ID, index=1), "Pay now")


def test_a_button_of_the_page_is_said() -> None:
    item = message("postback")
    assert (item.chosen, item.text) == (None, "Get started")


@pytest.mark.parametrize(
    ("name", "media_type", "title"),
    [("image", "image/png", None), ("file", "application/pdf", "my letter.pdf"), ("audio", "video/mp4", None)],
)
def test_what_is_sent_along_is_a_file(name: str, media_type: str, title: str | None) -> None:
    (file,) = message(name).files
    assert (file.media_type, file.name) == (media_type, title)


def test_every_picture_of_a_message_is_a_file_and_a_sticker_is_one() -> None:
    assert [file.where for file in message("images").files] == [PICTURE, PICTURE.replace("router", "socket")]
    assert message("sticker").files == (File(PICTURE, "image/png"),)


@pytest.mark.parametrize(
    ("name", "words"),
    [("location", "Ada's location, 51.4551, -0.9787"), ("shared_page", "Fast broadband https://example.com/plans")],
)
def test_a_place_and_a_shared_page_are_told_in_words(name: str, words: str) -> None:
    assert message(name).text == words


@pytest.mark.parametrize(
    "name",
    [
        "reaction",
        "edit",
        "read",
        "delivery_without_mids",
        "echo_of_the_inbox",
        "standby",
        "visitor",
        "unsupported_share",
    ],
)
def test_what_says_nothing_to_us_is_left_alone(name: str) -> None:
    assert parsed(name) == []


def test_what_was_delivered_is_named() -> None:
    assert parsed("delivery") == [Receipt("m_first", "delivered"), Receipt("m_second", "delivered")]


def test_an_echo_of_ours_names_our_reference() -> None:
    assert parsed("echo") == [Receipt("m_ours", "sent", None, REFERENCE)]


def test_every_item_of_a_batch_is_taken_in_its_order() -> None:
    items = parsed("batch")
    assert texts(items) == ["one", "two", "three"]
    assert isinstance(items[1], Receipt)


def test_one_that_cannot_be_read_keeps_none_of_the_others_out() -> None:
    broken = fixture("batch").replace(b'"text": "one"', b'"text": 1')
    assert texts(connector().parse(arrived(broken, {}))) == ["two", "three"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b'{"object": "whatsapp_business_account", "entry": []}',
        b'{"object": "instagram", "entry": []}',
        b'{"object": "page", "entry": [{"messaging": [1]}]}',
        fixture("text").replace(b'"mid": ', b'"another": '),
    ],
)
def test_what_messenger_would_never_send_is_told_apart(body: bytes) -> None:
    with pytest.raises(Anomalous):
        connector().parse(arrived(body, {}))
