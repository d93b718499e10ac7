"""Paying what is owed: what a payment would do, doing it once, and what became of earlier ones."""

import uuid
from typing import Literal

from pydantic import BaseModel

from api.access import held_account
from api.auth import Caller
from api.errors import Refused
from api.formats import Money
from api.paging import Asked, Page
from api.parts import Parts
from api.payments.charging import charge
from api.payments.choosing import (
    NothingOwed,
    billed_account,
    chosen_method,
    owns,
    refuse_while_waiting,
    today_of,
)
from api.payments.rendering import methods_out, payment_out, quote_out
from api.payments.schemas import (
    Confirmation,
    MethodRemovedOut,
    MethodsOut,
    NewPaymentQuote,
    PartAmount,
    PaymentOut,
    PaymentQuoteOut,
    PaymentShownOut,
    ReceiptOut,
)
from api.quotes import executing, offer
from api.systems.ports.account import Account
from api.systems.ports.payment import MoreThanOwed, NewPayment, NoSuchPayment, Owed
from models import Level

KIND = "payment"


class NothingOverdue(Refused):
    """What is owed is not late; all of it can be paid."""

    title = "Nothing is overdue"


class PaymentTerms(BaseModel):
    account_id: uuid.UUID
    method_id: uuid.UUID
    amount_minor: int
    owed_minor: int
    currency: str


async def methods(parts: Parts, caller: Caller) -> MethodsOut:
    account = await held_account(parts.systems.account, caller)
    known = await parts.systems.payment.methods(account.holder_id)
    formats = parts.formats
    return methods_out(known.value, account, today=today_of(parts), as_of=formats.clock(known.as_of))


async def remove_method(parts: Parts, caller: Caller, method_id: uuid.UUID, reference: str) -> MethodRemovedOut:
    account = await held_account(parts.systems.account, caller, fresh=True)
    removed = await parts.systems.payment.remove_method(method_id, account.holder_id, reference=reference)
    return MethodRemovedOut(id=removed.id, label=removed.label)


async def quote(parts: Parts, caller: Caller, body: NewPaymentQuote) -> PaymentQuoteOut:
    account = await billed_account(parts, caller, body.account_id, fresh=True)
    owed = (await parts.systems.payment.owed(account.id)).fresh()
    refuse_while_waiting(owed.waiting)
    amount = _amount(parts, body.amount, owed)
    method = await chosen_method(parts, account, body.method_id)
    terms = PaymentTerms(
        account_id=account.id,
        method_id=method.id,
        amount_minor=amount.minor,
        owed_minor=owed.total.minor,
        currency=amount.currency,
    )
    made = await offer(parts.database, caller, KIND, terms)
    return quote_out(
        made,
        account,
        method,
        amount,
        owed,
        parts.formats,
        autopay=_autopay_warning(parts, account, owed),
        effect=_effect(parts, account, amount, owed),
    )


def _amount(parts: Parts, asked: Literal["full", "overdue"] | PartAmount, owed: Owed) -> Money:
    if owed.total.minor == 0:
        raise NothingOwed("All your bills are paid. There is nothing to pay now.")
    if asked == "full":
        return owed.total
    if asked == "overdue":
        late = owed.overdue(today_of(parts))
        if late.minor == 0:
            raise NothingOverdue("Nothing is overdue. You can pay all that is owed.", owed=_shown(parts, owed.total))
        return late
    if asked.amount_minor > owed.total.minor:
        total = _shown(parts, owed.total)
        detail = f"You owe {total['display']}. Pay that, or less."
        raise MoreThanOwed(detail, field="amount.amount_minor", owed_minor=owed.total.minor, owed=total)
    return Money(asked.amount_minor, owed.total.currency)


def _shown(parts: Parts, amount: Money) -> dict[str, object]:
    return parts.formats.money(amount).model_dump(mode="json")


def _autopay_warning(parts: Parts, account: Account, owed: Owed) -> str | None:
    today = today_of(parts)
    ahead = (bill.takes_on(account.autopay_day, today) for bill in owed.bills)
    day = min((day for day in ahead if day is not None), default=None)
    if account.autopay_method_id is None or day is None:
        return None
    shown = parts.formats.day(day).display
    return f"Automatic payment is on and comes on {shown}. What you pay now, it does not take again."


def _effect(parts: Parts, account: Account, amount: Money, owed: Owed) -> str | None:
    if not account.is_suspended:
        return None
    late = owed.overdue(today_of(parts))
    if amount.minor >= late.minor:
        return "Your suspended services work again once this is paid."
    missing = parts.formats.money(late - amount).display
    return f"Your services stay suspended: {missing} more is overdue."


async def pay(parts: Parts, caller: Caller, body: Confirmation) -> ReceiptOut:
    customer_id = caller.require(Level.verified)
    async with executing(parts.database, caller, KIND, body.quote_id, PaymentTerms) as it:
        amount, owed = Money(it.terms.amount_minor, it.terms.currency), Money(it.terms.owed_minor, it.terms.currency)
        await billed_account(parts, caller, it.terms.account_id, fresh=True)
        wanted = NewPayment(it.terms.account_id, customer_id, it.terms.method_id, amount, "bill", owed=owed)
        made = await charge(parts, wanted, it.reference)
        told = payment_out(made, parts.formats)
        return ReceiptOut(**told.model_dump(), left=parts.formats.money(owed - amount))


async def history(parts: Parts, caller: Caller, account_id: uuid.UUID | None, asked: Asked) -> Page[PaymentOut]:
    account = await held_account(parts.systems.account, caller, account_id)
    found = (await parts.systems.payment.payments(account.id, asked.cursor, asked.limit)).value
    return Page(items=[payment_out(payment, parts.formats) for payment in found.items], next=found.next)


async def one_payment(parts: Parts, caller: Caller, payment_id: uuid.UUID) -> PaymentShownOut:
    await held_account(parts.systems.account, caller)
    found = await parts.systems.payment.payment(payment_id)
    if not await owns(parts, caller, found.value.account_id):
        raise NoSuchPayment("There is no such payment.")
    told = payment_out(found.value, parts.formats)
    return PaymentShownOut(**told.model_dump(), as_of=parts.formats.clock(found.as_of))
