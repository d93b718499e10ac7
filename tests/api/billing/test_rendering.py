"""How a bill is told: when it will be taken, and what state it is in."""

from datetime import date

import pytest

from api.systems.ports.automatic import taken_on
from tests.api.billing.test_comparison import bill


@pytest.mark.parametrize(
    ("day", "taken"),
    [(None, date(2026, 11, 24)), (10, date(2026, 11, 10)), (28, date(2026, 11, 24)), (1, date(2026, 11, 24))],
)
def test_a_bill_is_taken_on_the_chosen_day_or_when_it_is_due_if_that_is_earlier(day: int | None, taken: date) -> None:
    assert taken_on(bill().issued_on, bill().due_on, day) == taken
