"""What leaving comes to, worked out: days, costs, what goes back, and what else might help."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from api.formats import Money
from api.plans.contract import EarlyItem, earliest_end, early_cost, is_cooling_off
from api.plans.cycle import cycle_of, split
from api.plans.standing import Standing
from api.systems.ports.catalogue import Equipment, Plan, Planned
from models import DeviceKind

BEREAVEMENT = "bereavement"
# Lent for as long as the service runs. A phone and a SIM stay with their owner.
LENT = frozenset({DeviceKind.router, DeviceKind.tv_box})


@dataclass(frozen=True, slots=True)
class Alternative:
    kind: Literal["cheaper_plan", "move", "repair"]
    plan: Plan | None = None
    saves: Money | None = None
    possible_from: date | None = None


@dataclass(frozen=True, slots=True)
class Leaving:
    earliest_on: date
    ends_on: date
    # The first last day that costs nothing.
    free_on: date
    early: tuple[EarlyItem, ...]
    paid_back_minor: int
    equipment: tuple[Equipment, ...]
    withdraws: Planned | None
    alternative: Alternative | None

    @property
    def early_minor(self) -> int:
        return sum(item.minor for item in self.early)


def earliest_on(here: Standing, reason: str) -> date:
    """Nobody keeps notice after a death."""
    return here.today if reason == BEREAVEMENT else earliest_end(here.service, here.sold, here.today)


def is_free(here: Standing, reason: str) -> bool:
    """Nobody pays for leaving in the first two weeks, or after a death."""
    return reason == BEREAVEMENT or is_cooling_off(here.service, here.sold, here.today)


def early_items(here: Standing, reason: str, ends_on: date) -> tuple[EarlyItem, ...]:
    if is_free(here, reason):
        return ()
    return tuple(early_cost(here.plan.price.minor, ends_on, here.service.contract_ends_on))


def paid_back(here: Standing, ends_on: date) -> int:
    """Months are paid ahead: the days after the end come back, of the plan and of what is on top of it.

    An add-on is free in the cycle in which it was added.
    """
    if here.account.billing_day is None:
        return 0
    cycle, day_after = cycle_of(here.account.billing_day, ends_on), ends_on + timedelta(days=1)
    monthly = [one for one in here.sold.addons if one.addon.days is None and one.ends_on is None]
    paid = [one.price.minor for one in monthly if one.starts_on < cycle.starts_on]
    return sum(split(price, cycle, day_after).left for price in [here.plan.price.minor, *paid])


def sent_back(equipment: list[Equipment]) -> list[Equipment]:
    return [one for one in equipment if one.kind in LENT]
