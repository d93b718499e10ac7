"""What an agent is shown of a text before it goes: the same that goes."""

import uuid

import pytest

from connectors.base import Outgoing
from connectors.content import Content
from connectors.messenger import rendering as messenger
from connectors.previewing import Swap, preview
from connectors.sms.rendering import text_of


def test_a_text_is_shown_with_the_letters_that_go_out() -> None:
    found = preview("sms", "It\N{RIGHT SINGLE QUOTATION MARK}s fine\N{HORIZONTAL ELLIPSIS}")
    assert found.messages == ["It's fine..."]
    assert found.swaps == [Swap("\N{RIGHT SINGLE QUOTATION MARK}", "'"), Swap("\N{HORIZONTAL ELLIPSIS}", "...")]
    assert found.count
    assert (found.count.segments, found.count.units, found.count.left, found.jump) == (1, 12, 148, None)


@pytest.mark.parametrize(
    ("text", "segments", "jump"),
    [
        ("a" * 160, 1, None),
        ("a" * 161, 2, None),
        ("ő" * 70, 1, "ő"),
        ("ő" * 71, 2, "ő"),
        ("\N{EURO SIGN}" * 81, 2, None),
        ("a" * 66 + "\N{GRINNING FACE}" + "a" * 66, 3, "\N{GRINNING FACE}"),
    ],
)
def test_its_parts_are_those_that_are_paid_for(text: str, segments: int, jump: str | None) -> None:
    found = preview("sms", text)
    assert found.count
    assert (found.count.segments, len(found.messages), found.jump) == (segments, segments, jump)
    assert "".join(found.messages) == text_of(Content(text=text))


def test_what_is_too_long_is_shown_cut_as_it_goes() -> None:
    text = "A sentence of some length. " * 60
    found = preview("sms", text, most_parts=2)
    assert "".join(found.messages) == text_of(Content(text=text), most=2)
    assert len(found.messages) == 2
    assert found.messages[-1].endswith("There is more: reply AGENT and a person tells you.")


@pytest.mark.parametrize("channel", ["whatsapp", "telegram", "messenger", "viber", "web", "email"])
def test_elsewhere_words_stay_as_they_are(channel: str) -> None:
    text = "It\N{RIGHT SINGLE QUOTATION MARK}s fine, see https://optilink.example/bill"
    assert preview(channel, text).messages == [text]


def test_a_long_text_is_cut_where_its_app_cuts_it() -> None:
    text = "A sentence of some length. " * 120
    outgoing = Outgoing("0", "", Content(text=text), uuid.UUID(int=0), uuid.UUID(int=0))
    sent = [body["message"]["text"] for body in messenger.messages(outgoing)]
    assert preview("messenger", text).messages == sent
    assert len(sent) == 2


@pytest.mark.parametrize("channel", ["sms", "whatsapp", "telegram", "messenger", "viber", "web"])
def test_nothing_is_nothing(channel: str) -> None:
    assert "".join(preview(channel, "").messages) == ""
