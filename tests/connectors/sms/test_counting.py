"""What a message costs before it is sent."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.sms.alphabet import Alphabet, parts
from connectors.sms.counting import count


@pytest.mark.parametrize(
    ("text", "segments", "left"),
    [("", 1, 160), ("a" * 160, 1, 0), ("a" * 161, 2, 145), ("Ж", 1, 69), ("Ж" * 71, 2, 63), ("[€]", 1, 154)],
)
def test_segments_are_counted_as_the_network_counts(text: str, segments: int, left: int) -> None:
    counted = count(text)
    assert (counted.segments, counted.left) == (segments, left)


def test_each_segment_is_paid_for() -> None:
    assert count("a" * 400, Decimal("0.0463")).cost == Decimal("0.1389")


def test_without_a_price_nothing_is_said_of_the_cost() -> None:
    assert count("hello").cost is None


def test_one_emoji_more_than_doubles_the_price() -> None:
    plain, cheerful = count("a" * 159), count("a" * 159 + "😀")
    assert (plain.segments, cheerful.segments, cheerful.alphabet) == (1, 3, Alphabet.ucs2)


@given(st.text(max_size=500))
def test_the_count_is_that_of_the_parts(text: str) -> None:
    counted = count(text, Decimal("0.05"))
    assert counted.segments == len(parts(text))
    assert counted.cost == counted.segments * Decimal("0.05")
    assert counted.left >= 0
