"""What can be had, and what a customer has: plans, add-ons, contracts."""

import uuid

from api.access import accounts_of, one_service
from api.auth import Caller
from api.errors import NotFound
from api.parts import Parts
from api.plans.rendering import addon_out, my_service_out, plan_out
from api.plans.schemas import AddonsOut, CatalogueOut, Kind, MyPlansOut, SoldPlanOut
from api.systems.ports.catalogue import Plan
from models import ServiceState
from models.base import now


class PlanUnknown(NotFound):
    """No such plan is sold."""


async def my_plans(parts: Parts, caller: Caller, service_id: uuid.UUID | None) -> MyPlansOut:
    """Without a service: all that are not ended. Prices and contracts are the holder's to see."""
    if service_id is None:
        accounts = (await accounts_of(parts.systems.account, caller)).value
        pairs = [(account, service) for account in accounts for service in account.services]
        pairs = [pair for pair in pairs if pair[1].state is not ServiceState.ceased]
    else:
        pairs = [await one_service(parts.systems.account, caller, service_id)]
    today = parts.formats.today(now())
    answer = await parts.systems.catalogue.sold([service.id for _, service in pairs], today)
    sold = {one.service_id: one for one in answer.value}
    return MyPlansOut(
        services=[
            my_service_out(
                service, sold[service.id], parts.formats, today, is_holder=account.holder_id == caller.customer_id
            )
            for account, service in pairs
            if service.id in sold
        ],
        as_of=parts.formats.clock(answer.as_of),
        is_stale=answer.stale,
    )


async def catalogue(
    parts: Parts, kind: Kind | None, unlimited: bool | None, max_price_minor: int | None
) -> CatalogueOut:
    answer = await parts.systems.catalogue.plans()
    plans = [
        plan_out(plan, parts.formats)
        for plan in answer.value
        if plan.withdrawn_on is None and _fits(plan, kind, unlimited, max_price_minor)
    ]
    return CatalogueOut(plans=plans, as_of=parts.formats.clock(answer.as_of))


def _fits(plan: Plan, kind: Kind | None, unlimited: bool | None, max_price_minor: int | None) -> bool:
    return (
        kind in (None, plan.kind.value)
        and unlimited in (None, plan.data_kilobytes is None)
        and (max_price_minor is None or plan.price.minor <= max_price_minor)
    )


async def one_plan(parts: Parts, code: str) -> SoldPlanOut:
    """Also one that is not sold any more: somebody may have it, and ask."""
    for plan in (await parts.systems.catalogue.plans()).value:
        if plan.code == code:
            return plan_out(plan, parts.formats)
    raise PlanUnknown("There is no such plan. The catalogue lists those that are sold.", field="code")


async def addons(parts: Parts, kind: Kind | None) -> AddonsOut:
    answer = await parts.systems.catalogue.addons()
    fitting = [
        addon_out(addon, parts.formats)
        for addon in answer.value
        if addon.withdrawn_on is None and kind in (None, addon.kind.value)
    ]
    return AddonsOut(addons=fitting, as_of=parts.formats.clock(answer.as_of))
