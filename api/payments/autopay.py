"""Automatic payment: on, with which card and on which day; off; and what that means for the bill that is open."""

import uuid

from pydantic import BaseModel

from api.auth import Caller
from api.errors import Refused
from api.formats import Money
from api.parts import Parts
from api.payments.choosing import billed_account, chosen_method, today_of
from api.payments.rendering import brief
from api.payments.schemas import (
    AutopayOut,
    AutopayQuoteOut,
    AutopayShownOut,
    Confirmation,
    NewAutopayQuote,
    TakenOut,
)
from api.quotes import executing, offer
from api.systems.ports.account import Account
from api.systems.ports.payment import Owed
from api.systems.ports.payment_method import Autopay, Method

KIND = "autopay"


class AutopayTerms(BaseModel):
    account_id: uuid.UUID
    method_id: uuid.UUID
    day: int | None


async def show(parts: Parts, caller: Caller, account_id: uuid.UUID | None) -> AutopayShownOut:
    account = await billed_account(parts, caller, account_id)
    known = await parts.systems.payment.methods(account.holder_id)
    owed = await parts.systems.payment.owed(account.id)
    method = next((method for method in known.value if method.id == account.autopay_method_id), None)
    shown = _shown(parts, Autopay(account.id, method, account.autopay_day), owed.value)
    return AutopayShownOut(**shown.model_dump(), as_of=parts.formats.clock(min(known.as_of, owed.as_of)))


class ArrangementRunning(Refused):
    """Bills that are taken by themselves would be taken beside their instalments."""

    title = "An arrangement is running"


async def quote(parts: Parts, caller: Caller, body: NewAutopayQuote) -> AutopayQuoteOut:
    account = await billed_account(parts, caller, body.account_id, fresh=True)
    await _refuse_while_arranged(parts, account)
    method = await chosen_method(parts, account, body.method_id)
    owed = (await parts.systems.payment.owed(account.id)).fresh()
    terms = AutopayTerms(account_id=account.id, method_id=method.id, day=body.day)
    made = await offer(parts.database, caller, KIND, terms)
    return AutopayQuoteOut(
        quote_id=made.id,
        ends_at=parts.formats.clock(made.ends_at),
        account_id=account.id,
        method=brief(method),
        day=body.day,
        when=_when(body.day),
        first=_next(parts, owed, body.day),
        told=_told_on(parts, owed, method, body.day),
    )


async def switch_on(parts: Parts, caller: Caller, body: Confirmation) -> AutopayOut:
    async with executing(parts.database, caller, KIND, body.quote_id, AutopayTerms) as it:
        account = await billed_account(parts, caller, it.terms.account_id, fresh=True)
        await _refuse_while_arranged(parts, account)
        payment = parts.systems.payment
        done = await payment.set_autopay(account.id, it.terms.method_id, it.terms.day, reference=it.reference)
        return _shown(parts, done, (await payment.owed(account.id)).value)


async def _refuse_while_arranged(parts: Parts, account: Account) -> None:
    known = (await parts.systems.payment.arrangements(account.id)).fresh()
    today = today_of(parts)
    running = next((arrangement for arrangement in known if arrangement.is_running(today)), None)
    if running is not None:
        detail = "Automatic payment can be switched on when all of it is paid."
        raise ArrangementRunning(f"Arrangement {running.number} is running. {detail}", number=running.number)


async def switch_off(parts: Parts, caller: Caller, account_id: uuid.UUID | None, reference: str) -> AutopayOut:
    account = await billed_account(parts, caller, account_id, fresh=True)
    done = await parts.systems.payment.set_autopay(account.id, None, None, reference=reference)
    return _shown(parts, done, (await parts.systems.payment.owed(account.id)).value)


def _shown(parts: Parts, autopay: Autopay, owed: Owed) -> AutopayOut:
    method = autopay.method
    return AutopayOut(
        on=method is not None,
        account_id=autopay.account_id,
        method=brief(method) if method else None,
        day=autopay.day,
        when=_when(autopay.day) if method else None,
        next=_next(parts, owed, autopay.day) if method else None,
        told=_told_on(parts, owed, method, autopay.day) if method else _told_off(parts, owed),
    )


def _when(day: int | None) -> str:
    return "on the day each bill is due" if day is None else f"on day {day} of each month"


def _next(parts: Parts, owed: Owed, day: int | None) -> TakenOut | None:
    """What is late already is not taken by itself: nobody is to be surprised by an old bill."""
    for bill in owed.bills:
        takes_on = bill.takes_on(day, today_of(parts))
        if takes_on is not None:
            return TakenOut(
                bill_id=bill.id,
                bill_number=bill.number,
                amount=parts.formats.money(bill.outstanding),
                takes_on=parts.formats.day(takes_on),
            )
    return None


def _told_on(parts: Parts, owed: Owed, method: Method, day: int | None) -> str:
    first = _next(parts, owed, day)
    told = f"{method.label} pays your bills {_when(day)}."
    if first is None:
        told += " The first is the next bill that is made."
    else:
        told += f" The first is bill {first.bill_number}: {first.amount.display} on {first.takes_on.display}."
        if day is not None and any(bill.id == first.bill_id and bill.due_on.day < day for bill in owed.bills):
            told += " None is taken later than the day it is due."
    late = sum(bill.outstanding.minor for bill in owed.bills if bill.takes_on(day, today_of(parts)) is None)
    if late:
        shown = parts.formats.money(Money(late, owed.total.currency)).display
        told += f" The {shown} that is overdue is not taken by itself: please pay it now."
    return told


def _told_off(parts: Parts, owed: Owed) -> str:
    if not owed.bills:
        return "Automatic payment is off. Nothing is owed now; the next bill says how to pay it."
    total, due = parts.formats.money(owed.total).display, parts.formats.day(owed.bills[0].due_on).display
    return f"Automatic payment is off. {total} is open, due on {due}: please pay it by card or bank transfer."
