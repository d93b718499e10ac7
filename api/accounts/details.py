"""A new postal address or name: quoted with what changes and what does not, confirmed, done once."""

import uuid
from dataclasses import dataclass

from pydantic import BaseModel

from api.access import accounts_of
from api.accounts.readings import read_name, read_postcode
from api.accounts.rendering import receipt_number, receipt_out, written_address
from api.accounts.schemas import DetailsQuoteOut, DetailsReceiptOut, NewAddressBody, NewNameBody
from api.auth import Caller
from api.errors import Refused
from api.formats import Money
from api.notices import tell
from api.parts import Parts
from api.quotes import executing, offer
from api.systems.ports.account import Account, Customer, PostalAddress
from api.systems.ports.household import PersonName
from models import AccountKind, AccountState, Level, NoticeKind, ServiceState
from models.base import now

ADDRESS, NAME = "address", "name"


class NothingToChange(Refused):
    """What is asked for is what there is."""

    title = "Nothing to change"


class AddressTerms(BaseModel):
    before: PostalAddress
    after: PostalAddress


class NameTerms(BaseModel):
    before: PersonName
    after: PersonName


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a customer reads before they say yes."""

    before: str
    after: str
    changes: list[str]
    stays: list[str]


async def quote_address(parts: Parts, caller: Caller, body: NewAddressBody) -> DetailsQuoteOut:
    customer, accounts = await _known(parts, caller)
    after = PostalAddress(body.address, read_postcode(body.postcode, parts.brand))
    if after == customer.home:
        raise NothingToChange("That is the address we have for you.", field="address")
    held = [account for account in accounts if account.holder_id == customer.id and _is_open(account)]
    new = written_address(after)
    plan = _Plan(
        before=written_address(customer.home),
        after=new,
        changes=[f"Letters to you go to {new}.", *(f"So do the letters for {account.label}." for account in held)],
        stays=_what_does_not_move(accounts),
    )
    return await _quote(parts, caller, ADDRESS, AddressTerms(before=customer.home, after=after), plan)


async def change_address(parts: Parts, caller: Caller, quote_id: uuid.UUID) -> DetailsReceiptOut:
    customer_id = caller.require(Level.verified)
    async with executing(parts.database, caller, ADDRESS, quote_id, AddressTerms) as it:
        terms = it.terms
        await parts.systems.account.change_address(customer_id, terms.before, terms.after, reference=it.reference)
        done = f"Your postal address is now {written_address(terms.after)}."
        return await _done(parts, customer_id, it.reference, done)


async def quote_name(parts: Parts, caller: Caller, body: NewNameBody) -> DetailsQuoteOut:
    customer, accounts = await _known(parts, caller)
    after = read_name(body.given_name, body.family_name)
    if after == customer.full_name:
        raise NothingToChange("That is the name we have for you.", field="given_name")
    held = [account for account in accounts if account.holder_id == customer.id and _is_open(account)]
    companies = [account.business_name for account in held if account.kind is AccountKind.business]
    plan = _Plan(
        before=customer.name,
        after=str(after),
        changes=[f"We call you {after}.", *(["Your next bills and letters carry that name."] if held else [])],
        stays=[
            "Your contracts, numbers and prices stay as they are.",
            *(f"{company} keeps its name." for company in companies),
            *(["To hand an account over to somebody else, ask us for a person to help you."] if held else []),
        ],
    )
    return await _quote(parts, caller, NAME, NameTerms(before=customer.full_name, after=after), plan)


async def change_name(parts: Parts, caller: Caller, quote_id: uuid.UUID) -> DetailsReceiptOut:
    customer_id = caller.require(Level.verified)
    async with executing(parts.database, caller, NAME, quote_id, NameTerms) as it:
        terms = it.terms
        await parts.systems.account.change_name(customer_id, terms.before, terms.after, reference=it.reference)
        return await _done(parts, customer_id, it.reference, f"Your name with us is now {terms.after}.")


async def _known(parts: Parts, caller: Caller) -> tuple[Customer, list[Account]]:
    """As they are now: yesterday's answer is no ground to promise anything on."""
    customer = (await parts.systems.account.customer(caller.require(Level.verified))).fresh()
    return customer, (await accounts_of(parts.systems.account, caller)).fresh()


def _is_open(account: Account) -> bool:
    return account.state is not AccountState.closed


def _what_does_not_move(accounts: list[Account]) -> list[str]:
    """A person may move house without their line; whoever wants both has to know that it is two things."""
    at_home = [
        f"{service.label} stays where it is. Taking it along is an order: ask to move the service."
        for account in accounts
        for service in account.services
        if service.address and service.state is not ServiceState.ceased
    ]
    return [*at_home, "Your plans, numbers and prices stay as they are."]


async def _quote(parts: Parts, caller: Caller, kind: str, terms: BaseModel, plan: _Plan) -> DetailsQuoteOut:
    offered = await offer(parts.database, caller, kind, terms)
    return DetailsQuoteOut(
        quote_id=offered.id,
        before=plan.before,
        after=plan.after,
        changes=plan.changes,
        stays=plan.stays,
        price=parts.formats.money(Money(0, parts.brand.currency)),
        starts_on=parts.formats.day(parts.formats.today(now())),
        ends_at=offered.ends_at,
        ends_at_display=parts.formats.clock(offered.ends_at),
    )


async def _done(parts: Parts, customer_id: uuid.UUID, reference: str, done: str) -> DetailsReceiptOut:
    """Whoever did not ask for this has to hear of it."""
    async with parts.database.transaction() as session:
        await tell(
            session,
            customer_id=customer_id,
            kind=NoticeKind.account,
            text=f"{done} ({receipt_number(reference)}) "
            f"If you didn't ask for that, call {parts.brand.phone} ({parts.brand.phone_hours}).",
            key=reference,
        )
    return receipt_out(reference, done, parts.formats.today(now()), parts.formats)
