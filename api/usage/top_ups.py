"""Adding to a line: credit where it is paid before, more data on the next bill where it is billed."""

import uuid
from collections.abc import Sequence
from datetime import date

from api.access import NotAccountHolder
from api.auth import Caller
from api.errors import NotUnderstood, Refused
from api.parts import Parts
from api.payments.charging import charge
from api.payments.choosing import chosen_method
from api.quotes import Execution, executing, offer
from api.systems.ports.account import Account, Service
from api.systems.ports.payment import NewPayment, Payment
from api.systems.ports.usage import BookedExtra, LineNotActive, NewExtra, TopUp
from api.usage.cycles import Cycle
from api.usage.lines import meant_line
from api.usage.service import present_cycle
from api.usage.top_up_rendering import TopUpTerms, offers_out, quote_out, receipt_out
from api.usage.top_up_schemas import QuoteIn, TopUpQuoteOut, TopUpReceiptOut, TopUpsOut
from models import AccountState, ExtraKind, ServiceKind, ServiceState
from models.base import now

QUOTE = "top_up"


class NothingToAdd(Refused):
    """The service has all it can have."""

    title = "There is nothing to add"


class TopUpUnknown(NotUnderstood):
    """No such top-up, or none for a line of this sort."""

    title = "There is no such top-up"


class MethodNotNeeded(NotUnderstood):
    """It goes on the bill, and whoever names a card expects that it is charged."""

    title = "Nothing is charged now"


async def list_top_ups(parts: Parts, caller: Caller, service_id: uuid.UUID | None) -> TopUpsOut:
    account, service = await _held_line(parts, caller, service_id)
    offers = await parts.systems.usage.top_ups(account.currency)
    fitting: Sequence[TopUp] = ()
    if not await _has_no_limit(parts, account, service):
        fitting = _fitting(account, offers.value)
    cycle = present_cycle(parts, account)
    return offers_out(parts.formats, account, service, fitting, cycle, as_of=parts.formats.clock(offers.as_of))


async def quote_top_up(parts: Parts, caller: Caller, body: QuoteIn) -> TopUpQuoteOut:
    account, service = await _held_line(parts, caller, body.service_id, fresh=True)
    _must_be_in_use(account, service)
    if await _has_no_limit(parts, account, service, fresh=True):
        raise NothingToAdd("Data on this line has no limit already.", field="service_id")
    chosen = _chosen(_fitting(account, (await parts.systems.usage.top_ups(account.currency)).fresh()), body.code)
    method_id = await _method(parts, account, body.method_id)
    terms = _terms(account, service, chosen, method_id, present_cycle(parts, account))
    made = await offer(parts.database, caller, QUOTE, terms)
    return quote_out(parts.formats, service, terms, made)


def _terms(account: Account, service: Service, chosen: TopUp, method_id: uuid.UUID | None, cycle: Cycle) -> TopUpTerms:
    is_credit = chosen.kilobytes is None
    return TopUpTerms(
        account_id=account.id,
        service_id=service.id,
        code=chosen.code,
        title=chosen.title,
        kilobytes=chosen.kilobytes,
        price_minor=chosen.price.minor,
        currency=chosen.price.currency,
        method_id=method_id,
        ends_on=None if is_credit else cycle.ends_on,
        billed_on=None if is_credit else cycle.resets_on,
    )


async def buy_top_up(parts: Parts, caller: Caller, quote_id: uuid.UUID) -> TopUpReceiptOut:
    """Paid, then booked, both under the quote's reference: asked again after a fault, each is done that was not yet."""
    async with executing(parts.database, caller, QUOTE, quote_id, TopUpTerms) as it:
        account, service = await _held_line(parts, caller, it.terms.service_id, fresh=True)
        if not it.was_tried:  # what may be paid already has to be finished or found out about
            _must_be_in_use(account, service)
        payment = await _pay(parts, account, it)
        booked = await _book(parts, it, parts.formats.today(now()))
    return receipt_out(parts.formats, service, it.terms, booked, payment)


async def _pay(parts: Parts, account: Account, it: Execution[TopUpTerms]) -> Payment | None:
    """What goes on the bill is not paid here."""
    terms = it.terms
    if terms.method_id is None:
        return None
    payment = NewPayment(terms.account_id, account.holder_id, terms.method_id, terms.price, purpose="top_up")
    return await charge(parts, payment, it.reference)


async def _book(parts: Parts, it: Execution[TopUpTerms], today: date) -> BookedExtra:
    terms = it.terms
    extra = NewExtra(
        service_id=terms.service_id,
        kind=ExtraKind.credit if terms.kilobytes is None else ExtraKind.data,
        code=terms.code,
        title=terms.title,
        kilobytes=terms.kilobytes,
        price=terms.price,
        starts_on=today,
        ends_on=terms.ends_on,
        on_bill=terms.method_id is None,
    )
    return await parts.systems.usage.book(extra, reference=it.reference)


async def _held_line(
    parts: Parts, caller: Caller, service_id: uuid.UUID | None, *, fresh: bool = False
) -> tuple[Account, Service]:
    account, service = await meant_line(parts.systems.account, caller, service_id, fresh=fresh)
    if account.holder_id != caller.customer_id:
        raise NotAccountHolder("This line belongs to somebody else's account.")
    if service.kind is not ServiceKind.mobile:
        raise NothingToAdd("Only a mobile line can be topped up.", field="service_id")
    return account, service


def _must_be_in_use(account: Account, service: Service) -> None:
    if account.state is AccountState.closed or service.state in (ServiceState.ceased, ServiceState.pending):
        raise LineNotActive("This line is not in use, so nothing can be added to it.")
    if service.state is not ServiceState.active and not _is_prepaid(account):
        why = "suspended over an unpaid bill" if service.state is ServiceState.suspended else "barred"
        raise LineNotActive(f"This line is {why}, so more data could not be used. Nothing was added.")


def _is_prepaid(account: Account) -> bool:
    return account.prepaid_balance is not None


async def _has_no_limit(parts: Parts, account: Account, service: Service, *, fresh: bool = False) -> bool:
    if _is_prepaid(account):
        return False
    meters = await parts.systems.usage.meters((present_cycle(parts, account).window(service.id),))
    known = meters.fresh() if fresh else meters.value
    return any(meter.data.included is None for meter in known)


def _fitting(account: Account, offers: Sequence[TopUp]) -> list[TopUp]:
    return [one for one in offers if (one.kilobytes is None) == _is_prepaid(account)]


def _chosen(offers: Sequence[TopUp], code: str) -> TopUp:
    for one in offers:
        if one.code == code:
            return one
    choices = [{"code": one.code, "title": one.title} for one in offers]
    raise TopUpUnknown("Choose one of those that this line can have.", field="code", choices=choices)


async def _method(parts: Parts, account: Account, named: uuid.UUID | None) -> uuid.UUID | None:
    """None: it goes on the bill."""
    if not _is_prepaid(account):
        if named is not None:
            raise MethodNotNeeded("This goes on the next bill. Leave `method_id` out.", field="method_id")
        return None
    return (await chosen_method(parts, account, named)).id
