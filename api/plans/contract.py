"""The contract in days and pennies: notice, when a change down is free, and what leaving early costs."""

from dataclasses import dataclass
from datetime import date, timedelta

from api.plans.cycle import months_on, rounded
from api.systems.ports.account import Service
from api.systems.ports.catalogue import Plan, Sold
from models import OrderState

NOTICE_DAYS = 30
# For so long after signing anybody may leave at once, free of charge.
COOLING_OFF_DAYS = 14
# For so long before a contract ends one may move down, or have a new phone, free of charge.
UPGRADE_DAYS = 30
# What is asked for a month that one is not there: the operator saves the rest.
EARLY_PERCENT = 60


@dataclass(frozen=True, slots=True)
class EarlyItem:
    """So many whole months, or the days that are left of one."""

    months: int
    days: int
    minor: int


def upgrade_on(service: Service, today: date) -> date:
    """From this day a cheaper plan or a new phone is free of charge."""
    if service.contract_ends_on is None:
        return today
    return max(service.contract_ends_on - timedelta(days=UPGRADE_DAYS), service.contract_starts_on)


def is_cooling_off(service: Service, sold: Sold, today: date) -> bool:
    """A new contract counts, and not a plan that was changed: with it one is as bound as one was before."""
    was_changed = any(
        planned.state is OrderState.completed and planned.on == service.contract_starts_on for planned in sold.changes
    )
    return not was_changed and (today - service.contract_starts_on).days < COOLING_OFF_DAYS


def earliest_end(service: Service, sold: Sold, today: date) -> date:
    """Whoever pays ahead may leave on any day."""
    needs_no_notice = sold.plan.prepaid or is_cooling_off(service, sold, today)
    return today if needs_no_notice else today + timedelta(days=NOTICE_DAYS)


def early_cost(price_minor: int, ends_on: date, contract_ends_on: date | None) -> list[EarlyItem]:
    """For the time between the last day and the contract's: whole months first, then the days that are left."""
    if contract_ends_on is None or ends_on >= contract_ends_on:
        return []
    monthly = early_a_month(price_minor)
    months = 0
    while months_on(ends_on, months + 1) <= contract_ends_on:
        months += 1
    begun_on = months_on(ends_on, months)
    days = (contract_ends_on - begun_on).days
    items = [EarlyItem(months, 0, months * monthly)] if months else []
    if days:
        items.append(EarlyItem(0, days, rounded(monthly, days, (months_on(ends_on, months + 1) - begun_on).days)))
    return items


def early_a_month(price_minor: int) -> int:
    """For a whole month that is left of the contract."""
    return rounded(price_minor, EARLY_PERCENT, 100)


def leaving_costs(service: Service, sold: Sold, today: date) -> int:
    """What it would cost to give notice today."""
    if is_cooling_off(service, sold, today):
        return 0
    items = early_cost(sold.plan.price.minor, earliest_end(service, sold, today), service.contract_ends_on)
    return sum(item.minor for item in items)


def new_contract_end(service: Service, plan: Plan, effective_on: date) -> date | None:
    """A change never shortens the contract that one has; a plan without one adds nothing to it."""
    ends = [service.contract_ends_on] if service.contract_ends_on and service.contract_ends_on > effective_on else []
    if plan.contract_months:
        ends.append(months_on(effective_on, plan.contract_months))
    return max(ends, default=None)
