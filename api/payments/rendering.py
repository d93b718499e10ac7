"""Payments, quotes and cards as they go over the wire, in the brand's format and in plain words."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from api.formats import Formats, Money
from api.payments.choosing import SOON, ends_on, has_expired
from api.payments.schemas import (
    CoveredOut,
    LinkOut,
    MethodBriefOut,
    MethodOut,
    MethodsOut,
    PaymentOut,
    PaymentQuoteOut,
)
from api.quotes import Offer
from api.systems.ports.account import Account
from api.systems.ports.payment import Owed, PaidPart, Payment
from api.systems.ports.payment_link import Link
from api.systems.ports.payment_method import Method
from models import LinkPurpose, PaymentRoute, PaymentState
from models.base import now

# What a state is called, and what comes next.
TOLD: Mapping[PaymentState, tuple[str, str | None]] = {
    PaymentState.pending: ("Being paid", "We are waiting for the bank. Please don't pay again."),
    PaymentState.authorised: (
        "Held by your bank, not taken",
        "Your bank shows it, but we have not taken it. The bank releases it by itself, mostly within seven days.",
    ),
    PaymentState.captured: ("Paid", None),
    PaymentState.declined: ("Declined", "Nothing was taken. Try another card, or ask your bank why."),
    PaymentState.failed: ("Did not go through", "Nothing was taken. You can pay again."),
    PaymentState.released: ("Held, and released again", "Nothing was taken. The money is yours again."),
    PaymentState.refunded: ("Paid back", "Your bank shows it within a few days."),
    PaymentState.unknown: ("Waiting for the bank", "Please don't pay again. We find out, and tell you."),
}
NOTHING_TAKEN = "Nothing was taken: the amount is not owed any more, or another payment is on its way."


def payment_out(payment: Payment, formats: Formats) -> PaymentOut:
    told, next_step = TOLD[payment.state]
    if payment.route is PaymentRoute.top_up and payment.state is PaymentState.captured:
        told = "Topped up"
    return PaymentOut(
        id=payment.id,
        number=payment.number,
        state=payment.state.value,
        told=told,
        why=payment.decline_reason,
        next_step=next_step,
        amount=formats.money(payment.amount),
        method=payment.method,
        day=formats.day(formats.today(payment.made_at)),
        at=formats.clock(payment.made_at),
        covers=_covered(payment.covers, formats),
    )


def _covered(parts: tuple[PaidPart, ...], formats: Formats) -> list[CoveredOut]:
    return [
        CoveredOut(bill_id=part.bill_id, bill_number=part.bill_number, amount=formats.money(part.amount))
        for part in parts
    ]


def quote_out(
    made: Offer,
    account: Account,
    method: Method,
    amount: Money,
    owed: Owed,
    formats: Formats,
    *,
    autopay: str | None,
    effect: str | None,
) -> PaymentQuoteOut:
    return PaymentQuoteOut(
        quote_id=made.id,
        ends_at=formats.clock(made.ends_at),
        account_id=account.id,
        account=account.label,
        pays=formats.money(amount),
        method=brief(method),
        covers=_covered(_shares(amount, owed), formats),
        owed=formats.money(owed.total),
        left=formats.money(owed.total - amount),
        autopay=autopay,
        effect=effect,
    )


def _shares(amount: Money, owed: Owed) -> tuple[PaidPart, ...]:
    """How an amount is shared out: the oldest bill first."""
    shares, left = [], amount.minor
    for bill in owed.bills:
        share = min(left, bill.outstanding.minor)
        if share:
            shares.append(PaidPart(bill.id, bill.number, Money(share, amount.currency)))
        left -= share
    return tuple(shares)


def brief(method: Method) -> MethodBriefOut:
    return MethodBriefOut(id=method.id, label=method.label)


def methods_out(methods: tuple[Method, ...], account: Account, *, today: date, as_of: str) -> MethodsOut:
    return MethodsOut(items=[_method(method, account, today) for method in methods], as_of=as_of)


def _method(method: Method, account: Account, today: date) -> MethodOut:
    last = ends_on(method)
    soon = last is not None and last - SOON < today
    return MethodOut(
        id=method.id,
        kind=method.kind.value,
        label=method.label,
        brand=method.brand,
        last4=method.last4,
        expires=f"{last:%m/%Y}" if last else None,
        state="expired" if has_expired(method, today) else "expires_soon" if soon else "good",
        is_autopay=method.id == account.autopay_method_id,
    )


def link_out(link: Link, formats: Formats) -> LinkOut:
    state, told = _link_state(link)
    return LinkOut(
        id=link.id,
        purpose=link.purpose.value,
        state=state,
        told=told,
        amount=formats.money(link.amount) if link.amount else None,
        ends_at=formats.clock(link.ends_at),
        method=link.method,
        payment_id=link.payment_id,
    )


def _link_state(link: Link) -> tuple[Literal["open", "done", "ended"], str]:
    if link.payment_id is not None:
        return "done", "A card was entered. The payment says how it went."
    if link.done_at is not None:
        return "done", NOTHING_TAKEN if link.purpose is LinkPurpose.pay else "The card is saved."
    if link.ends_at <= now():
        return "ended", "Nothing was entered in time. Ask for a new link."
    return "open", "Enter the card on the page behind the link."
