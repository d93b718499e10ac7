"""Which account is meant, and by which card: what paying, automatic payment and arrangements have in common."""

import uuid
from datetime import date, timedelta

from api.access import accounts_of, held_account
from api.auth import Caller
from api.errors import Refused
from api.parts import Parts
from api.systems.ports.account import Account
from api.systems.ports.payment import PaymentUnknown
from api.systems.ports.payment_method import Method, MethodExpired, NoSuchMethod
from models.base import now

# So long before its end a card is said to expire soon.
SOON = timedelta(days=45)


class PrepaidHasNoBills(Refused):
    """There is credit, and it is topped up."""

    title = "A prepaid account has no bills"


class NothingOwed(Refused):
    """All bills are paid, or the first one has not been made."""

    title = "Nothing is owed"


class NoMethod(Refused):
    """No card and no bank account was saved, or all have expired."""

    title = "There is no card to pay with"


async def billed_account(parts: Parts, caller: Caller, account_id: uuid.UUID | None, *, fresh: bool = False) -> Account:
    account = await held_account(parts.systems.account, caller, account_id, fresh=fresh)
    if account.billing_day is None:
        raise PrepaidHasNoBills("There is nothing to pay: top up the credit instead.", account_id=str(account.id))
    return account


async def owns(parts: Parts, caller: Caller, account_id: uuid.UUID) -> bool:
    """Whether the caller holds that account. Who holds none at all is told so."""
    await held_account(parts.systems.account, caller)
    accounts = (await accounts_of(parts.systems.account, caller)).value
    return any(account.id == account_id and account.holder_id == caller.customer_id for account in accounts)


def today_of(parts: Parts) -> date:
    return parts.formats.today(now())


def ends_on(method: Method) -> date | None:
    """The last day of the month that is printed on the card."""
    if method.expires_on is None:
        return None
    return (method.expires_on.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def has_expired(method: Method, today: date) -> bool:
    last = ends_on(method)
    return last is not None and last < today


async def chosen_method(parts: Parts, account: Account, method_id: uuid.UUID | None) -> Method:
    """The one that is named, else that of automatic payment, else the newest that can be used."""
    known = (await parts.systems.payment.methods(account.holder_id)).fresh()
    today = today_of(parts)
    if method_id is not None:
        named = next((method for method in known if method.id == method_id), None)
        if named is None:
            raise NoSuchMethod("There is no such way to pay. Choose another, or add a card.", field="method_id")
        if has_expired(named, today):
            raise MethodExpired("That card has expired. Choose another, or add a card.", field="method_id")
        return named
    good = [method for method in known if not has_expired(method, today)]
    good.sort(key=lambda method: method.id != account.autopay_method_id)
    if not good:
        raise NoMethod("There is no card to pay with. Ask for a payment link, where a card can be entered.")
    return good[0]


def refuse_while_waiting(waiting: object) -> None:
    if waiting is not None:
        detail = "We are waiting for the bank's answer to an earlier payment. Please don't pay again: we find out."
        raise PaymentUnknown(detail, retry_after=30)
