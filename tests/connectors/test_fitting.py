"""Whatever is said, it fits, and nothing of it is lost."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.content import Chosen, Content, Link, QuickReply
from connectors.fitting import (
    beginning,
    chosen_in,
    fit,
    in_words,
    link_in,
    payload,
    pieces,
    pressable_link,
    shortened,
    size,
)
from tests.connectors.made_up import MESSAGE_ID, offering

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


@given(st.uuids(), st.integers(0, 999))
def test_a_payload_comes_back_as_the_choice_it_was_made_for(message_id: UUID, index: int) -> None:
    assert chosen_in(payload(message_id, index)) == Chosen(message_id=message_id, index=index)


@pytest.mark.parametrize("given", [None, "", "hello", "0" * 32, f"{'0' * 32}.", f"{'0' * 32}.-1", f"{'0' * 32}.1234"])
def test_what_is_no_payload_of_ours_chooses_nothing(given: str | None) -> None:
    assert chosen_in(given) is None


@given(TEXTS, st.integers(2, 50))
def test_pieces_fit_and_lose_nothing_but_the_space_between_them(text: str, most: int) -> None:
    found = pieces(text, most)
    assert all(0 < size(piece) <= most for piece in found)
    assert "".join("".join(found).split()) == "".join(text.split())


def test_a_text_is_cut_between_its_paragraphs_sentences_and_words() -> None:
    assert pieces("One two three.\n\nFour five six.", 20) == ["One two three.", "Four five six."]
    assert pieces("One two three. Four five six.", 20) == ["One two three.", "Four five six."]
    assert pieces("Onetwothree four fivesix", 18) == ["Onetwothree four", "fivesix"]


@given(TEXTS, st.integers(1, 50))
def test_a_beginning_has_no_half_characters(text: str, most: int) -> None:
    head = beginning(text, most)
    assert text.startswith(head)
    assert most - 1 <= size(head) <= most or head == text


@given(TEXTS, st.integers(1, 50))
def test_a_shortened_title_fits(text: str, most: int) -> None:
    assert size(shortened(text, most)) <= most


def test_replies_fit_by_their_number_their_length_and_their_difference() -> None:
    replies = [QuickReply(title="Yes"), QuickReply(title="No")]
    assert fit(replies, 2, 3)
    assert fit([], 2, 3)
    assert not fit(replies, 1, 3)
    assert not fit(replies, 2, 2)
    assert not fit([*replies, QuickReply(title=" yes ")], 3, 5)


def test_a_menu_has_the_link_below_it() -> None:
    content = offering("Pay", "Later", link=Link(title="Your bill", url="/bill"))
    told = "What can I do?\n\n1 Pay\n2 Later\n\nYour bill: https://selfcare.example.com/bill"
    assert in_words(content, "https://selfcare.example.com/") == told


@pytest.mark.parametrize("url", ["/bill", "http://localhost:8000/bill", "https://[", "https://intranet/bill"])
def test_a_button_needs_an_address_that_everybody_can_open(url: str) -> None:
    content = Content(text="Here.", link=Link(title="Your bill", url=url))
    assert link_in(content, "") == ("Your bill", url)
    assert pressable_link(content, "") is None


def test_a_payload_is_small_enough_for_every_provider() -> None:
    assert len(payload(MESSAGE_ID, 999).encode()) <= 64
