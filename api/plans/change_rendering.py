"""Offers and receipts of a plan's change as they go over the wire."""

from typing import Literal

from api.formats import Formats, Money
from api.plans.change_schemas import ChangeQuoteOut, ChangeReceiptOut, OnceOut
from api.plans.countries import country_name
from api.plans.differences import gained
from api.plans.rendering import plan_out, service_out
from api.plans.standing import Standing
from api.plans.terms import ChangeTerms
from api.quotes import Offer
from api.systems.ports.catalogue import Plan
from api.systems.ports.orders import Order
from models import OrderKind


def change_quote_out(
    offered: Offer, here: Standing, plan: Plan, terms: ChangeTerms, formats: Formats
) -> ChangeQuoteOut:
    def country(code: str) -> str:
        return country_name(formats.locale, code)

    once_total = Money(terms.once_minor, terms.currency)
    return ChangeQuoteOut(
        quote_id=offered.id,
        ends_at=offered.ends_at,
        service=service_out(here.service),
        old=plan_out(here.plan, formats),
        new=plan_out(plan, formats),
        difference=formats.money(plan.price - here.plan.price, signed=True),
        once=[
            OnceOut(text=part.text, amount=formats.money(Money(part.minor, terms.currency), signed=True))
            for part in terms.once
        ],
        once_total=formats.money(once_total, signed=True),
        effective_on=formats.day(terms.effective_on),
        contract_months=plan.contract_months,
        contract_ends_on=formats.day(terms.contract_ends_on) if terms.contract_ends_on else None,
        early_cost=formats.money(Money(0, terms.currency)),
        gains=gained(here.plan, plan, country),
        loses=gained(plan, here.plan, country),
        told=_told(here.plan, terms, formats),
    )


def _told(old: Plan, terms: ChangeTerms, formats: Formats) -> str:
    price = formats.money(Money(terms.new_price_minor, terms.currency)).display
    day = "now" if terms.when == "now" else f"on {formats.day(terms.effective_on).display}"
    told = [f"{old.name} becomes {terms.new_plan_name} {day}, for {price} a month."]
    if terms.once_minor:
        once = formats.money(Money(abs(terms.once_minor), terms.currency)).display
        told.append(f"Your next bill {'charges' if terms.once_minor > 0 else 'credits'} {once} once.")
    if terms.contract_ends_on:
        told.append(f"Your contract then runs until {formats.day(terms.contract_ends_on).display}.")
    return " ".join(told)


def change_receipt_out(order: Order, terms: ChangeTerms, formats: Formats) -> ChangeReceiptOut:
    state: Literal["done", "planned"] = "done" if terms.when == "now" else "planned"
    day = formats.day(terms.effective_on)
    done = f"You are on {terms.new_plan_name} now."
    planned = f"You move to {terms.new_plan_name} on {day.display}. Until then you can withdraw it."
    return ChangeReceiptOut(
        order_id=order.id,
        number=order.number,
        state=state,
        plan_code=terms.new_plan_code,
        plan_name=terms.new_plan_name,
        price=formats.money(Money(terms.new_price_minor, terms.currency)),
        once_total=formats.money(Money(terms.once_minor, terms.currency), signed=True),
        effective_on=day,
        contract_ends_on=formats.day(terms.contract_ends_on) if terms.contract_ends_on else None,
        told=done if state == "done" else planned,
    )


def withdrawn_told(label: str, plan_name: str, kind: OrderKind) -> str:
    if kind is OrderKind.cease:
        return f"{label} stays with us on {plan_name}. Nothing else changes."
    return f"{label} stays on {plan_name}."
