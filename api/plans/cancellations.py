"""Leaving: when it is and what it costs, said plainly; then a dated end or a person's call, as the customer chose."""

from datetime import date, timedelta
from typing import Final

from api.access import held_account
from api.auth import Caller
from api.errors import NotUnderstood, Refused
from api.formats import Money
from api.parts import Parts
from api.plans.cancellation_rendering import call_out, end_out, quote_out, ticket_text
from api.plans.cancellation_schemas import CancellationIn, CancellationOut, CancellationQuoteIn, CancellationQuoteOut
from api.plans.changes import DAY_OVER, OfferOutdated
from api.plans.eligibility import possibilities
from api.plans.leaving import Alternative, Leaving, earliest_on, early_items, is_free, paid_back, sent_back
from api.plans.standing import STATES, NotUsable, Standing, standing
from api.plans.terms import CancellationTerms
from api.quotes import executing, offer
from api.systems.ports.catalogue import Equipment, Plan
from api.systems.ports.orders import NewOrder
from api.systems.ports.ticketing import NewTicket
from models import Level, OrderKind, ServiceState, TicketKind

QUOTE: Final = "cancellation"
LONGEST_AHEAD = timedelta(days=365)


class AlreadyLeaving(Refused):
    """The service has an end. `order_id` and `number` name it."""

    title = "This is ending already"


class EndNotPossible(NotUnderstood):
    """Earlier than notice allows, or further away than anybody plans."""

    title = "It cannot end on that day"


async def quote(parts: Parts, caller: Caller, body: CancellationQuoteIn) -> CancellationQuoteOut:
    here = (await standing(parts, caller, body.service_id, fresh=True)).fresh()
    _require_there(here)
    plans = (await parts.systems.catalogue.plans()).fresh()
    equipment = sent_back((await parts.systems.catalogue.equipment(here.service.id)).fresh())
    leaving = _leaving(here, body, plans, equipment)
    terms = CancellationTerms(
        service_id=here.service.id,
        label=here.service.label,
        plan_id=here.plan.id,
        plan_name=here.plan.name,
        reason=body.reason,
        ends_on=leaving.ends_on,
        contract_ends_on=here.service.contract_ends_on,
        early_minor=leaving.early_minor,
        paid_back_minor=leaving.paid_back_minor,
        currency=here.plan.price.currency,
        withdraws=leaving.withdraws.order_id if leaving.withdraws else None,
    )
    offered = await offer(parts.database, caller, QUOTE, terms)
    return quote_out(offered, here, leaving, parts.formats)


def _require_there(here: Standing) -> None:
    """A suspended or barred line may be left like any other."""
    if here.service.state is ServiceState.pending:
        raise NotUsable("It is not switched on yet: cancel its order instead.", state="pending")
    if here.service.state is ServiceState.ceased:
        raise NotUsable(STATES[ServiceState.ceased], state="ceased")
    leaving = here.open(OrderKind.cease)
    if leaving is not None:
        told = f"Order {leaving.number} ends it already. To stay, take that back."
        raise AlreadyLeaving(told, order_id=str(leaving.order_id), number=leaving.number)


def _leaving(here: Standing, body: CancellationQuoteIn, plans: list[Plan], equipment: list[Equipment]) -> Leaving:
    first = earliest_on(here, body.reason)
    ends_on = _last_day(body.wanted_on, first, here.today)
    return Leaving(
        earliest_on=first,
        ends_on=ends_on,
        free_on=first if is_free(here, body.reason) else max(first, here.service.contract_ends_on or first),
        early=early_items(here, body.reason, ends_on),
        paid_back_minor=paid_back(here, ends_on),
        equipment=tuple(equipment),
        withdraws=here.open(OrderKind.plan_change),
        alternative=_alternative(here, body.reason, plans),
    )


def _last_day(wanted_on: date | None, earliest_on: date, today: date) -> date:
    if wanted_on is None:
        return earliest_on
    if wanted_on < earliest_on:
        told = f"Notice allows {earliest_on.isoformat()} at the earliest."
        raise EndNotPossible(told, field="wanted_on", earliest_on=earliest_on.isoformat())
    if wanted_on > today + LONGEST_AHEAD:
        raise EndNotPossible("Choose a day within the next twelve months.", field="wanted_on")
    return wanted_on


def _alternative(here: Standing, reason: str, plans: list[Plan]) -> Alternative | None:
    if reason == "moving" and here.service.address is not None:
        return Alternative("move")
    if reason == "service_quality":
        return Alternative("repair")
    if reason != "price":
        return None
    for one in possibilities(here, plans, here.today):
        if one.plan.price.minor < here.plan.price.minor and all(why.why == "contract" for why in one.reasons):
            possible_from = one.reasons[0].possible_from if one.reasons else None
            saves = here.plan.price - one.plan.price
            return Alternative("cheaper_plan", one.plan, saves, possible_from)
    return None


async def execute(parts: Parts, caller: Caller, body: CancellationIn) -> CancellationOut:
    await held_account(parts.systems.account, caller, fresh=True)
    async with executing(parts.database, caller, QUOTE, body.quote_id, CancellationTerms) as it:
        here = (await standing(parts, caller, it.terms.service_id, fresh=True)).fresh()
        # An earlier try of ours is no change that stands in the way, and is not asked about any more.
        is_placed = here.placed_under(it.reference) is not None
        if body.talk_first and not is_placed:
            return await _call(parts, caller, here, it.terms, it.reference)
        if not is_placed:
            _require_same(here, it.terms)
        return await _end(parts, caller, here, it.terms, it.reference)


def _require_same(here: Standing, terms: CancellationTerms) -> None:
    """What an earlier try has withdrawn is no change that anybody else made."""
    _require_there(here)
    pending = here.open(OrderKind.plan_change)
    is_same = (
        here.plan.id == terms.plan_id
        and here.service.contract_ends_on == terms.contract_ends_on
        and (pending is None or pending.order_id == terms.withdraws)
    )
    if not is_same:
        raise OfferOutdated("The line has changed meanwhile. Nothing was done; ask for a new offer.")
    early_minor = sum(item.minor for item in early_items(here, terms.reason, terms.ends_on))
    # One that was tried while a system was down may come back after weeks, when its notice has run out.
    if terms.ends_on < earliest_on(here, terms.reason) or early_minor != terms.early_minor:
        raise OfferOutdated(DAY_OVER)


async def _call(
    parts: Parts, caller: Caller, here: Standing, terms: CancellationTerms, reference: str
) -> CancellationOut:
    ticket = NewTicket(
        customer_id=caller.require(Level.verified),
        kind=TicketKind.request,
        title=f"Retention: call about leaving, {terms.label}"[:120],
        text=ticket_text(terms, parts.formats),
        account_id=here.account.id,
        service_id=terms.service_id,
        conversation_id=caller.conversation_id,
    )
    return call_out(await parts.systems.ticketing.open(ticket, reference=reference), here.service, parts.formats)


async def _end(
    parts: Parts, caller: Caller, here: Standing, terms: CancellationTerms, reference: str
) -> CancellationOut:
    equipment = sent_back((await parts.systems.catalogue.equipment(terms.service_id)).value)
    if terms.withdraws is not None:
        await parts.systems.orders.cancel(terms.withdraws, reference=f"{reference}:withdraw")
    new = NewOrder(
        account_id=here.account.id,
        customer_id=caller.require(Level.verified),
        kind=OrderKind.cease,
        title=f"End of {terms.plan_name}",
        service_id=terms.service_id,
        expected_on=terms.ends_on,
        detail={
            "reference": reference,
            "reason": terms.reason,
            # What the final bill charges and credits.
            "early_minor": terms.early_minor,
            "paid_back_minor": terms.paid_back_minor,
        },
    )
    order = await parts.systems.orders.place(new, reference=reference)
    early = Money(terms.early_minor, terms.currency)
    return end_out(order, here.service, terms.ends_on, early, equipment, parts.formats)
