"""Top-ups as they go over the wire: what is offered, what was quoted, what was done."""

import uuid
from collections.abc import Sequence
from datetime import date

from pydantic import BaseModel

from api.formats import DayOut, Formats, Money
from api.quotes import Offer
from api.systems.ports.account import Account, Service
from api.systems.ports.payment import Payment
from api.systems.ports.usage import BookedExtra, TopUp
from api.usage.cycles import Cycle
from api.usage.quantities import QuantityOut, quantity
from api.usage.rendering import service_out
from api.usage.top_up_schemas import OfferOut, TopUpQuoteOut, TopUpReceiptOut, TopUpsOut


class TopUpTerms(BaseModel):
    """All that was promised. Without a method it goes on the bill; without kilobytes it is credit."""

    account_id: uuid.UUID
    service_id: uuid.UUID
    code: str
    title: str
    kilobytes: int | None
    price_minor: int
    currency: str
    method_id: uuid.UUID | None
    ends_on: date | None
    billed_on: date | None

    @property
    def price(self) -> Money:
        return Money(self.price_minor, self.currency)


def offers_out(
    formats: Formats, account: Account, service: Service, offers: Sequence[TopUp], cycle: Cycle, *, as_of: str
) -> TopUpsOut:
    credit = account.prepaid_balance
    return TopUpsOut(
        service=service_out(service),
        paid_by="bill" if credit is None else "method",
        billed_on=formats.day(cycle.resets_on) if credit is None else None,
        credit=formats.money(credit) if credit is not None else None,
        offers=[
            OfferOut(
                code=one.code,
                title=one.title,
                price=formats.money(one.price),
                data=_data(formats, one.kilobytes),
                valid_until=None if one.kilobytes is None else formats.day(cycle.ends_on),
            )
            for one in offers
        ],
        fact=_how_it_is_paid(formats, offers, cycle, credit),
        as_of=as_of,
    )


def quote_out(formats: Formats, service: Service, terms: TopUpTerms, made: Offer) -> TopUpQuoteOut:
    nothing = Money(0, terms.currency)
    at_once = terms.method_id is not None
    return TopUpQuoteOut(
        quote_id=made.id,
        ends_at=made.ends_at,
        ends=formats.clock(made.ends_at),
        service=service_out(service),
        title=terms.title,
        data=_data(formats, terms.kilobytes),
        valid_until=_day(formats, terms.ends_on),
        paid_by="method" if at_once else "bill",
        now=formats.money(terms.price if at_once else nothing),
        on_bill=formats.money(nothing if at_once else terms.price),
        monthly=formats.money(nothing),
        billed_on=_day(formats, terms.billed_on),
        fact=_quoted(formats, terms),
    )


def receipt_out(
    formats: Formats, service: Service, terms: TopUpTerms, booked: BookedExtra, payment: Payment | None
) -> TopUpReceiptOut:
    return TopUpReceiptOut(
        number=booked.number,
        service=service_out(service),
        title=booked.title,
        price=formats.money(booked.price),
        paid_by="bill" if payment is None else "method",
        payment_number=payment.number if payment else None,
        data=_data(formats, booked.kilobytes),
        starts=formats.day(booked.starts_on),
        valid_until=_day(formats, booked.ends_on),
        billed_on=_day(formats, terms.billed_on),
        fact=_done(formats, terms, payment),
    )


def _how_it_is_paid(formats: Formats, offers: Sequence[TopUp], cycle: Cycle, credit: Money | None) -> str:
    if credit is not None:
        return f"{formats.money(credit).display} credit left. What you add is paid at once and can be used at once."
    if not offers:
        return "Data on this line is unlimited: there is nothing to add."
    return f"What you add goes on your bill of {formats.day(cycle.resets_on).display}."


def _quoted(formats: Formats, terms: TopUpTerms) -> str:
    price = formats.money(terms.price).display
    if terms.ends_on is None or terms.billed_on is None:
        return f"{price} of credit, paid now. It does not run out."
    until, billed_on = formats.day(terms.ends_on).display, formats.day(terms.billed_on).display
    return f"{terms.title} for {price}, until {until}. It goes on your bill of {billed_on}."


def _done(formats: Formats, terms: TopUpTerms, payment: Payment | None) -> str:
    price = formats.money(terms.price).display
    if payment is not None or terms.billed_on is None:
        return f"{price} of credit added, ready now."
    return f"{terms.title} added, ready now. {price} goes on your bill of {formats.day(terms.billed_on).display}."


def _data(formats: Formats, kilobytes: int | None) -> QuantityOut | None:
    return None if kilobytes is None else quantity(formats, kilobytes, "kilobytes")


def _day(formats: Formats, day: date | None) -> DayOut | None:
    return None if day is None else formats.day(day)
