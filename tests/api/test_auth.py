"""How long a proof of who is speaking lasts."""

from datetime import timedelta

import pytest

from api.auth import level_now
from models import Level
from models.base import now


@pytest.mark.parametrize(
    ("level", "ended_before", "worth"),
    [
        (Level.verified, timedelta(minutes=-1), Level.verified),
        (Level.verified, timedelta(minutes=1), Level.identified),
        (Level.verified, timedelta(hours=13), Level.anonymous),
        (Level.identified, timedelta(hours=13), Level.anonymous),
        (Level.anonymous, timedelta(minutes=-1), Level.anonymous),
    ],
)
def test_a_code_wears_off_in_two_steps(level: Level, ended_before: timedelta, worth: Level) -> None:
    assert level_now(level, now() - ended_before) is worth


def test_a_number_that_the_carrier_vouches_for_has_no_end() -> None:
    assert level_now(Level.identified, None) is Level.identified
