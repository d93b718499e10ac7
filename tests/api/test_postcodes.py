"""Postcodes as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.postcodes import prefixes


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("LS6", ["LS6"]),
        ("ls6 0zz", ["LS6"]),
        ("LS60ZZ", ["LS6"]),
        (" L S 6 0 Z Z ", ["LS6"]),
        ("LS6 0", ["LS6"]),
        ("M20 1AA", ["M20"]),
        ("M2 01A", ["M2"]),
        ("CF240ZZ", ["CF24"]),
        ("EC1A 1BB", ["EC1A"]),
        ("10115", ["10115", "1011", "101", "10", "1"]),
        ("", []),
        ("   ", []),
    ],
)
def test_a_postcode_is_understood_however_it_is_typed(typed: str, first: list[str]) -> None:
    assert prefixes(typed) == first


@given(st.text(max_size=16))
def test_whatever_is_typed_gives_beginnings_of_it_and_never_fails(typed: str) -> None:
    code = "".join(typed.upper().split())
    assert all(code.startswith(prefix) and prefix for prefix in prefixes(typed))
