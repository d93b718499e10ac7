"""What leaving comes to, worked out: days, costs, what goes back, and what else might help."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from api.formats import Money
from api.plans.contract import EarlyItem
from api.systems.ports.catalogue import Equipment, Plan, Planned
from models import DeviceKind

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


def sent_back(equipment: list[Equipment]) -> list[Equipment]:
    return [one for one in equipment if one.kind in LENT]
