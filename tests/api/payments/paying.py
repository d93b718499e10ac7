"""What the tests of payments do again and again: another card, a payment, a look at the account."""

import uuid
from dataclasses import dataclass, field
from typing import Any

import httpx
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from api.db import Database
from api.formats import Money
from api.systems.providers.base import Card, Charge, ChargeState, Page
from models import Account, Bill, Customer, Payment, PaymentMethod, Service
from models.base import now
from tests.api.callers import key
from tests.api.payments.calls import PAYMENTS, quoted


async def account_of(database: Database, digits: str) -> Account:
    async with database.session() as session:
        account = await session.scalar(
            select(Account)
            .join(Customer, Customer.id == Account.holder_id)
            .where(Customer.phone == f"+447700900{digits}")
            .options(selectinload(Account.services))
        )
        assert account
        return account


async def services_of(database: Database, digits: str) -> list[Service]:
    return (await account_of(database, digits)).services


async def bills_of(database: Database, digits: str) -> list[Bill]:
    """Newest first."""
    account = await account_of(database, digits)
    async with database.session() as session:
        found = select(Bill).where(Bill.account_id == account.id).order_by(Bill.issued_on.desc())
        return list(await session.scalars(found))


async def payments_of(database: Database, digits: str) -> list[Payment]:
    account = await account_of(database, digits)
    async with database.session() as session:
        found = select(Payment).where(Payment.account_id == account.id).order_by(Payment.made_at.desc())
        return list(await session.scalars(found))


async def use_card(database: Database, digits: str, card: str) -> uuid.UUID:
    """From now on their card behaves like this one of the sandbox's."""
    account = await account_of(database, digits)
    async with database.transaction() as session:
        method = await session.scalar(
            select(PaymentMethod).where(PaymentMethod.customer_id == account.holder_id).with_for_update()
        )
        assert method
        method.token = f"sandbox_{card}_{uuid.uuid4().hex}"
        return method.id


async def pay(browser: httpx.AsyncClient, **asked: Any) -> httpx.Response:
    """Quoted and confirmed."""
    return await browser.post(PAYMENTS, json=await quoted(browser, "/quotes", asked), headers=key())


@dataclass
class Provider:
    """A provider that does as it is told, and counts what it has taken."""

    answers: list[Charge | Exception] = field(default_factory=list)
    found: Charge = field(default_factory=lambda: Charge(ChargeState.captured))
    asked: list[str] = field(default_factory=list)

    async def prepare(self, token: str, amount: Money, reference: str) -> str | None:
        self.asked.append("prepare")
        return f"charge-{reference}"

    async def charge(self, charge_id: str) -> Charge:
        self.asked.append("charge")
        answer = self.answers.pop(0) if self.answers else Charge(ChargeState.captured)
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def find(self, charge_id: str) -> Charge:
        self.asked.append("find")
        return self.found

    async def cancel(self, charge_id: str) -> Charge:
        self.asked.append("cancel")
        return Charge(ChargeState.cancelled)

    async def start_link(self, currency: str, reference: str) -> Page:
        return Page(reference, "https://pay.example.com/page", now())

    async def entered(self, page_id: str) -> Card | None:
        return None
