"""Which plans a line may move to, from when, and why not to the others."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from api.plans.contract import upgrade_on
from api.plans.standing import STATES, Standing
from api.systems.ports.catalogue import Plan
from models import AccountKind, AccountState, OrderKind, ServiceState

Why = Literal[
    "present_plan",
    "contract",
    "speed",
    "business_only",
    "prepaid",
    "unpaid",
    "suspended",
    "pending_change",
    "not_active",
]


@dataclass(frozen=True, slots=True)
class Reason:
    why: Why
    text: str
    # From this day it is possible; None where no day is known.
    possible_from: date | None = None


@dataclass(frozen=True, slots=True)
class Possibility:
    plan: Plan
    # Empty: the line may move to it.
    reasons: tuple[Reason, ...]


def possibilities(standing: Standing, plans: list[Plan], effective_on: date) -> list[Possibility]:
    """Every plan that is sold for this kind of service, the cheapest first."""
    general = _of_the_line(standing)
    fitting = [plan for plan in plans if plan.kind is standing.service.kind and plan.withdrawn_on is None]
    return [
        Possibility(plan, (*general, *_of_the_plan(standing, plan, effective_on)))
        for plan in sorted(fitting, key=lambda plan: (plan.price.minor, plan.name))
    ]


def _of_the_line(standing: Standing) -> list[Reason]:
    """What stands in the way of every change."""
    reasons: list[Reason] = []
    state, account = standing.service.state, standing.account.state
    if state is ServiceState.suspended or account is AccountState.suspended:
        reasons.append(Reason("suspended", "The line is suspended. Once the bill is paid, it can change."))
    elif state is not ServiceState.active:
        reasons.append(Reason("not_active", STATES[state]))
    if account is AccountState.overdue:
        reasons.append(Reason("unpaid", "A bill is overdue. Once it is paid, the line can change."))
    pending = standing.open(OrderKind.plan_change, OrderKind.cease)
    if pending is not None:
        what = "end" if pending.kind is OrderKind.cease else "change"
        reasons.append(Reason("pending_change", f"Order {pending.number} will {what} it. Withdraw that first."))
    return reasons


def _of_the_plan(standing: Standing, plan: Plan, effective_on: date) -> list[Reason]:
    present = standing.plan
    if plan.id == present.id:
        return [Reason("present_plan", "This is the plan you have.")]
    reasons: list[Reason] = []
    if plan.prepaid != present.prepaid or (standing.account.billing_day is None) != plan.prepaid:
        reasons.append(Reason("prepaid", "Prepaid and billed plans need an account of their own. We can set it up."))
    if plan.business_only and standing.account.kind is not AccountKind.business:
        reasons.append(Reason("business_only", "This plan is for business accounts."))
    if _is_too_fast(standing, plan):
        most = f"The line to this address carries up to {standing.sold.most_mbps} Mb/s."
        reasons.append(Reason("speed", most))
    free_on = upgrade_on(standing.service, standing.today)
    if plan.price.minor < present.price.minor and effective_on < free_on:
        reasons.append(Reason("contract", "Your contract allows a cheaper plan only towards its end.", free_on))
    return reasons


def _is_too_fast(standing: Standing, plan: Plan) -> bool:
    """A speed that one has already is never refused."""
    most, speed = standing.sold.most_mbps, plan.speed_mbps or 0
    return most is not None and speed > most and speed > (standing.plan.speed_mbps or 0)
