"""Whether an event is Viber's, and what is in it."""

from datetime import UTC, datetime
from typing import Any

import pytest

from connectors.base import Anomalous, Inbound, Provider, Receipt, Untrusted
from connectors.content import Chosen
from connectors.settings import HalfSetUp
from connectors.viber.connector import signature
from connectors.viber.settings import ViberSettings
from tests.connectors.made_up import MESSAGE_ID, arrived
from tests.connectors.viber.conftest import NEXT_TOKEN, TOKEN, connector, fixture

BODY = fixture("text")


def parsed(name: str) -> list[Inbound | Receipt]:
    return list(connector().parse(arrived(fixture(name), {})))


def message(name: str) -> Inbound:
    (item,) = parsed(name)
    assert isinstance(item, Inbound)
    return item


@pytest.mark.parametrize("token", [TOKEN, NEXT_TOKEN])
def test_both_tokens_of_a_rotation_are_good(token: str) -> None:
    headers = {"X-Viber-Content-Signature": signature(token, BODY)}
    connector().verify(arrived(BODY, headers, "http://10.0.0.5:8000/behind-a-proxy"))


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Viber-Content-Signature": ""},
        {"X-Viber-Content-Signature": signature("another", BODY)},
        {"X-Viber-Content-Signature": signature(TOKEN, BODY + b" ")},
        {"X-Viber-Content-Signature": f"sha256={signature(TOKEN, BODY)}"},
    ],
)
def test_anything_else_is_not_trusted(headers: dict[str, str]) -> None:
    with pytest.raises(Untrusted):
        connector().verify(arrived(BODY, headers))


def test_viber_asks_for_no_proof() -> None:
    with pytest.raises(Untrusted):
        connector().challenge({})


def test_a_text_is_from_a_person() -> None:
    item = message("text")
    assert (item.sender, item.text) == ("01234567890ABCdefg==", "Why is my bill so high? 🙂")
    assert item.provider_message_id == "5741311803571721087"
    assert item.sent_at == datetime.fromtimestamp(1795000001.478, UTC)


@pytest.mark.parametrize(("name", "title"), [("press", "Pay now"), ("press_without_titles", "")])
def test_a_press_names_our_message_and_its_place(name: str, title: str) -> None:
    item = message(name)
    assert (item.chosen, item.text) == (Chosen(message_id=MESSAGE_ID, index=1), title)


@pytest.mark.parametrize(
    ("name", "media_type", "file_name", "caption"),
    [
        ("picture", "image/jpeg", "a.jpg", "My router"),
        ("video", "video/mp4", None, None),
        ("file", "application/pdf", "letter.pdf", None),
        ("sticker", "image/png", None, None),
    ],
)
def test_what_is_sent_along_is_a_file(name: str, media_type: str, file_name: str | None, caption: str | None) -> None:
    item = message(name)
    (file,) = item.files
    assert (file.media_type, file.name, item.text) == (media_type, file_name, caption)
    assert ".viber.com/" in file.where


@pytest.mark.parametrize(("name", "words"), [("location", "51.4551, -0.9787"), ("url", "https://example.com/plans")])
def test_a_place_and_a_page_are_told_in_words(name: str, words: str) -> None:
    assert (message(name).text, message(name).files) == (words, ())


@pytest.mark.parametrize("name", ["contact", "subscribed", "unsubscribed", "conversation_started", "webhook"])
def test_what_says_nothing_to_us_is_left_alone(name: str) -> None:
    assert parsed(name) == []


@pytest.mark.parametrize(
    ("name", "state", "error"),
    [
        ("delivered", "delivered", None),
        ("seen", "read", None),
        ("failed", "failed", "Viber could not deliver it: failure description"),
    ],
)
def test_what_became_of_ours_is_told(name: str, state: Any, error: str | None) -> None:
    assert parsed(name) == [Receipt("5741311803571721087", state, error)]


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b'{"event": 1}', BODY.replace(b'"sender"', b'"other"'), BODY.replace(b'"id"', b'"x"')]
)
def test_what_viber_would_never_send_is_told_apart(body: bytes) -> None:
    with pytest.raises(Anomalous):
        connector().parse(arrived(body, {}))


def test_settings_are_there_or_not_or_half(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VIBER_TOKEN", raising=False)
    monkeypatch.delenv("VIBER_SENDER", raising=False)
    assert ViberSettings.read() is None
    monkeypatch.setenv("VIBER_TOKEN", TOKEN)
    with pytest.raises(HalfSetUp, match="VIBER_SENDER"):
        ViberSettings.read()
    monkeypatch.setenv("VIBER_SENDER", "A name that is much too long for Viber")
    with pytest.raises(HalfSetUp, match="VIBER_SENDER"):
        ViberSettings.read()
    monkeypatch.setenv("VIBER_SENDER", "Selfcare")
    assert ViberSettings.read() is not None


def test_it_is_a_provider() -> None:
    provider: Provider = connector()
    assert (provider.name, provider.channel, provider.finds) == ("viber", "viber", False)
