"""Leaving as it goes over the wire: plain, kind, and without a catch."""

from collections.abc import Sequence
from datetime import date

from api.formats import Formats, Money
from api.plans.cancellation_schemas import AlternativeOut, CancellationOut, CancellationQuoteOut, EarlyItemOut
from api.plans.contract import EARLY_PERCENT, EarlyItem
from api.plans.leaving import Alternative, Leaving
from api.plans.rendering import pending_out, service_out
from api.plans.standing import Standing
from api.plans.terms import CancellationTerms
from api.quotes import Offer
from api.systems.ports.account import Service
from api.systems.ports.catalogue import Equipment
from api.systems.ports.orders import Order
from api.systems.ports.ticketing import Ticket
from models import ServiceKind


def quote_out(offered: Offer, here: Standing, leaving: Leaving, formats: Formats) -> CancellationQuoteOut:
    price = here.plan.price
    early_total = Money(leaving.early_minor, price.currency)
    return CancellationQuoteOut(
        quote_id=offered.id,
        ends_at=offered.ends_at,
        service=service_out(here.service),
        earliest_on=formats.day(leaving.earliest_on),
        ends_on=formats.day(leaving.ends_on),
        free_on=formats.day(leaving.free_on),
        early=[_early(item, price, formats) for item in leaving.early],
        early_total=formats.money(early_total),
        paid_back=formats.money(Money(leaving.paid_back_minor, price.currency)),
        final_bill=_final_bill(here, leaving, formats),
        equipment=_names(leaving.equipment),
        withdraws=pending_out(leaving.withdraws, formats) if leaving.withdraws else None,
        alternative=_alternative(here, leaving.alternative, formats) if leaving.alternative else None,
        told=_told(here.service, leaving, early_total, formats),
    )


def _early(item: EarlyItem, price: Money, formats: Formats) -> EarlyItemOut:
    monthly = f"{EARLY_PERCENT}% of {formats.money(price).display}"
    if item.months:
        text = f"{item.months} {'month' if item.months == 1 else 'months'} at {monthly}"
    else:
        text = f"{item.days} {'day' if item.days == 1 else 'days'} of a month at {monthly}"
    return EarlyItemOut(text=text, amount=formats.money(Money(item.minor, price.currency)))


def _final_bill(here: Standing, leaving: Leaving, formats: Formats) -> list[str]:
    if here.account.billing_day is None:
        return ["There is no final bill. Credit that is left can be used until the last day."]
    told = [f"You pay for each day up to {formats.day(leaving.ends_on).display}, and for none after it."]
    if leaving.paid_back_minor:
        back = formats.money(Money(leaving.paid_back_minor, here.plan.price.currency)).display
        told.append(f"{back} that was paid ahead is credited.")
    if here.service.kind is ServiceKind.mobile:
        told.append("A phone that you pay in parts stays on your bill until it is paid.")
    if here.sold.addons:
        told.append("Add-ons end with the line.")
    return told


def _alternative(here: Standing, found: Alternative, formats: Formats) -> AlternativeOut:
    if found.kind == "move":
        return AlternativeOut(kind="move", text=f"{here.plan.name} can move with you. Tell us the new address.")
    if found.kind == "repair" or found.plan is None or found.saves is None:
        text = "We can test the line now. If something is wrong with it, we book a visit."
        return AlternativeOut(kind="repair", text=text)
    saves, possible_from = formats.money(found.saves), found.possible_from
    text = f"{found.plan.name} costs {saves.display} a month less"
    text += f", possible from {formats.day(possible_from).display}." if possible_from else "."
    return AlternativeOut(
        kind="cheaper_plan",
        text=text,
        plan_code=found.plan.code,
        saves=saves,
        possible_from=formats.day(possible_from) if possible_from else None,
    )


def _told(service: Service, leaving: Leaving, early_total: Money, formats: Formats) -> str:
    ends_on = formats.day(leaving.ends_on).display
    if not early_total.minor:
        return f"{service.label} ends on {ends_on}. Leaving costs nothing."
    told = f"{service.label} ends on {ends_on}. Leaving before the contract ends costs"
    free_on = formats.day(leaving.free_on).display
    return f"{told} {formats.money(early_total).display}; from {free_on} it costs nothing."


def ticket_text(terms: CancellationTerms, formats: Formats) -> str:
    early = formats.money(Money(terms.early_minor, terms.currency)).display
    ends_on = formats.day(terms.ends_on).display
    return (
        f"The customer thinks about leaving {terms.plan_name} and wants a call first. Reason: {terms.reason}. "
        f"They were told: the last day would be {ends_on}, leaving costs {early}. Nothing was ended."
    )


def call_out(ticket: Ticket, service: Service, formats: Formats) -> CancellationOut:
    by = ""
    if ticket.promised_at:
        by = f" by {formats.day(formats.today(ticket.promised_at)).display}, {formats.clock(ticket.promised_at)}"
    return CancellationOut(
        kind="call",
        number=ticket.number,
        order_id=None,
        service=service_out(service),
        ends_on=None,
        early_total=None,
        equipment=[],
        told=f"A person will call you{by}. Until then nothing ends, and nothing is charged.",
    )


def end_out(
    order: Order, service: Service, ends_on: date, early: Money, equipment: list[Equipment], formats: Formats
) -> CancellationOut:
    day, names = formats.day(ends_on), _names(equipment)
    told = f"{service.label} ends on {day.display}. Until that day you can take this back."
    if names:
        told += f" Please send back: {', '.join(names)}."
    return CancellationOut(
        kind="end",
        number=order.number,
        order_id=order.id,
        service=service_out(service),
        ends_on=day,
        early_total=formats.money(early),
        equipment=names,
        told=told,
    )


def _names(equipment: Sequence[Equipment]) -> list[str]:
    return [one.model for one in equipment]
