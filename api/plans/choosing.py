"""Helping a customer choose: which plans a line may move to, and what each would have cost them."""

import uuid
from datetime import date, timedelta

from api.auth import Caller
from api.errors import NotFound
from api.formats import Formats, Money
from api.parts import Parts
from api.plans.comparison import MonthUsed, PlanCost, by_month, cost_of, saved_a_month
from api.plans.countries import country_name
from api.plans.cycle import Cycle, full_cycles
from api.plans.differences import gained, gigabytes
from api.plans.eligibility import Possibility, Reason, possibilities
from api.plans.rendering import plan_out, service_out
from api.plans.schemas import (
    ComparedMonthOut,
    ComparedPlanOut,
    EligibilityOut,
    EligiblePlanOut,
    PlanComparisonOut,
    ReasonOut,
)
from api.plans.standing import Standing, standing
from api.systems.ports.catalogue import DataUsed, Plan

MONTHS_COMPARED = 3


class NothingToCompare(NotFound):
    """No full month of usage, or no other plan to hold it against."""

    title = "There is nothing to compare yet"


async def eligibility(parts: Parts, caller: Caller, service_id: uuid.UUID | None) -> EligibilityOut:
    answer = await standing(parts, caller, service_id)
    here, formats = answer.value, parts.formats
    sold = await parts.systems.catalogue.plans()
    plans = sold.value
    next_bill_on = here.cycle.ends_on + timedelta(days=1)
    today = {one.plan.id for one in possibilities(here, plans, here.today) if not one.reasons}
    return EligibilityOut(
        service=service_out(here.service),
        present=plan_out(here.plan, formats),
        next_bill_on=formats.day(next_bill_on),
        plans=[
            _eligible(one, here.plan, formats, is_now=one.plan.id in today)
            for one in possibilities(here, plans, next_bill_on)
        ],
        as_of=formats.clock(min(answer.as_of, sold.as_of)),
        is_stale=answer.stale or sold.stale,
    )


def _eligible(one: Possibility, present: Plan, formats: Formats, *, is_now: bool) -> EligiblePlanOut:
    return EligiblePlanOut(
        plan=plan_out(one.plan, formats),
        eligible=not one.reasons,
        when=[] if one.reasons else ["now", "next_bill"] if is_now else ["next_bill"],
        difference=formats.money(one.plan.price - present.price, signed=True),
        reasons=[_reason(reason, formats) for reason in one.reasons],
    )


def _reason(reason: Reason, formats: Formats) -> ReasonOut:
    possible_from = formats.day(reason.possible_from) if reason.possible_from else None
    return ReasonOut(why=reason.why, text=reason.text, possible_from=possible_from)


async def comparison(parts: Parts, caller: Caller, service_id: uuid.UUID | None) -> PlanComparisonOut:
    answer = await standing(parts, caller, service_id)
    here, catalogue = answer.value, parts.systems.catalogue
    if here.plan.prepaid:
        raise NothingToCompare("On a prepaid plan you pay for what you use: there is no other plan to compare it with.")
    cycles = full_cycles(here.account.billing_day, here.today, MONTHS_COMPARED)
    used = (await catalogue.data_used(here.service.id, cycles[0].starts_on, cycles[-1].ends_on)).value
    cycles = _with_service(cycles, here.service.contract_starts_on, used)
    if not cycles:
        first_on = parts.formats.day(here.cycle.ends_on + timedelta(days=1)).model_dump(mode="json")
        raise NothingToCompare("There is no full month of usage yet. Ask again after your next bill.", from_on=first_on)
    gigabyte_prices = {price.country: price.gigabyte for price in (await catalogue.roaming_prices()).value}
    months = by_month(cycles, used)
    present = cost_of(here.plan, months, gigabyte_prices)
    others = [
        (cost_of(one.plan, months, gigabyte_prices), one.reasons)
        for one in possibilities(here, (await catalogue.plans()).value, here.cycle.ends_on + timedelta(days=1))
        if all(reason.why == "contract" for reason in one.reasons)
    ]
    others.sort(key=lambda pair: (pair[0].total, pair[0].plan.price.minor, pair[0].plan.name))
    return _comparison_out(here, present, others, months, parts.formats, as_of=parts.formats.clock(answer.as_of))


def _with_service(cycles: list[Cycle], contract_starts_on: date, used: list[DataUsed]) -> list[Cycle]:
    """A cycle counts from the one on in which the line was there all the time, also under an earlier contract."""
    first_on = min([contract_starts_on, *(row.day for row in used[:1])])
    return [cycle for cycle in cycles if first_on <= cycle.starts_on]


def _comparison_out(
    here: Standing,
    present: PlanCost,
    others: list[tuple[PlanCost, tuple[Reason, ...]]],
    months: list[MonthUsed],
    formats: Formats,
    *,
    as_of: str,
) -> PlanComparisonOut:
    plans = [_compared(cost, present, months, reasons, formats) for cost, reasons in others]
    best = next((plan for plan in plans if plan.saved_a_month.minor > 0), None)
    return PlanComparisonOut(
        service=service_out(here.service),
        present=_compared(present, present, months, (), formats),
        plans=plans,
        best=best.code if best else None,
        told=_told(here.plan.name, best),
        as_of=as_of,
    )


def _told(present: str, best: ComparedPlanOut | None) -> str:
    if best is None:
        return f"{present} is the best plan for what you use. No other would have saved you anything."
    # Signed, it would read as a plus to pay.
    saved = best.saved_a_month.display.lstrip("+")
    told = f"{best.name} would have saved you {saved} a month."
    return f"{told} Your contract allows it from {best.possible_from.display}." if best.possible_from else told


def _compared(
    cost: PlanCost, present: PlanCost, months: list[MonthUsed], reasons: tuple[Reason, ...], formats: Formats
) -> ComparedPlanOut:
    currency = cost.plan.price.currency
    possible_from = next((reason.possible_from for reason in reasons if reason.possible_from), None)
    return ComparedPlanOut(
        code=cost.plan.code,
        name=cost.plan.name,
        months=[
            ComparedMonthOut(
                starts_on=formats.day(used.cycle.starts_on),
                ends_on=formats.day(used.cycle.ends_on),
                data=gigabytes(used.home_kilobytes + sum(used.abroad.values())),
                price=formats.money(Money(month.price, currency)),
                extra=formats.money(Money(month.extra, currency)),
                roaming=formats.money(Money(month.roaming, currency)),
                total=formats.money(Money(month.total, currency)),
            )
            for used, month in zip(months, cost.months, strict=True)
        ],
        total=formats.money(Money(cost.total, currency)),
        a_month=formats.money(Money(cost.a_month, currency)),
        saved_a_month=formats.money(Money(saved_a_month(present, cost), currency), signed=True),
        loses=gained(cost.plan, present.plan, lambda code: country_name(formats.locale, code)),
        possible_from=formats.day(possible_from) if possible_from else None,
    )
