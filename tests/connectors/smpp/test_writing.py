"""Letters to bytes: packed and not, with headers before them, in parts that fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.smpp import coding, header
from connectors.smpp.packing import pack, unpack
from connectors.smpp.parts import Part, parts_of
from connectors.smpp.pdu import Tag
from connectors.sms.alphabet import BASIC, EXTENSION, Alphabet, encoded

LETTERS = "".join(letter for letter in BASIC if letter not in "\x1b\r@") + "".join(EXTENSION)
gsm_texts = st.text(LETTERS, min_size=1, max_size=700)
any_texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=400)


def test_packing_is_as_in_the_standards_example() -> None:
    assert pack(b"hellohello") == bytes.fromhex("E8329BFD4697D9EC37")
    assert unpack(bytes.fromhex("E8329BFD4697D9EC37")) == b"hellohello"


def test_seven_spare_bits_are_no_letter() -> None:
    assert len(pack(b"1234567")) == 7
    assert unpack(pack(b"1234567")) == b"1234567"


@given(st.binary(max_size=160).map(lambda raw: bytes(code & 0x7F for code in raw)), st.integers(0, 6))
def test_what_was_packed_is_unpacked(septets: bytes, fill: int) -> None:
    assert unpack(pack(septets, fill), fill).rstrip(b"\x00\r") == septets.rstrip(b"\x00\r")


@pytest.mark.parametrize(("default", "letters"), [("gsm7", LETTERS), ("latin1", "é[€]"), ("ascii", "a[b]`")])
def test_every_letter_comes_back(default: coding.DefaultAlphabet, letters: str) -> None:
    text, writing = coding.write(letters, default)
    assert coding.read(writing.encode(text), writing.data_coding, default) == letters


@given(any_texts, st.sampled_from(["gsm7", "gsm7_packed", "latin1", "ascii"]))
def test_any_text_is_written_and_read_alike(text: str, default: coding.DefaultAlphabet) -> None:
    shown, writing = coding.write(text, default)
    back = coding.read(writing.encode(shown), writing.data_coding, default)
    assert back is not None
    assert back.rstrip("@\r") == shown.rstrip("@\r")


def test_a_letter_that_the_smscs_alphabet_lacks_makes_it_ucs2() -> None:
    assert [coding.write("5 €", default)[1].data_coding for default in ("gsm7", "gsm7_packed", "latin1", "ascii")] == [
        0, 0, 8, 8,
    ]  # fmt: skip


def test_typesetting_costs_nothing() -> None:
    assert coding.write("It\u2019s 5\u20136\u2026", "gsm7") == ("It's 5-6...", coding.Writing(0, Alphabet.gsm, "gsm7"))


@pytest.mark.parametrize(
    ("length", "letter", "long", "sizes"),
    [
        (160, "a", "udh8", [160]),
        (161, "a", "udh8", [159, 14]),
        (306, "a", "udh8", [159, 159]),
        (307, "a", "udh8", [159, 159, 7]),
        (305, "a", "udh16", [159, 159, 8]),
        (161, "a", "sar", [152, 9]),
        (70, "ж", "udh8", [140]),
        (71, "ж", "udh8", [140, 14]),
        (135, "ж", "udh8", [140, 140, 8]),
        (133, "ж", "udh16", [139, 139, 9]),
        (80, "€", "udh8", [160]),
        (81, "€", "udh8", [158, 16]),
        (35, "🦔", "udh8", [140]),
        (36, "🦔", "udh8", [138, 18]),
    ],
)
def test_each_part_holds_as_much_as_it_can(length: int, letter: str, long: str, sizes: list[int]) -> None:
    parts = parts_of(letter * length, "gsm7", long, 1)  # type: ignore[arg-type]
    assert [len(part.short_message) for part in parts] == sizes


@pytest.mark.parametrize("long", ["udh8", "udh16"])
@given(text=st.one_of(gsm_texts, any_texts))
def test_no_part_is_too_long_for_the_air_and_together_they_are_the_text(long: str, text: str) -> None:
    for default in ("gsm7", "gsm7_packed"):
        shown, _ = coding.write(text, default)
        parts = parts_of(text, default, long, 0xABCD)  # type: ignore[arg-type]
        read = [_read(part, default) for part in parts]
        assert "".join(read).rstrip("@\r") == shown.rstrip("@\r")
        assert all(_octets_on_air(part, default) <= 140 for part in parts)


def _read(part: Part, default: coding.DefaultAlphabet) -> str:
    front, text = header.split(part.short_message) if part.esm_class else (b"", part.short_message)
    return coding.read(text, part.data_coding, default, front) or ""


def _octets_on_air(part: Part, default: str) -> int:
    if part.data_coding == coding.UCS2 or default == "gsm7_packed":
        return len(part.short_message)
    front, text = header.split(part.short_message) if part.esm_class else (b"", part.short_message)
    return len(front) + len(pack(text, coding.fill_after(front)))


def test_the_three_ways_of_a_long_text_are_as_the_standard_has_them() -> None:
    assert parts_of("a" * 200, "gsm7", "udh8", 0x1234)[1].short_message.startswith(bytes.fromhex("050003340202"))
    assert parts_of("a" * 200, "gsm7", "udh16", 0x1234)[0].short_message.startswith(bytes.fromhex("06080412340201"))
    assert parts_of("a" * 200, "gsm7", "sar", 0x1234)[1].tlvs == (
        (Tag.sar_msg_ref_num, b"\x12\x34"),
        (Tag.sar_total_segments, b"\x02"),
        (Tag.sar_segment_seqnum, b"\x02"),
    )
    (whole,) = parts_of("a" * 200, "gsm7", "payload", 1)
    assert (whole.short_message, whole.tlvs) == (b"", ((Tag.message_payload, encoded("a" * 200, Alphabet.gsm)),))
