"""What is typed into the search, as PostgreSQL is asked; and its marks, as pages count characters."""

import pytest

from api.searching.words import CLOSES, LONGEST, OPENS, query_of, snippet


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("bill", "'bill':*"),
        ("my  bill", "'my' & 'bill':*"),
        ('"direct debit" fee', "'direct debit' & 'fee':*"),
        ("o'brien", "'o''brien':*"),
        ("a\\b\\c", "'a\\\\b\\\\c':*"),
        # Nothing that PostgreSQL would take for an operator.
        ("bill & !(tax) | x:*", "'bill':* & '!(tax)':* & 'x:*'"),
        ("£84.20", "'£84.20':*"),
        ("...", None),
        ('""', None),
        ("", None),
    ],
)
def test_words_are_quoted_and_long_ones_may_be_beginnings(typed: str, asked: str | None) -> None:
    assert query_of(typed) == asked


@pytest.mark.parametrize(
    ("headline", "text", "hits"),
    [
        ("no hit", "no hit", []),
        (f"my {OPENS}bill{CLOSES} is", "my bill is", [(3, 7)]),
        (f"{OPENS}a{CLOSES}b{OPENS}c{CLOSES}", "abc", [(0, 1), (2, 3)]),
        # One character to the eye, and two to a page.
        (f"😀 {OPENS}bill{CLOSES}", "😀 bill", [(3, 7)]),
    ],
)
def test_marks_become_ranges(headline: str, text: str, hits: list[tuple[int, int]]) -> None:
    assert snippet(headline) == (text, hits)


def test_a_long_message_is_cut_at_a_word_around_its_first_hit() -> None:
    text, hits = snippet("word " * 50 + f"a {OPENS}zebra{CLOSES} " + "word " * 90 + f"{OPENS}zebra{CLOSES}")
    (begins, ends), *more = hits
    assert (text[begins:ends], more) == ("zebra", [])
    assert text.startswith("…word ")
    assert text.endswith("…")
    assert len(text) <= LONGEST + 2


def test_a_long_message_without_a_hit_is_shown_from_its_beginning() -> None:
    assert snippet("x" * 300) == ("x" * LONGEST + "…", [])
