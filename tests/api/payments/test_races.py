"""Two at once, on a database of their own where both really commit."""

import asyncio
import uuid

import pytest
from sqlalchemy import func, select

from api.db import Database
from api.parts import Parts
from models import Payment, PaymentState, SandboxCharge, SandboxChargeState
from tests.api.callers import OSCAR, Callers, key
from tests.api.payments.calls import PAYMENTS, quoted
from tests.api.payments.paying import bills_of, payments_of, use_card

# Two at once really are two, and with them the real systems of other topics.
pytestmark = pytest.mark.commits


async def taken(database: Database) -> int:
    async with database.session() as session:
        captured = SandboxCharge.state == SandboxChargeState.captured
        return int(await session.scalar(select(func.sum(SandboxCharge.amount_minor)).where(captured)) or 0)


async def test_eight_confirmations_under_one_key_pay_once(callers: Callers, parts: Parts) -> None:
    oscar = await callers.customer(OSCAR)
    confirmation, same = await quoted(oscar, "/quotes", {}), key()
    answers = await asyncio.gather(*(oscar.post(PAYMENTS, json=confirmation, headers=same) for _ in range(8)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert await taken(parts.database) == 4210


async def test_four_quotes_for_the_whole_bill_under_their_own_keys_pay_once(callers: Callers, parts: Parts) -> None:
    oscar = await callers.customer(OSCAR)
    confirmations = [await quoted(oscar, "/quotes", {}) for _ in range(4)]
    answers = await asyncio.gather(*(oscar.post(PAYMENTS, json=one, headers=key()) for one in confirmations))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409], [a.text for a in answers]
    refused = {answer.json()["type"] for answer in answers if answer.status_code == 409}
    assert refused <= {"/problems/payment-unknown", "/problems/owed-has-changed", "/problems/more-than-owed"}
    assert await taken(parts.database) == 4210
    assert (await bills_of(parts.database, OSCAR))[0].outstanding_minor == 0


async def test_the_worker_and_the_customer_who_find_out_at_once_settle_once(callers: Callers, parts: Parts) -> None:
    await use_card(parts.database, OSCAR, "lost")
    oscar = await callers.customer(OSCAR)
    confirmation = await quoted(oscar, "/quotes", {})
    assert (await oscar.post(PAYMENTS, json=confirmation, headers=key())).status_code == 503
    (left, *_) = await payments_of(parts.database, OSCAR)
    system = parts.systems.payment
    again = asyncio.create_task(oscar.post(PAYMENTS, json=confirmation, headers=key()))
    found = await asyncio.gather(*(system.find_out(left.id, reference=uuid.uuid4().hex) for _ in range(5)))
    assert (await again).status_code == 201
    assert {payment.state for payment in found} == {PaymentState.captured}
    assert (await bills_of(parts.database, OSCAR))[0].outstanding_minor == 0
    async with parts.database.session() as session:
        paid = select(func.count()).select_from(Payment).where(Payment.external_id.is_not(None))
        assert await session.scalar(paid) == 1
