"""Instalments sum to the penny and come in time, whatever is owed."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from api.formats import Money
from api.payments.rules import RULES, plans

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@given(owed=st.integers(1, 1_000_000_000), today=DAYS)
def test_instalments_sum_to_what_is_owed_and_keep_the_rules(owed: int, today: date) -> None:
    for count, parts in plans(Money(owed, "GBP"), today).items():
        amounts = [amount.minor for _, amount in parts]
        days = [day for day, _ in parts]
        assert len(parts) == count <= RULES.most_instalments
        assert sum(amounts) == owed
        assert max(amounts) - min(amounts) <= 1
        assert amounts == sorted(amounts, reverse=True)
        assert min(amounts) >= RULES.least_instalment_minor
        assert days == sorted(set(days))
        assert today < days[0]
        assert days[-1] <= today + timedelta(days=RULES.longest_days)


@given(owed=st.integers(1, 5000), today=DAYS)
def test_what_is_too_little_is_not_cut_up(owed: int, today: date) -> None:
    assert set(plans(Money(owed, "GBP"), today)) == {count for count in (2, 3) if owed // count >= 1000}
