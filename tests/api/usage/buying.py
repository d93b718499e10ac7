"""What the tests of top-ups share: a payment system that remembers, and the two steps of buying."""

import uuid
from dataclasses import dataclass, field
from typing import Any

import httpx
from sqlalchemy import select

from api.db import Database
from api.systems.base import Answered
from api.systems.ports.payment import NewPayment, Payment
from api.systems.ports.payment_method import Method
from models import (
    AllowanceExtra,
    PaymentMethodKind,
    PaymentRoute,
    PaymentState,
)
from models.base import new_id, now
from tests.api.callers import key

QUOTES, TOP_UPS = "/v1/usage/top-ups/quotes", "/v1/usage/top-ups"
CARD = uuid.uuid4()


@dataclass
class Payments:
    """A payment system that remembers: one payment for a reference, whatever is asked."""

    state: PaymentState = PaymentState.captured
    made: dict[str, Payment] = field(default_factory=dict)
    asked: list[NewPayment] = field(default_factory=list)

    async def pay(self, payment: NewPayment, *, reference: str) -> Payment:
        self.asked.append(payment)
        return self.made.setdefault(reference, self._payment(payment))

    async def methods(self, customer_id: uuid.UUID) -> Answered[list[Method]]:
        card = Method(CARD, customer_id, PaymentMethodKind.card, "Visa", "4242", "Visa ending 4242", None)
        return Answered([card], as_of=now())

    def _payment(self, payment: NewPayment) -> Payment:
        return Payment(
            id=new_id(),
            account_id=payment.account_id,
            bill_id=None,
            method="Visa ending 4242",
            route=PaymentRoute.card,
            state=self.state,
            amount=payment.amount,
            number="P-1",
            decline_reason="Not given" if self.state is PaymentState.declined else None,
            made_at=now(),
            settled_at=now(),
        )


async def quoted(client: httpx.AsyncClient, **body: object) -> dict[str, Any]:
    answer = await client.post(QUOTES, json=body, headers=key())
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def refusal(client: httpx.AsyncClient, **body: object) -> dict[str, Any]:
    answer = await client.post(QUOTES, json=body, headers=key())
    assert 400 <= answer.status_code < 500, answer.text
    problem = dict(answer.json())
    problem["type"] = problem["type"].removeprefix("/problems/")
    return problem


async def buy(
    client: httpx.AsyncClient, quote: dict[str, Any], headers: dict[str, str] | None = None
) -> httpx.Response:
    return await client.post(TOP_UPS, json={"quote_id": quote["quote_id"]}, headers=headers or key())


async def extras(database: Database) -> list[AllowanceExtra]:
    async with database.session() as session:
        return list(await session.scalars(select(AllowanceExtra).order_by(AllowanceExtra.number)))
