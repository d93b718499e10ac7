"""What Meta brings: every kind of message, every one of a batch, and what became of ours."""

from datetime import UTC, datetime

import pytest

from connectors.base import Anomalous, File, Inbound, Receipt
from connectors.content import Chosen
from tests.connectors.made_up import MESSAGE_ID, REFERENCE, arrived, texts
from tests.connectors.whatsapp.conftest import connector, fixture


def parsed(name: str) -> list[Inbound | Receipt]:
    return list(connector().parse(arrived(fixture(name), {})))


def message(name: str) -> Inbound:
    (item,) = parsed(name)
    assert isinstance(item, Inbound)
    return item


def test_a_text_is_from_a_number_to_one_of_ours() -> None:
    item = message("text")
    assert (item.sender, item.own) == ("+447700900123", "106540352242922")
    assert item.text == "Why is my bill so high? 🙂"
    assert item.provider_message_id.startswith("wamid.")
    assert item.sent_at == datetime.fromtimestamp(1795000001, UTC)


@pytest.mark.parametrize(
    ("name", "index", "title"), [("button_reply", 1, "Pay now"), ("list_reply", 4, "Broadband is slow in th…")]
)
def test_a_pressed_button_names_our_message_and_its_place(name: str, index: int, title: str) -> None:
    item = message(name)
    assert (item.chosen, item.text) == (Chosen(message_id=MESSAGE_ID, index=index), title)


def test_a_templates_own_button_is_said() -> None:
    item = message("template_button")
    assert (item.chosen, item.text) == (None, "Tell me more")


@pytest.mark.parametrize(
    ("name", "file", "caption"),
    [
        ("image", File("1003383421387256", "image/jpeg"), "My router"),
        ("document", File("1003383421387257", "application/pdf", "letter.pdf"), None),
        ("audio", File("1003383421387258", "audio/ogg; codecs=opus"), None),
        ("video", File("1003383421387259", "video/mp4"), None),
        ("sticker", File("1003383421387260", "image/webp"), None),
    ],
)
def test_what_is_sent_along_is_a_file(name: str, file: File, caption: str | None) -> None:
    item = message(name)
    assert (item.files, item.text) == ((file,), caption)


def test_a_place_is_told_in_words() -> None:
    assert message("location").text == "Home, 1 High Street, Reading, 51.4551, -0.9787"


def test_who_hides_the_number_is_known_by_metas_id() -> None:
    assert message("hidden_number").sender == "GB.13491208655302741918"


@pytest.mark.parametrize(
    "name", ["reaction", "contacts", "unsupported", "system", "group", "account_errors", "template_approved"]
)
def test_what_says_nothing_to_us_is_left_alone(name: str) -> None:
    assert parsed(name) == []


@pytest.mark.parametrize("state", ["sent", "delivered", "read"])
def test_a_status_names_our_reference(state: str) -> None:
    (receipt,) = parsed(f"status_{state}")
    assert isinstance(receipt, Receipt)
    assert (receipt.state, receipt.reference, receipt.error) == (state, REFERENCE, None)


def test_a_failure_tells_why_in_plain_words() -> None:
    (receipt,) = parsed("status_failed")
    assert isinstance(receipt, Receipt)
    told = "The customer last wrote more than 24 hours ago: only an approved template may be sent. (Meta: 131047)"
    assert (receipt.state, receipt.error) == ("failed", told)


def test_every_item_of_a_batch_is_taken_in_its_order() -> None:
    items = parsed("batch")
    assert texts(items) == ["one", "two", "three"]
    assert [item.state for item in items if isinstance(item, Receipt)] == ["sent", "delivered"]
    assert [(item.sender, item.own) for item in items if isinstance(item, Inbound)][-1] == (
        "+447700900124",
        "106540352242923",
    )


def test_one_that_cannot_be_read_keeps_none_of_the_others_out() -> None:
    broken = fixture("batch").replace(b'"body": "one"', b'"body": 1')
    assert texts(connector().parse(arrived(broken, {}))) == ["two", "three"]


def test_a_reference_that_is_not_ours_is_none() -> None:
    body = fixture("status_sent").replace(str(REFERENCE).encode(), b"somebody else's")
    (receipt,) = connector().parse(arrived(body, {}))
    assert isinstance(receipt, Receipt)
    assert receipt.reference is None


def test_a_reason_is_never_longer_than_what_is_kept_of_it() -> None:
    body = fixture("status_failed").replace(b"131047", b"9").replace(b"Message failed", b"m" * 500)
    endless = fixture("status_failed").replace(b"131047", b"9" * 500)
    assert all(
        len(item.error or "") == 200 for item in connector().parse(arrived(endless, {})) if isinstance(item, Receipt)
    )
    (receipt,) = connector().parse(arrived(body, {}))
    assert isinstance(receipt, Receipt)
    assert receipt.error is not None
    assert len(receipt.error) == 200
    assert receipt.error.endswith("(Meta: 9)")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b"\xff",
        b"[" * 100_000,
        b"{}",
        b'{"object": "page", "entry": []}',
        b'{"object": "whatsapp_business_account", "entry": {}}',
        b'{"object": "whatsapp_business_account", "entry": [1]}',
        b'{"object": "whatsapp_business_account", "entry": [{"changes": [{"field": "messages"}]}]}',
        fixture("text").replace(b'"type": "text"', b'"type": 5'),
    ],
)
def test_what_meta_would_never_send_is_told_apart(body: bytes) -> None:
    with pytest.raises(Anomalous):
        connector().parse(arrived(body, {}))
