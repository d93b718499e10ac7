"""The letters of a text message, and where it is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.sms.alphabet import (
    BASIC,
    EXTENSION,
    TYPOGRAPHIC,
    Alphabet,
    alphabet_of,
    decoded,
    encoded,
    parts,
    swapped,
    units,
)

GSM = "".join(letter for letter in BASIC if letter != "\x1b") + "".join(EXTENSION)
gsm_texts = st.text(alphabet=GSM, max_size=800)
texts = st.text(max_size=400) | gsm_texts | st.text(alphabet="a€😀Ж", max_size=500)


def test_the_basic_table_has_128_places_and_no_letter_twice() -> None:
    assert len(BASIC) == len(set(BASIC)) == 128


@pytest.mark.parametrize(
    ("letter", "code"),
    [
        *(("@", 0x00), ("\n", 0x0A), ("Δ", 0x10), ("_", 0x11), ("ß", 0x1E), ("É", 0x1F), (" ", 0x20), ("¤", 0x24)),
        *(("0", 0x30), ("¡", 0x40), ("A", 0x41), ("§", 0x5F), ("¿", 0x60), ("a", 0x61), ("ü", 0x7E), ("à", 0x7F)),
    ],
)
def test_letters_have_the_codes_of_the_standard(letter: str, code: int) -> None:
    assert encoded(letter, Alphabet.gsm) == bytes([code])


def test_a_rupee_s_sign_is_written_out() -> None:
    assert alphabet_of(swapped("Pay ₹1,00,000.00")) is Alphabet.gsm
    assert swapped("Pay ₹720.00") == "Pay Rs 720.00"


def test_the_euro_is_two_septets() -> None:
    assert encoded("€", Alphabet.gsm) == b"\x1b\x65"
    assert units("5 €") == 4


@pytest.mark.parametrize(
    ("text", "alphabet"),
    [("", "gsm"), ("Hello £5 {ok}", "gsm"), ("naïve", "ucs2"), ("5 €", "gsm"), ("good 😀", "ucs2"), ("\x1b", "ucs2")],
)
def test_one_letter_decides_for_the_whole_text(text: str, alphabet: str) -> None:
    assert alphabet_of(text) == alphabet


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("a" * 160, [160]),
        ("a" * 161, [153, 8]),
        ("a" * 306, [153, 153]),
        ("a" * 307, [153, 153, 1]),
        ("Ж" * 70, [70]),
        ("Ж" * 71, [67, 4]),
        ("Ж" * 105, [67, 38]),
        # The last place of the first part is one too few for an escape and its letter, or for both halves of an emoji.
        ("a" * 152 + "€" + "b" * 10, [152, 11]),
        ("Ж" * 66 + "😀" + "Ж" * 10, [66, 11]),
        ("a" * 158 + "€", [159]),
        ("a" * 159 + "€", [153, 7]),
        ("😀" * 35, [35]),
        ("😀" * 36, [33, 3]),
    ],
)
def test_a_long_text_is_cut_where_the_network_cuts_it(text: str, lengths: list[int]) -> None:
    assert [len(part) for part in parts(text)] == lengths


@given(texts)
def test_the_parts_joined_are_the_text(text: str) -> None:
    assert "".join(parts(text)) == text


@given(texts)
def test_every_part_fits_and_none_is_empty(text: str) -> None:
    alphabet, pieces = alphabet_of(text), parts(text)
    room = alphabet.alone if len(pieces) == 1 else alphabet.together
    assert all(units(part, alphabet) <= room for part in pieces)
    assert all(pieces) or pieces == ("",)


@given(texts)
def test_no_pair_is_split(text: str) -> None:
    """Each part can be written on its own, and its octets are as many as its units say."""
    alphabet = alphabet_of(text)
    for part in parts(text):
        octets = encoded(part, alphabet)
        assert decoded(octets, alphabet) == part
        assert len(octets) == units(part, alphabet) * (1 if alphabet is Alphabet.gsm else 2)


@given(texts, st.sampled_from(Alphabet))
def test_a_text_is_cut_in_whichever_alphabet_is_asked_for(text: str, alphabet: Alphabet) -> None:
    assert "".join(parts(text, alphabet)) == text


@given(st.binary(max_size=300), st.sampled_from(Alphabet))
def test_any_octets_can_be_read(octets: bytes, alphabet: Alphabet) -> None:
    assert isinstance(decoded(octets, alphabet), str)


@pytest.mark.parametrize(("octets", "text"), [(b"\x1b\x41", "A"), (b"\x1b\x1b", " "), (b"a\x1b", "a "), (b"\xff", " ")])
def test_what_has_no_meaning_is_read_as_the_standard_says(octets: bytes, text: str) -> None:
    assert decoded(octets, Alphabet.gsm) == text


def test_typographic_letters_are_swapped() -> None:
    text = "\u201cIt\u2019s \u00a35\u00a0\u2013 that\u2019s all\u2026\u201d"
    assert swapped(text) == "\"It's £5 - that's all...\""
    assert alphabet_of(swapped(text)) is Alphabet.gsm


def test_what_is_swapped_in_can_be_written_cheaply() -> None:
    assert alphabet_of("".join(TYPOGRAPHIC.values())) is Alphabet.gsm


@pytest.mark.parametrize("text", ["naïve", "Ça va", "😀", "Dvořák", "привет"])
def test_accents_and_emoji_are_somebodys_words(text: str) -> None:
    assert swapped(text) == text


@given(st.text(max_size=200))
def test_swapping_twice_is_swapping_once(text: str) -> None:
    assert swapped(swapped(text)) == swapped(text)


@given(gsm_texts.filter(lambda text: not set(text) & set("\r\f")))
def test_what_can_be_written_cheaply_is_left_alone(text: str) -> None:
    assert swapped(text) == text


def test_lines_end_as_lines_and_nothing_invisible_is_paid_for() -> None:
    assert swapped("a\r\nb\rc\x00\x07d\u200be") == "a\nb\ncde"
