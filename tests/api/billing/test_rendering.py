"""How a bill is told: when it will be taken, and what state it is in."""

from datetime import date

import pytest

from api.billing.rendering import taken_on
from tests.api.billing.test_comparison import bill


@pytest.mark.parametrize(
    ("day", "taken"),
    [(None, date(2026, 11, 24)), (10, date(2026, 11, 10)), (28, date(2026, 11, 28)), (1, date(2026, 12, 1))],
)
def test_a_bill_is_taken_on_the_chosen_day_or_when_it_is_due(day: int | None, taken: date) -> None:
    assert taken_on(bill(), day) == taken
