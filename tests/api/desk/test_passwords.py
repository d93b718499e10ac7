"""Passwords are kept as strings that open nothing by themselves, and nothing hangs on a bad one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.demo.staff import PASSWORD, PASSWORD_HASH
from api.desk.passwords import NOBODY, hash_password, verify_password


def test_the_right_password_opens_and_another_does_not() -> None:
    kept = hash_password("käse und brot ")
    assert verify_password("käse und brot ", kept)
    assert not verify_password("käse und brot", kept)
    assert "brot" not in kept


def test_the_same_password_is_kept_in_two_ways() -> None:
    assert hash_password("same") != hash_password("same")


def test_the_demo_s_pinned_string_is_of_the_password_in_its_page() -> None:
    assert verify_password(PASSWORD, PASSWORD_HASH)


def test_a_string_made_with_other_costs_stays_good() -> None:
    cheap = "$scrypt$ln=4,r=1,p=1$c2FsdA$uKrI6lm+hOROYoIQo6ZCfQX3qSL0CkKVP2nd3vtGlhM"
    assert verify_password("an old password", cheap)
    assert not verify_password("another", cheap)


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "plain",
        "$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$a2V5",
        "$scrypt$ln=40,r=8,p=1$c2FsdA$a2V5",
        "$scrypt$ln=0,r=8,p=1$c2FsdA$a2V5",
        "$scrypt$ln=15,r=99,p=1$c2FsdA$a2V5",
        "$scrypt$ln=15,r=8,p=3$A$A",
    ],
)
def test_a_string_that_is_none_of_ours_opens_nothing(kept: str) -> None:
    assert not verify_password("password", kept)


@settings(max_examples=3)
@given(st.text(max_size=20))
def test_nobody_has_no_password(typed: str) -> None:
    assert not verify_password(typed, NOBODY)
