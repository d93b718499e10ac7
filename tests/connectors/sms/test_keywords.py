"""Who wants no texts is heard at once, and who wants something else is not taken for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.sms.keywords import BARE, WORDS, Keyword, keyword_in

OFFICIAL = "STOP, STOPALL, UNSUBSCRIBE, CANCEL, END, QUIT, REVOKE, OPTOUT, OPT OUT, opt-out, Stop all, stop."
ALL = [
    (word.strip(), keyword)
    for words in (WORDS, BARE)
    for keyword, row in words.items()
    for word in row.split(",")
    if word.strip()
]
STOPS = """
Stop. Thank you / stop thanks / Stop, please! / please stop / PLS STOP NOW / Ok stop / stop thanks a lot
STOP STOP STOP / stop stop / Reply STOP / Arrêt / ARRÊTE / Désabonner / Stopp / СТОП / Don't text me
Stop texting me! / Remove me from your list. / Stop sending me messages, thank you / No more texts
"""
NONE = """
cancel my plan / cancel please / please cancel / Cancel it / end my contract / the end / quit asking / REMOVE / no
When does my contract end? / stop my subscription / my internet stops every evening / don't stop / nonstop / 1
stopped working / bus stop / can you stop the direct debit / stop the technician from coming / help with my bill
I need help / information / yes please / start my order / resume my plan / AGENT / How do I unsubscribe from TV?
stop 2 / remove roaming / stop. When is my bill due? / opt out of offers / ?!
"""


def said(block: str) -> list[str]:
    return [text.strip() for line in block.strip().splitlines() for text in line.split(" / ")]


@pytest.mark.parametrize("text", OFFICIAL.split(", "))
def test_every_word_of_the_carriers_and_regulators_stops(text: str) -> None:
    assert keyword_in(text) is Keyword.stop


@pytest.mark.parametrize(("word", "keyword"), ALL)
def test_case_space_and_punctuation_change_nothing(word: str, keyword: Keyword) -> None:
    for text in (word.upper(), word.title(), f"  {word} \n", f"{word}!!!", f'"{word}."', f"*{word}*", f"{word} 🛑"):
        assert keyword_in(text) is keyword


def test_no_word_means_two_things() -> None:
    words = [word for word, _ in ALL]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("text", said(STOPS))
def test_a_stop_is_understood_however_it_is_written(text: str) -> None:
    assert keyword_in(text) is Keyword.stop


FULL_WIDTH = "".join(chr(ord(letter) + 0xFEE0) for letter in "STOP")


@pytest.mark.parametrize(
    "text", ["s\u200btop", FULL_WIDTH, "sto\u0301p", "stop\u00a0", "STOP\x00", "arre\u0302t", "don\u2019t text me"]
)
def test_marks_that_nobody_sees_hide_no_stop(text: str) -> None:
    assert keyword_in(text) is Keyword.stop


@pytest.mark.parametrize("text", ["", " ", *said(NONE)])
def test_a_word_within_something_else_is_none(text: str) -> None:
    assert keyword_in(text) is None


@pytest.mark.parametrize("text", ["START", "start!", "Unstop", "YES", "yes.", "Subscribe", "opt in", "opt-in please"])
def test_start_and_its_kin_begin_again(text: str) -> None:
    assert keyword_in(text) is Keyword.start


@pytest.mark.parametrize("text", ["HELP", "help?", "Info", "INFO please", "help me", "Aide", "ayuda", "Hilfe!"])
def test_help_and_its_kin_ask_for_help(text: str) -> None:
    assert keyword_in(text) is Keyword.help


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert keyword_in(text) in (None, *Keyword)


@given(st.sampled_from([word for word, _ in ALL]), st.text(alphabet=" .,!?-\"'()*\n", max_size=6))
def test_what_is_no_letter_around_a_keyword_changes_nothing(word: str, around: str) -> None:
    assert keyword_in(around + word + around) is keyword_in(word)
