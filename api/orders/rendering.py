"""Orders, and what can be ordered, as they go over the wire."""

from datetime import date, datetime

from api.formats import Formats, Money
from api.orders.asked import QuoteOut, Terms
from api.orders.days import working_days_later
from api.orders.schemas import OrderOut, ReceiptOut, StepOut, ThingOut, ThingsOut
from api.orders.steps import sentence, steps_of
from api.quotes import Offer
from api.systems.base import Answered
from api.systems.ports.orders import Order
from api.systems.ports.stock import Thing
from models import OrderKind, OrderState

# Plans and contracts have places of their own, where what hangs on them is undone as well.
TAKEN_BACK = {
    OrderKind.plan_change: "/v1/plans/changes/{id}",
    OrderKind.cease: "/v1/plans/cancellations/{id}",
}


def order_out(order: Order, formats: Formats, *, as_of: datetime) -> OrderOut:
    promised = _promised(order)
    return OrderOut(
        id=order.id,
        number=order.number,
        account_id=order.account_id,
        service_id=order.service_id,
        kind=order.kind,
        title=order.title,
        state=order.state,
        status=sentence(order, formats),
        delayed=order.state is OrderState.delayed or promised is not None,
        expected_on=formats.day(order.expected_on) if order.expected_on else None,
        promised_on=formats.day(promised) if promised else None,
        carrier=order.carrier,
        tracking_reference=order.tracking_reference,
        address=order.address,
        placed_on=formats.day(formats.today(order.placed_at)),
        ended_on=formats.day(formats.today(order.ended_at)) if order.ended_at else None,
        steps=[StepOut(title=step.title, state=step.state) for step in steps_of(order)],
        can_be_cancelled=order.can_be_cancelled and order.kind not in TAKEN_BACK,
        taken_back_at=TAKEN_BACK[order.kind].format(id=order.id) if _at_plans(order) else None,
        needs_visit=bool(order.detail.get("needs_visit")),
        sim_id=order.detail.get("sim_id") if order.kind is OrderKind.sim else None,
        as_of=formats.clock(as_of),
    )


def _at_plans(order: Order) -> bool:
    return order.can_be_cancelled and order.kind in TAKEN_BACK


def _promised(order: Order) -> date | None:
    """The first promise, where another day is told now."""
    told = order.detail.get("promised_on")
    first = date.fromisoformat(told) if isinstance(told, str) else None
    return first if first and order.expected_on and first < order.expected_on else None


def quote_out(offer: Offer, terms: Terms, formats: Formats) -> QuoteOut:
    return QuoteOut(
        quote_id=offer.id,
        ends_at=formats.clock(offer.ends_at),
        kind=terms.kind,
        title=terms.title,
        what_happens=terms.what_happens,
        once=formats.money(Money(terms.once_minor, terms.currency)),
        monthly=formats.money(Money(terms.monthly_minor, terms.currency)),
        contract_months=terms.contract_months,
        expected_on=formats.day(terms.expected_on),
        needs_visit=terms.needs_visit,
        address=terms.address,
        number_stays=terms.detail.get("number_stays"),
    )


def receipt_out(order: Order, terms: Terms, formats: Formats, *, as_of: datetime) -> ReceiptOut:
    return ReceiptOut(
        order=order_out(order, formats, as_of=as_of),
        once=formats.money(Money(terms.once_minor, terms.currency)),
        monthly=formats.money(Money(terms.monthly_minor, terms.currency)),
        what_next=_what_next(order, terms, formats),
    )


def _what_next(order: Order, terms: Terms, formats: Formats) -> str:
    if terms.needs_visit:
        return "Now choose a time for the technician's visit."
    if order.detail.get("form") == "esim":
        return "Your eSIM is ready. Open its code and scan it with your phone."
    day = formats.day(terms.expected_on).display
    if order.kind is OrderKind.sim:
        return f"Your SIM comes on {day}. Activate it when it is there; until then the old one stays as it is."
    return f"Nothing to do for now. The day is {day}."


def things_out(things: Answered[list[Thing]], formats: Formats, today: date) -> ThingsOut:
    return ThingsOut(
        items=[
            ThingOut(
                code=thing.code,
                name=thing.name,
                kind=thing.kind.value,
                price=formats.money(thing.price),
                monthly=formats.money(thing.monthly),
                comes_on=formats.day(working_days_later(today, thing.delivery_days)),
            )
            for thing in things.value
        ],
        as_of=formats.clock(things.as_of),
    )
