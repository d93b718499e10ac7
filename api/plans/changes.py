"""Moving a line to another plan: quoted to the penny, carried out now or with the next bill, or withdrawn."""

import uuid
from datetime import date, timedelta
from typing import Final

from api.access import held_account
from api.auth import Caller
from api.errors import Refused
from api.formats import Formats, Money
from api.parts import Parts
from api.plans.change_rendering import change_quote_out, change_receipt_out, withdrawn_told
from api.plans.change_schemas import ChangeQuoteIn, ChangeQuoteOut, ChangeReceiptOut, When, WithdrawnOut
from api.plans.contract import new_contract_end
from api.plans.cycle import split
from api.plans.eligibility import Reason, possibilities
from api.plans.rendering import service_out
from api.plans.service import PlanUnknown
from api.plans.standing import Standing, my_change, standing
from api.plans.terms import ChangeTerms, Once
from api.quotes import executing, offer
from api.systems.ports.catalogue import Plan
from api.systems.ports.orders import NewOrder
from models import Level, OrderKind, OrderState
from models.base import now

QUOTE: Final = "plan_change"
PLAN_CHANGE, CEASE = OrderKind.plan_change, OrderKind.cease
DAY_OVER: Final = "The day that this offer was made for is over. Nothing was done; ask for a new offer."


class NotEligible(Refused):
    """The line may not move to this plan; `reasons` says why, and from when where that is known."""

    title = "This plan is not possible for this line"


class OfferOutdated(Refused):
    """The line, the plan, a price or the day is not what it was when the offer was made."""

    title = "Something changed since the offer"


class ChangeDone(Refused):
    """It was carried out: a new change can lead back."""

    title = "This is done already"


async def quote(parts: Parts, caller: Caller, body: ChangeQuoteIn) -> ChangeQuoteOut:
    here = (await standing(parts, caller, body.service_id, fresh=True)).fresh()
    plans = (await parts.systems.catalogue.plans()).fresh()
    effective_on = _effective_on(here, body.when)
    plan = _allowed(here, plans, body.plan_code, effective_on, parts.formats)
    terms = ChangeTerms(
        service_id=here.service.id,
        old_plan_id=here.plan.id,
        old_price_minor=here.plan.price.minor,
        new_plan_id=plan.id,
        new_plan_code=plan.code,
        new_plan_name=plan.name,
        new_price_minor=plan.price.minor,
        currency=plan.price.currency,
        when=body.when,
        once=_once(here, plan) if body.when == "now" else [],
        effective_on=effective_on,
        contract_ends_on=new_contract_end(here.service, plan, effective_on),
    )
    offered = await offer(parts.database, caller, QUOTE, terms)
    return change_quote_out(offered, here, plan, terms, parts.formats)


def _effective_on(here: Standing, when: When) -> date:
    return here.today if when == "now" else here.cycle.ends_on + timedelta(days=1)


def _allowed(here: Standing, plans: list[Plan], code: str, effective_on: date, formats: Formats) -> Plan:
    for one in possibilities(here, plans, effective_on):
        if one.plan.code == code:
            if one.reasons:
                raise _not_eligible(one.reasons, formats)
            return one.plan
    raise PlanUnknown("No such plan is sold for this line. The catalogue lists those that are.", field="plan_code")


def _not_eligible(reasons: tuple[Reason, ...], formats: Formats) -> NotEligible:
    told = [
        {
            "why": reason.why,
            "text": reason.text,
            "possible_from": formats.day(reason.possible_from).model_dump(mode="json")
            if reason.possible_from
            else None,
        }
        for reason in reasons
    ]
    return NotEligible(reasons[0].text, field="plan_code", reasons=told)


def _once(here: Standing, plan: Plan) -> list[Once]:
    """The month is paid ahead: what is left of it comes back, and is paid for the new plan."""
    cycle, parts = here.cycle, [(here.plan, -1, "paid ahead"), (plan, 1, "until the next bill")]
    days = f"{cycle.days - cycle.days_before(here.today)} of {cycle.days} days"
    return [
        Once(text=f"{one.name}, {days} {told}", minor=sign * split(one.price.minor, cycle, here.today).left)
        for one, sign, told in parts
    ]


async def execute(parts: Parts, caller: Caller, quote_id: uuid.UUID) -> ChangeReceiptOut:
    await held_account(parts.systems.account, caller, fresh=True)
    async with executing(parts.database, caller, QUOTE, quote_id, ChangeTerms) as it:
        here = (await standing(parts, caller, it.terms.service_id, fresh=True)).fresh()
        # An earlier try of ours is no change that stands in the way.
        if here.placed_under(it.reference) is None:
            await _require_same(parts, here, it.terms)
        order = await parts.systems.orders.place(_order(caller, here, it.terms, it.reference), reference=it.reference)
        if it.terms.when == "now":
            await parts.systems.catalogue.carry_out(order.id, reference=it.reference)
        return change_receipt_out(order, it.terms, parts.formats)


async def _require_same(parts: Parts, here: Standing, terms: ChangeTerms) -> None:
    if terms.effective_on != _effective_on(here, terms.when):
        raise OfferOutdated(DAY_OVER)
    plans = (await parts.systems.catalogue.plans()).fresh()
    allowed = {one.plan.id: one.plan for one in possibilities(here, plans, terms.effective_on) if not one.reasons}
    plan = allowed.get(terms.new_plan_id)
    is_same = (
        plan is not None
        and plan.price == Money(terms.new_price_minor, terms.currency)
        and here.plan.id == terms.old_plan_id
        and here.plan.price.minor == terms.old_price_minor
        and new_contract_end(here.service, plan, terms.effective_on) == terms.contract_ends_on
    )
    if not is_same:
        raise OfferOutdated("The line or a price has changed meanwhile. Nothing was done; ask for a new offer.")


def _order(caller: Caller, here: Standing, terms: ChangeTerms, reference: str) -> NewOrder:
    return NewOrder(
        account_id=here.account.id,
        customer_id=caller.require(Level.verified),
        kind=OrderKind.plan_change,
        title=f"Change to {terms.new_plan_name}",
        service_id=terms.service_id,
        plan_id=terms.new_plan_id,
        expected_on=terms.effective_on,
        detail={
            "reference": reference,
            "old_plan_id": str(terms.old_plan_id),
            "contract_ends_on": terms.contract_ends_on.isoformat() if terms.contract_ends_on else None,
            # What the next bill charges or credits once.
            "once": [part.model_dump() for part in terms.once],
            "once_minor": terms.once_minor,
        },
    )


async def withdraw(parts: Parts, caller: Caller, order_id: uuid.UUID, kind: OrderKind, reference: str) -> WithdrawnOut:
    service, planned = await my_change(parts, caller, order_id, kind)
    is_over = planned.on is not None and planned.on < parts.formats.today(now()) and planned.is_open
    if planned.state is OrderState.completed or is_over:
        raise ChangeDone("It has been done, so there is nothing to withdraw. A new change can lead back.")
    order = await parts.systems.orders.cancel(order_id, reference=reference)
    return WithdrawnOut(
        order_id=order.id,
        number=order.number,
        service=service_out(service),
        told=withdrawn_told(service.label, service.plan_name, kind),
    )
