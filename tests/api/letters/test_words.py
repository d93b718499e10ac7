"""A notice fits one text message, whatever it says; a locked screen tells nothing of whose it is."""

import re

from hypothesis import given
from hypothesis import strategies as st

from api.letters.words import WORDINGS, one_text
from connectors.sms.alphabet import parts
from models import NoticeKind

URL = "https://my.optilink.example"
LONG = "News of the outage in Walkley: A fibre cable was cut by roadworks. It should be mended by 18:30. " * 3


def test_what_fits_is_said_as_it_is() -> None:
    assert one_text("OptiLink", "Your bill is £84.20.", URL) == "OptiLink: Your bill is £84.20."


def test_what_does_not_fit_ends_with_a_sentence_and_says_where_the_rest_is() -> None:
    said = one_text("OptiLink", LONG, URL)
    assert said == (
        "OptiLink: News of the outage in Walkley: A fibre cable was cut by roadworks. It should be mended by 18:30. "
        f"More: {URL}"
    )


def test_one_endless_sentence_ends_with_a_word() -> None:
    said = one_text("OptiLink", "word " * 100, "")
    assert said.endswith("word... More in your account.")
    assert len(said) <= 160


def test_dots_that_hide_digits_do_not_make_it_dearer() -> None:
    said = one_text("OptiLink", "Your number was changed to 07••• •••123. If that wasn't you, call 0800 555 0100.", URL)
    assert said.isascii()


@given(st.text(max_size=400), st.sampled_from(["", URL]))
def test_it_is_one_part_whatever_stands_in_it(said: str, url: str) -> None:
    written = one_text("OptiLink", said, url)
    assert len(parts(written)) == 1
    assert written.startswith("OptiLink:")


def test_every_kind_has_words_and_a_locked_screen_shows_no_fact() -> None:
    assert set(WORDINGS) == set(NoticeKind)
    assert not [wording for wording in WORDINGS.values() if re.search(r"\d|£", wording.teaser + wording.subject)]
