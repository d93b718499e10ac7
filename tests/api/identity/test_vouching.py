"""What a token of the operator's site has to be, before anybody is looked up."""

import base64
import json
import time

import jwt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jwt.api_jws import PyJWS

from api.errors import ServiceError
from api.identity.vouching import (
    VouchExpired,
    VouchForAnother,
    VouchNotTrusted,
    VouchNotUnderstood,
    VouchTooEarly,
    VouchTooLong,
    read,
)
from tests.api.identity.signing import APP, APP_SECRET, NEW, OLD, RETIRED, SECRETS, SITE, claims, signed

SUB = "OL-100234"


@pytest.mark.parametrize("secret", [NEW, OLD])
def test_both_live_secrets_are_believed(secret: str) -> None:
    assert read(signed(SUB, secret), SECRETS).reference == SUB


def test_each_audience_has_secrets_of_its_own() -> None:
    assert read(signed(SUB, APP_SECRET, aud=APP), SECRETS).reference == SUB
    with pytest.raises(VouchNotTrusted):
        read(signed(SUB, APP_SECRET, aud=SITE), SECRETS)


def test_a_retired_secret_is_not_believed() -> None:
    with pytest.raises(VouchNotTrusted):
        read(signed(SUB, RETIRED), SECRETS)


@pytest.mark.parametrize("algorithm", ["HS384", "HS512"])
def test_no_other_algorithm_is_believed(algorithm: str) -> None:
    with pytest.raises(VouchNotTrusted):
        read(signed(SUB, NEW + RETIRED, algorithm), {SITE: [*SECRETS[SITE][:1]]})


def part(told: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(told).encode()).rstrip(b"=").decode()


@pytest.mark.parametrize("name", ["none", "None", "NONE", "nOnE", "RS256", None, 256])
def test_a_token_that_names_another_algorithm_or_none_is_no_signature(name: object) -> None:
    good = signed(SUB).split(".")
    for signature in ("", good[2]):
        with pytest.raises(VouchNotTrusted):
            read(f"{part({'alg': name, 'typ': 'JWT'})}.{good[1]}.{signature}", SECRETS)


def test_one_altered_claim_breaks_the_signature() -> None:
    head, _, signature = signed(SUB).split(".")
    with pytest.raises(VouchNotTrusted):
        read(f"{head}.{part(claims('OL-100235'))}.{signature}", SECRETS)


@pytest.mark.parametrize("token", ["", ".", "..", "a.b.c", "not a token", f"{part([])}.{part([])}.x", "\x00", "é.é.é"])
def test_what_is_no_token_is_told_so(token: str) -> None:
    with pytest.raises((VouchNotTrusted, VouchForAnother)):
        read(token, SECRETS)


@given(st.text(max_size=200))
def test_no_text_does_more_than_be_refused(token: str) -> None:
    with pytest.raises(ServiceError):
        read(token, SECRETS)


@pytest.mark.parametrize("audience", ["another.example", "", None, [SITE], 7])
def test_another_audience_is_told_so(audience: object) -> None:
    with pytest.raises(VouchForAnother):
        read(jwt.encode(claims(SUB) | {"aud": audience}, NEW, "HS256"), SECRETS)


@pytest.mark.parametrize("missing", ["sub", "jti", "iat", "exp"])
def test_a_missing_claim_is_named(missing: str) -> None:
    with pytest.raises(VouchNotUnderstood, match=missing):
        read(_unchecked({missing: None}), SECRETS)


@pytest.mark.parametrize(
    ("name", "value"),
    [("sub", ""), ("sub", "x" * 65), ("jti", "short"), ("iat", -1), ("exp", 2**60), ("exp", "soon"), ("sub", 7)],
)
def test_a_claim_that_makes_no_sense_is_named_and_not_repeated(name: str, value: object) -> None:
    with pytest.raises(VouchNotUnderstood, match=name):
        read(_unchecked({name: value}), SECRETS)


def _unchecked(change: dict[str, object]) -> str:
    """As a library writes it that looks at no claim."""
    told = {name: value for name, value in (claims(SUB) | change).items() if value is not None}
    return PyJWS().encode(json.dumps(told).encode(), NEW, "HS256")


def test_one_that_lasts_for_hours_is_not_believed_even_while_it_is_young() -> None:
    with pytest.raises(VouchTooLong, match="5 minutes"):
        read(signed(SUB, exp=int(time.time()) + 3600), SECRETS)


def test_a_stale_one_has_expired_and_says_when() -> None:
    ended = int(time.time()) - 60
    with pytest.raises(VouchExpired, match="UTC"):
        read(signed(SUB, iat=ended - 60, exp=ended), SECRETS)


@pytest.mark.parametrize("seconds", [-25, 25])
def test_clocks_may_differ_by_half_a_minute(seconds: int) -> None:
    made = int(time.time()) + seconds
    ends = made + (3 if seconds < 0 else 60)
    assert read(signed(SUB, iat=made, exp=ends), SECRETS).reference == SUB


def test_a_clock_that_is_minutes_ahead_is_told_both_times() -> None:
    made = int(time.time()) + 120
    with pytest.raises(VouchTooEarly, match="time server"):
        read(signed(SUB, iat=made, exp=made + 60), SECRETS)


def test_the_name_it_is_taken_under_is_its_jti_and_audience() -> None:
    one, again, other = (read(signed(SUB, jti=jti), SECRETS).name_hash for jti in ("one" * 9, "one" * 9, "two" * 9))
    assert one == again
    assert one != other
    assert one != read(signed(SUB, APP_SECRET, aud=APP, jti="one" * 9), SECRETS).name_hash
