"""Paying later or in parts: what may be arranged, and arranging it."""

import uuid
from datetime import date

from pydantic import BaseModel

from api.access import held_account
from api.auth import Caller
from api.errors import NotFound, NotUnderstood, Refused
from api.formats import Money
from api.parts import Parts
from api.payments import rules
from api.payments.arrangement_rendering import arrangement_out, arrangements_out, options_out, parts_out, told
from api.payments.arrangement_schemas import (
    ArrangementOptionsOut,
    ArrangementOut,
    ArrangementQuoteOut,
    ArrangementsOut,
    NewArrangementQuote,
)
from api.payments.choosing import billed_account, chosen_method, today_of
from api.payments.schemas import Confirmation
from api.quotes import executing, offer
from api.systems.ports.account import Account
from api.systems.ports.arrangement import Arrangement, ArrangementStands, NewArrangement
from api.systems.ports.payment import OpenBill, Owed
from models import ArrangementKind
from models.base import now

KIND = "arrangement"
Known = tuple[Arrangement, ...]


class NothingToArrange(Refused):
    """The operator's rules, or what is owed, leave nothing to be arranged here."""

    title = "Nothing can be arranged"


class NotOneOfThose(NotUnderstood):
    """Only the days and the numbers of instalments that were offered can be had."""

    title = "That was not offered"


class NoSuchArrangement(NotFound):
    """No such one, or none of this customer's."""


class PartTerms(BaseModel):
    due_on: date
    amount_minor: int


class ArrangementTerms(BaseModel):
    account_id: uuid.UUID
    kind: ArrangementKind
    bill_id: uuid.UUID | None
    method_id: uuid.UUID | None
    total_minor: int
    currency: str
    parts: list[PartTerms]
    instead_of: uuid.UUID | None = None

    def wanted(self) -> NewArrangement:
        return NewArrangement(
            account_id=self.account_id,
            kind=self.kind,
            bill_id=self.bill_id,
            method_id=self.method_id,
            owed=Money(self.total_minor, self.currency),
            parts=tuple((part.due_on, Money(part.amount_minor, self.currency)) for part in self.parts),
            instead_of=self.instead_of,
        )


async def options(
    parts: Parts, caller: Caller, account_id: uuid.UUID | None, instead_of: uuid.UUID | None = None
) -> ArrangementOptionsOut:
    account = await billed_account(parts, caller, account_id)
    owed = await parts.systems.payment.owed(account.id)
    known = await parts.systems.payment.arrangements(account.id)
    today = today_of(parts)
    before = _before(owed.value, known.value, instead_of)
    reason = rules.why_not(account, *before, today)
    bill = None if reason else rules.extendable(*before, today)
    plans = {} if reason else rules.plans(owed.value.total, today)
    as_of = parts.formats.clock(min(owed.as_of, known.as_of))
    return options_out(account.id, owed.value, reason, bill, plans, parts.formats, as_of=as_of)


def _before(owed: Owed, known: Known, instead_of: uuid.UUID | None) -> tuple[Owed, Known]:
    """What is owed and agreed, as if the one that is to be replaced were not there."""
    if instead_of is None:
        return owed, known
    one = rules.changeable(known, instead_of, now())
    if one is None:
        raise ArrangementStands("It was agreed too long ago, or something was paid towards it.")
    return rules.without(owed, known, one)


async def quote(parts: Parts, caller: Caller, body: NewArrangementQuote) -> ArrangementQuoteOut:
    account = await billed_account(parts, caller, body.account_id, fresh=True)
    owed, bill = await _arrangeable(parts, account, body.instead_of)
    method = await chosen_method(parts, account, body.method_id) if body.method_id else None
    if body.kind == "extension":
        agreed, total = _extension(bill, body.until)
    else:
        agreed, total = _instalments(parts, owed, body.count), owed.total
    terms = ArrangementTerms(
        account_id=account.id,
        kind=ArrangementKind(body.kind),
        bill_id=bill.id if bill and body.kind == "extension" else None,
        method_id=method.id if method else None,
        total_minor=total.minor,
        currency=total.currency,
        parts=[PartTerms(due_on=due_on, amount_minor=amount.minor) for due_on, amount in agreed],
        instead_of=body.instead_of,
    )
    made = await offer(parts.database, caller, KIND, terms)
    return ArrangementQuoteOut(
        quote_id=made.id,
        ends_at=parts.formats.clock(made.ends_at),
        account_id=account.id,
        kind=body.kind,
        total=parts.formats.money(total),
        instalments=parts_out(agreed, parts.formats),
        method=method.label if method else None,
        told=told(terms.kind, agreed, parts.formats, suspended=account.is_suspended),
    )


async def _arrangeable(parts: Parts, account: Account, instead_of: uuid.UUID | None) -> tuple[Owed, OpenBill | None]:
    """What is owed, and the bill that may wait; or why nothing can be arranged."""
    fresh_owed = (await parts.systems.payment.owed(account.id)).fresh()
    fresh_known = (await parts.systems.payment.arrangements(account.id)).fresh()
    owed, known = _before(fresh_owed, fresh_known, instead_of)
    reason = rules.why_not(account, owed, known, today_of(parts))
    if reason is not None:
        raise NothingToArrange(reason)
    return owed, rules.extendable(owed, known, today_of(parts))


def _extension(bill: OpenBill | None, until: date | None) -> tuple[rules.Parts, Money]:
    if bill is None:
        raise NothingToArrange("The newest bill is late, or has been moved before. Paying in parts may be possible.")
    days = rules.extension_days(bill)
    if until not in days:
        detail = "Choose one of the days that are offered."
        raise NotOneOfThose(detail, field="until", earliest=days[0].isoformat(), latest=days[-1].isoformat())
    return ((until, bill.outstanding),), bill.outstanding


def _instalments(parts: Parts, owed: Owed, count: int | None) -> rules.Parts:
    offered = rules.plans(owed.total, today_of(parts))
    if not offered:
        raise NothingToArrange("That is too little to be paid in parts. You can pay it in one.")
    if count not in offered:
        raise NotOneOfThose("Choose one of the numbers that are offered.", field="count", offered=list(offered))
    return offered[count]


async def arrange(parts: Parts, caller: Caller, body: Confirmation) -> ArrangementOut:
    async with executing(parts.database, caller, KIND, body.quote_id, ArrangementTerms) as it:
        await billed_account(parts, caller, it.terms.account_id, fresh=True)
        made = await parts.systems.payment.arrange(it.terms.wanted(), reference=it.reference)
        return arrangement_out(made, parts.formats, today_of(parts))


async def withdraw(
    parts: Parts, caller: Caller, account_id: uuid.UUID | None, arrangement_id: uuid.UUID, reference: str
) -> ArrangementOut:
    """Takes back what was just agreed. Asked for again, it is told as it is."""
    account = await billed_account(parts, caller, account_id, fresh=True)
    known = (await parts.systems.payment.arrangements(account.id)).fresh()
    one = next((one for one in known if one.id == arrangement_id), None)
    if one is None:
        raise NoSuchArrangement("There is no such arrangement.")
    if one.withdrawn_at is None:
        if rules.changeable(known, arrangement_id, now()) is None:
            raise ArrangementStands("It was agreed too long ago, or something was paid towards it.")
        one = await parts.systems.payment.withdraw(account.id, arrangement_id, reference=reference)
    return arrangement_out(one, parts.formats, today_of(parts))


async def history(parts: Parts, caller: Caller, account_id: uuid.UUID | None) -> ArrangementsOut:
    account = await held_account(parts.systems.account, caller, account_id)
    known = await parts.systems.payment.arrangements(account.id)
    return arrangements_out(known, parts.formats, today_of(parts))
