"""Codes are those that every authenticator app shows: the vectors of RFC 6238, appendix B."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from api.factors import totp

SECRET = b"12345678901234567890"
NOON = datetime(2026, 11, 20, 12, 0, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (59, "94287082"),
        (1_111_111_109, "07081804"),
        (1_111_111_111, "14050471"),
        (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"),
        (20_000_000_000, "65353130"),
    ],
)
def test_the_vectors_of_the_rfc(seconds: int, shown: str) -> None:
    step = totp.step_at(datetime.fromtimestamp(seconds, UTC))
    assert totp.code_at(SECRET, step, digits=8) == shown
    assert totp.code_at(SECRET, step) == shown[2:]


@pytest.mark.parametrize(("steps", "counts"), [(0, True), (-1, True), (1, True), (-2, False), (2, False)])
def test_a_phone_s_clock_may_be_wrong_by_a_step(steps: int, counts: bool) -> None:
    step = totp.step_at(NOON) + steps
    assert totp.step_of(totp.code_at(SECRET, step), SECRET, NOON) == (step if counts else None)


def test_a_code_lasts_for_thirty_seconds_and_a_step_each_way() -> None:
    code = totp.code_at(SECRET, totp.step_at(NOON))
    begins = NOON - timedelta(seconds=15)
    for seconds, counts in ((-31, False), (-30, True), (59, True), (60, False)):
        assert (totp.step_of(code, SECRET, begins + timedelta(seconds=seconds)) is not None) == counts, seconds


def test_the_address_says_what_an_app_has_to_know() -> None:
    read = urlsplit(totp.address(SECRET, "Opti & Link", "jo@operator.example"))
    assert (read.scheme, read.netloc, read.path) == ("otpauth", "totp", "/Opti%20%26%20Link:jo%40operator.example")
    assert parse_qs(read.query) == {
        "secret": ["GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"],
        "issuer": ["Opti & Link"],
        "algorithm": ["SHA1"],
        "digits": ["6"],
        "period": ["30"],
    }


def test_no_two_secrets_are_alike_and_each_is_as_long_as_the_hash() -> None:
    assert len({totp.new_secret() for _ in range(50)}) == 50
    assert len(totp.new_secret()) == 20
