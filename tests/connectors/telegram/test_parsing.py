"""What Telegram brings: messages of private chats and pressed buttons; the rest is left alone."""

import json
from datetime import UTC, datetime

import pytest

from connectors.base import Anomalous, File, Inbound
from connectors.content import Chosen
from tests.connectors.made_up import MESSAGE_ID, arrived
from tests.connectors.telegram.conftest import BOT, connector, fixture


def message(name: str) -> Inbound:
    (item,) = connector().parse(arrived(fixture(name), {}))
    assert isinstance(item, Inbound)
    return item


def test_a_text_is_from_a_chat_to_our_bot() -> None:
    item = message("text")
    assert (item.sender, item.own, item.text) == ("5511223344", BOT, "Why is my bill so high? 🙂")
    assert item.provider_message_id == f"{BOT}:5511223344:41"
    assert item.sent_at == datetime.fromtimestamp(1795000001, UTC)


def test_the_button_that_everybody_begins_with_is_a_greeting() -> None:
    assert message("start").text == "hello"


@pytest.mark.parametrize(("name", "title"), [("press", "Pay now"), ("press_of_an_old_one", "")])
def test_a_pressed_button_names_our_message_and_its_place(name: str, title: str) -> None:
    item = message(name)
    assert (item.sender, item.chosen) == ("5511223344", Chosen(message_id=MESSAGE_ID, index=1))
    assert item.text == title


@pytest.mark.parametrize(
    ("name", "file", "caption"),
    [
        ("photo", File("AgACAgIAAxkBAAIx", "image/jpeg"), "My router"),
        ("document", File("BQACAgIAAxkBAAI1", "application/pdf", "letter.pdf"), None),
        ("voice", File("AwACAgIAAxkBAAI2", "audio/ogg"), None),
        ("video_note", File("DQACAgIAAxkBAAI3", "video/mp4"), None),
        ("sticker", File("CAACAgIAAxkBAAI4", "image/webp"), None),
        ("animation", File("CgACAgIAAxkBAAI5", "video/mp4", "cat.mp4"), None),
    ],
)
def test_what_is_sent_along_is_a_file_and_a_photo_the_largest_of_its_sizes(
    name: str, file: File, caption: str | None
) -> None:
    item = message(name)
    assert (item.files, item.text) == ((file,), caption)


@pytest.mark.parametrize(
    ("name", "words"),
    [("location", "51.4551, -0.9787"), ("venue", "Home, 1 High Street, Reading, 51.4551, -0.9787")],
)
def test_a_place_is_told_in_words(name: str, words: str) -> None:
    assert message(name).text == words


@pytest.mark.parametrize(
    "name",
    ["edited", "group", "from_a_bot", "contact", "channel_post", "blocked", "press_elsewhere", "press_of_another"],
)
def test_what_says_nothing_to_us_is_left_alone(name: str) -> None:
    assert connector().parse(arrived(fixture(name), {})) == []


@pytest.mark.parametrize(
    ("name", "press"), [("press", "23668976123456789"), ("press_of_another", "23668976123456792"), ("text", None)]
)
def test_every_press_is_acknowledged(name: str, press: str | None) -> None:
    said = connector().thank(arrived(fixture(name), {})).text
    assert said == (json.dumps({"method": "answerCallbackQuery", "callback_query_id": press}) if press else "")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"\xff",
        b"{}",
        b'{"update_id": "x"}',
        b'{"update_id": 1, "message": 5}',
        b'{"object": "page", "entry": []}',
        fixture("text").replace(b'"type": "private"', b'"type": 5'),
    ],
)
def test_what_telegram_would_never_send_is_told_apart(body: bytes) -> None:
    with pytest.raises(Anomalous):
        connector().parse(arrived(body, {}))
    assert connector().thank(arrived(body, {})).text == ""
