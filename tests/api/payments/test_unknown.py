"""A payment whose answer did not come: it is found out about, and never made twice."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from api.db import Database
from api.parts import Parts
from api.payments.finding_out import find_out
from models import Notice, Payment, PaymentState, SandboxCharge
from models.base import now
from tests.api.callers import OSCAR, Callers, key
from tests.api.payments.calls import PAYMENTS, quoted
from tests.api.payments.paying import bills_of, pay, payments_of, use_card


async def grow_old(database: Database) -> None:
    """As if whoever asked had given up waiting."""
    async with database.transaction() as session:
        unsettled = Payment.state.in_([PaymentState.pending, PaymentState.unknown])
        await session.execute(update(Payment).where(unsettled).values(made_at=now() - timedelta(minutes=2)))


async def test_without_an_answer_the_customer_is_told_not_to_pay_again(
    callers: Callers, database: Database, parts: Parts
) -> None:
    await use_card(database, OSCAR, "silent")
    oscar = await callers.customer(OSCAR)
    answer = await pay(oscar)
    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/outcome-unknown")
    assert "Don't pay again" in answer.json()["detail"]
    (shown, *_) = (await oscar.get(PAYMENTS)).json()["items"]
    assert (shown["state"], "don't pay again" in shown["next_step"]) == ("unknown", True)
    again = await oscar.post(f"{PAYMENTS}/quotes", json={}, headers=key())
    assert (again.status_code, again.json()["type"]) == (409, "/problems/payment-unknown")
    await grow_old(database)
    await find_out(parts)
    assert (await payments_of(database, OSCAR))[0].state is PaymentState.unknown


@pytest.mark.parametrize(("card", "state", "left"), [("lost", "captured", 0), ("lost_declined", "declined", 4210)])
async def test_the_worker_finds_out_and_tells(
    callers: Callers, database: Database, parts: Parts, card: str, state: str, left: int
) -> None:
    await use_card(database, OSCAR, card)
    oscar = await callers.customer(OSCAR)
    assert (await pay(oscar)).status_code == 503
    await find_out(parts)  # too early: whoever asked is still waiting
    assert (await payments_of(database, OSCAR))[0].state is PaymentState.unknown
    await grow_old(database)
    for _ in range(3):
        await find_out(parts)
    made = await payments_of(database, OSCAR)
    assert (made[0].state, (await bills_of(database, OSCAR))[0].outstanding_minor) == (state, left)
    async with database.session() as session:
        notices = list(await session.scalars(select(Notice.text).where(Notice.key.startswith("payment:"))))
        assert len(notices) == 1
        assert made[0].reference in notices[0]
        assert await session.scalar(select(func.count()).select_from(SandboxCharge)) == 1


async def test_the_same_confirmation_finds_out_by_itself(callers: Callers, database: Database) -> None:
    await use_card(database, OSCAR, "lost")
    oscar = await callers.customer(OSCAR)
    confirmation, same = await quoted(oscar, "/quotes", {}), key()
    assert (await oscar.post(PAYMENTS, json=confirmation, headers=same)).status_code == 503
    answer = await oscar.post(PAYMENTS, json=confirmation, headers=same)
    assert (answer.status_code, answer.json()["told"]) == (201, "Paid")
    assert (await bills_of(database, OSCAR))[0].outstanding_minor == 0
    async with database.session() as session:
        assert await session.scalar(select(func.count()).select_from(SandboxCharge)) == 1


async def test_a_provider_that_cannot_be_reached_takes_nothing_and_may_be_asked_again(
    callers: Callers, database: Database, parts: Parts
) -> None:
    await use_card(database, OSCAR, "away")
    oscar = await callers.customer(OSCAR)
    confirmation, same = await quoted(oscar, "/quotes", {}), key()
    answer = await oscar.post(PAYMENTS, json=confirmation, headers=same)
    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/system-unavailable")
    await use_card(database, OSCAR, "works")
    assert (await oscar.post(PAYMENTS, json=confirmation, headers=same)).status_code == 201


async def test_one_that_never_got_to_the_provider_is_given_up(
    callers: Callers, database: Database, parts: Parts
) -> None:
    await use_card(database, OSCAR, "away")
    oscar = await callers.customer(OSCAR)
    await pay(oscar)
    await grow_old(database)
    await find_out(parts)
    (shown, *_) = (await oscar.get(PAYMENTS)).json()["items"]
    assert (shown["state"], shown["next_step"]) == ("failed", "Nothing was taken. You can pay again.")
    await use_card(database, OSCAR, "works")
    assert (await pay(oscar)).status_code == 201


async def test_a_card_that_is_gone_is_declined_before_it_is_charged(callers: Callers, database: Database) -> None:
    await use_card(database, OSCAR, "gone")
    answer = await pay(await callers.customer(OSCAR))
    assert (answer.status_code, answer.json()["reason"]) == (409, "This card can no longer be used")
