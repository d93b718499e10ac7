"""What plans would have cost: exact sums, and no saving that is not there."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from api.formats import Money
from api.plans.comparison import MonthUsed, by_month, cost_of, saved_a_month
from api.plans.cycle import Cycle, full_cycles
from api.systems.ports.catalogue import DataUsed
from tests.api.plans.test_cycle import plan

GIGABYTE = 1_000_000
MONTH = Cycle(date(2026, 10, 10), date(2026, 11, 9))
PRICES = {"CH": Money(3300, "GBP"), "ES": Money(600, "GBP")}
months = st.lists(
    st.builds(
        MonthUsed,
        st.just(MONTH),
        st.integers(0, 10**9),
        st.dictionaries(st.sampled_from(["CH", "ES", "XX"]), st.integers(1, 10**8)),
    ),
    min_size=1,
    max_size=3,
)
plans = st.builds(
    lambda price, data, extra, zones: plan(
        price, data_kilobytes=data, extra_gigabyte=None if extra is None else Money(extra, "GBP"), roaming_zones=zones
    ),
    st.integers(0, 10_000),
    st.one_of(st.none(), st.integers(0, 10**9)),
    st.one_of(st.none(), st.integers(0, 5000)),
    st.sampled_from([(), ("ES",), ("CH", "ES")]),
)


def used(home: int, **abroad: int) -> list[MonthUsed]:
    return [MonthUsed(MONTH, home, abroad)]


def test_data_beyond_the_allowance_is_counted_by_the_megabyte_begun() -> None:
    small = plan(1000, data_kilobytes=5 * GIGABYTE, extra_gigabyte=Money(200, "GBP"))
    assert cost_of(small, used(5 * GIGABYTE), PRICES).total == 1000
    assert cost_of(small, used(7 * GIGABYTE), PRICES).total == 1400
    assert cost_of(small, used(5 * GIGABYTE + 4_001), PRICES).total == 1001


def test_a_country_that_the_plan_covers_takes_from_the_allowance_and_another_is_charged() -> None:
    covering = plan(1450, data_kilobytes=GIGABYTE, extra_gigabyte=Money(150, "GBP"), roaming_zones=("ES",))
    (month,) = cost_of(covering, used(0, ES=2 * GIGABYTE, CH=1_200_000), PRICES).months
    assert (month.price, month.extra, month.roaming) == (1450, 150, 3960)


@given(plans, months)
def test_a_plan_s_total_is_the_sum_of_its_months_and_of_their_parts(plan_, months_) -> None:  # type: ignore[no-untyped-def]
    cost = cost_of(plan_, months_, PRICES)
    assert cost.total == sum(month.price + month.extra + month.roaming for month in cost.months)
    assert len(cost.months) == len(months_)
    assert cost.total >= plan_.price.minor * len(months_)
    assert abs(cost.a_month * len(months_) - cost.total) * 2 <= len(months_)


@given(plans, plans, months)
def test_no_more_is_promised_than_would_have_been_saved(present, other, months_) -> None:  # type: ignore[no-untyped-def]
    one, two = cost_of(present, months_, PRICES), cost_of(other, months_, PRICES)
    saved = saved_a_month(one, two)
    assert abs(saved) * len(months_) <= abs(one.total - two.total)
    assert saved == -saved_a_month(two, one)
    assert (saved > 0) <= (one.total > two.total)


@given(st.dates(date(2024, 1, 1), date(2030, 1, 1)), st.integers(1, 28), st.lists(st.integers(1, 10**7), max_size=150))
def test_every_day_of_a_full_month_is_counted_once(today: date, billing_day: int, quantities: list[int]) -> None:
    rows = [DataUsed(today - timedelta(days=ago), "GB", False, quantity) for ago, quantity in enumerate(quantities)]
    cycles = full_cycles(billing_day, today, 3)
    counted = sum(month.home_kilobytes for month in by_month(cycles, rows))
    assert counted == sum(row.kilobytes for row in rows if cycles[0].starts_on <= row.day <= cycles[-1].ends_on)
