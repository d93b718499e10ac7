"""Days and pennies: cycles follow each other without a gap, and parts are always the whole again."""

import uuid
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.formats import Money
from api.plans.contract import earliest_end, early_cost, leaving_costs, new_contract_end, upgrade_on
from api.plans.cycle import Cycle, cycle_of, full_cycles, months_on, rounded, split
from api.systems.ports.account import Service
from api.systems.ports.catalogue import Plan, Sold
from models import ServiceKind, ServiceState

days = st.dates(date(2020, 1, 1), date(2040, 12, 31))
billing_days = st.one_of(st.none(), st.integers(1, 28))
prices = st.integers(0, 10**9)
TODAY = date(2026, 11, 21)


def plan(price: int = 3100, months: int = 24, **more: object) -> Plan:
    values: dict[str, object] = {
        "id": uuid.uuid4(),
        "code": f"plan-{price}",
        "name": f"Plan {price}",
        "kind": ServiceKind.mobile,
        "prepaid": False,
        "business_only": False,
        "price": Money(price, "GBP"),
        "data_kilobytes": None,
        "voice_minutes": None,
        "texts": None,
        "speed_mbps": None,
        "contract_months": months,
        "roaming_zones": (),
        "extra_gigabyte": None,
        "withdrawn_on": None,
    }
    return Plan(**(values | more))  # type: ignore[arg-type]


def sold(**more: object) -> Sold:
    return Sold(uuid.uuid4(), plan(**more), None, (), ())  # type: ignore[arg-type]


def line(starts_on: date, ends_on: date | None) -> Service:
    nothing = dict.fromkeys(Service.__slots__)
    values = nothing | {
        "kind": ServiceKind.mobile,
        "state": ServiceState.active,
        "contract_starts_on": starts_on,
        "contract_ends_on": ends_on,
    }
    return Service(**values)  # type: ignore[arg-type]


@given(billing_days, days)
def test_every_day_is_in_its_cycle_and_the_next_one_follows(billing_day: int | None, day: date) -> None:
    cycle = cycle_of(billing_day, day)
    assert cycle.starts_on <= day <= cycle.ends_on
    assert 28 <= cycle.days <= 31
    following = cycle_of(billing_day, cycle.ends_on + timedelta(days=1))
    assert following.starts_on == cycle.ends_on + timedelta(days=1)


@given(billing_days, days, st.integers(1, 12))
def test_full_cycles_are_over_and_leave_no_gap(billing_day: int | None, day: date, count: int) -> None:
    cycles = full_cycles(billing_day, day, count)
    assert len(cycles) == count
    assert cycles[-1].ends_on + timedelta(days=1) == cycle_of(billing_day, day).starts_on
    for earlier, later in pairwise(cycles):
        assert earlier.ends_on + timedelta(days=1) == later.starts_on


@given(prices, billing_days, days, st.integers(0, 40))
def test_the_parts_of_a_price_are_the_whole(price: int, billing_day: int | None, day: date, ahead: int) -> None:
    cycle = cycle_of(billing_day, day)
    parts = split(price, cycle, day + timedelta(days=ahead))
    assert parts.used + parts.left == price
    assert parts.used >= 0
    assert parts.left >= 0


def test_on_the_first_day_nothing_is_used_and_after_the_last_nothing_is_left() -> None:
    cycle = Cycle(date(2026, 11, 11), date(2026, 12, 10))
    assert split(3100, cycle, date(2026, 11, 11)).left == 3100
    assert split(3100, cycle, date(2026, 11, 21)).left == 3100 - 1033
    assert split(3100, cycle, date(2026, 12, 11)).left == 0


@given(prices, st.integers(0, 10**6), st.integers(1, 10**6))
def test_rounding_is_half_a_unit_off_at_most(amount: int, part: int, whole: int) -> None:
    assert abs(rounded(amount, part, whole) * whole - amount * part) * 2 <= whole


@pytest.mark.parametrize(
    ("day", "months", "there"),
    [("2028-01-31", 1, "2028-02-29"), ("2027-12-15", 1, "2028-01-15"), ("2028-02-29", -12, "2027-02-28")],
)
def test_some_months_on_is_a_day_that_exists(day: str, months: int, there: str) -> None:
    assert months_on(date.fromisoformat(day), months) == date.fromisoformat(there)


@given(st.integers(0, 100_000), days, st.integers(-50, 1500))
def test_leaving_never_costs_more_than_staying_and_nothing_at_the_end(price: int, ends_on: date, left: int) -> None:
    contract_ends_on = ends_on + timedelta(days=left)
    items = early_cost(price, ends_on, contract_ends_on)
    total = sum(item.minor for item in items)
    assert 0 <= total <= rounded(price, 60, 100) * (max(left, 0) // 28 + 1)
    if left <= 0:
        assert items == []
    later = early_cost(price, ends_on + timedelta(days=31), contract_ends_on)
    assert sum(item.minor for item in later) <= total


def test_leaving_early_is_itemised_by_months_and_days() -> None:
    items = early_cost(3100, date(2026, 11, 21), date(2027, 3, 1))
    assert [(item.months, item.days, item.minor) for item in items] == [(3, 0, 5580), (0, 8, 531)]


def test_a_contract_frees_thirty_days_before_its_end_and_notice_is_thirty_days() -> None:
    bound = line(date(2025, 11, 21), date(2027, 11, 21))
    assert upgrade_on(bound, TODAY) == date(2027, 10, 22)
    assert earliest_end(bound, sold(), TODAY) == date(2026, 12, 21)
    free = line(date(2020, 1, 1), None)
    assert upgrade_on(free, TODAY) == TODAY
    assert leaving_costs(free, sold(), TODAY) == 0


def test_who_joined_in_the_last_two_weeks_or_pays_ahead_leaves_at_once() -> None:
    new = line(TODAY - timedelta(days=13), date(2028, 11, 8))
    assert earliest_end(new, sold(), TODAY) == TODAY
    assert leaving_costs(new, sold(), TODAY) == 0
    older = line(TODAY - timedelta(days=14), date(2028, 11, 8))
    assert leaving_costs(older, sold(), TODAY) > 0
    assert earliest_end(older, sold(prepaid=True), TODAY) == TODAY


def test_a_change_never_shortens_a_contract() -> None:
    bound = line(date(2026, 1, 1), date(2028, 1, 1))
    assert new_contract_end(bound, plan(months=1), TODAY) == date(2028, 1, 1)
    assert new_contract_end(bound, plan(months=24), TODAY) == date(2028, 11, 21)
    assert new_contract_end(line(date(2020, 1, 1), None), plan(months=0), TODAY) is None
