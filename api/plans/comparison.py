"""What each plan would have cost for the usage there was: exact sums, at today's prices."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.formats import Money
from api.plans.cycle import Cycle, rounded
from api.systems.ports.catalogue import DataUsed, Plan

KILOBYTES_A_MEGABYTE = 1_000
MEGABYTES_A_GIGABYTE = 1_000


@dataclass(frozen=True, slots=True)
class MonthUsed:
    """A cycle's data: at home, and in each country abroad."""

    cycle: Cycle
    home_kilobytes: int
    abroad: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class MonthCost:
    price: int
    # Beyond the allowance.
    extra: int
    roaming: int

    @property
    def total(self) -> int:
        return self.price + self.extra + self.roaming


@dataclass(frozen=True, slots=True)
class PlanCost:
    plan: Plan
    months: tuple[MonthCost, ...]

    @property
    def total(self) -> int:
        return sum(month.total for month in self.months)

    @property
    def a_month(self) -> int:
        return rounded(self.total, 1, len(self.months))


def by_month(cycles: Sequence[Cycle], used: Sequence[DataUsed]) -> list[MonthUsed]:
    """Each day belongs to one cycle, or to none of them."""
    months = []
    for cycle in cycles:
        home, abroad = 0, defaultdict[str, int](int)
        for row in used:
            if not cycle.starts_on <= row.day <= cycle.ends_on:
                continue
            if row.abroad:
                abroad[row.country] += row.kilobytes
            else:
                home += row.kilobytes
        months.append(MonthUsed(cycle, home, dict(abroad)))
    return months


def cost_of(plan: Plan, months: Sequence[MonthUsed], gigabyte_prices: Mapping[str, Money]) -> PlanCost:
    return PlanCost(plan, tuple(_month_cost(plan, month, gigabyte_prices) for month in months))


def _month_cost(plan: Plan, month: MonthUsed, gigabyte_prices: Mapping[str, Money]) -> MonthCost:
    """Where the plan is used as at home, what is used there comes out of its allowance."""
    counted = month.home_kilobytes + sum(month.abroad.get(country, 0) for country in plan.roaming_zones)
    roaming = sum(
        _data_cost(kilobytes, gigabyte_prices[country].minor)
        for country, kilobytes in month.abroad.items()
        if country not in plan.roaming_zones and country in gigabyte_prices
    )
    beyond = 0 if plan.data_kilobytes is None else max(counted - plan.data_kilobytes, 0)
    extra = _data_cost(beyond, plan.extra_gigabyte.minor) if plan.extra_gigabyte else 0
    return MonthCost(plan.price.minor, extra, roaming)


def _data_cost(kilobytes: int, gigabyte_minor: int) -> int:
    """Counted by the megabyte that was begun."""
    megabytes = -(-kilobytes // KILOBYTES_A_MEGABYTE)
    return rounded(gigabyte_minor, megabytes, MEGABYTES_A_GIGABYTE)


def saved_a_month(present: PlanCost, other: PlanCost) -> int:
    """Never more than what would really have been saved: a fraction of a penny is dropped."""
    difference = present.total - other.total
    months = len(present.months)
    return difference // months if difference >= 0 else -(-difference // months)
