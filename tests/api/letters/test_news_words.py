"""In which words news is told, and which is none."""

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from api.billing.telling import tell_of_bills
from api.orders.telling import tell_of_orders
from api.parts import Parts
from api.payments.receipts import send_receipts
from api.tickets.telling import tell_of_tickets
from models import (
    Account,
    ActorKind,
    BillState,
    Order,
    OrderKind,
    OrderState,
    PaymentMethod,
    PaymentRoute,
    PaymentState,
    TicketEventKind,
)
from models.base import now
from tests.api.letters.news import (
    ana,
    channels,
    move_order,
    new_bill,
    new_order,
    new_payment,
    new_ticket,
    new_word,
    notices,
    write,
)


async def test_a_bill_says_how_much_and_until_when(parts: Parts) -> None:
    async with parts.database.transaction() as session:
        await session.execute(update(Account).values(autopay=False))
    bill = await new_bill(parts)
    await tell_of_bills(parts)
    due = parts.formats.day(bill.due_on).display if bill.due_on else ""
    assert await notices(parts, "bill:") == [f"Your new bill {bill.number} is ready: £42.10. Please pay it by {due}."]


async def test_a_bill_that_is_paid_by_itself_asks_for_nothing(parts: Parts) -> None:
    _, account_id = await ana(parts)
    async with parts.database.transaction() as session:
        account = await session.get_one(Account, account_id)
        method = await session.scalar(select(PaymentMethod.id).limit(1))
        account.autopay, account.autopay_method_id = True, method
    await new_bill(parts)
    await new_bill(parts, outstanding_minor=0, state=BillState.paid)
    await tell_of_bills(parts)
    told = " ".join(await notices(parts, "bill:"))
    assert "It is paid automatically" in told
    assert "There is nothing to pay." in told
    assert "Please pay" not in told


async def test_a_draft_and_an_old_bill_are_no_news_until_a_draft_is_issued(parts: Parts) -> None:
    draft = await new_bill(parts, state=BillState.draft)
    await new_bill(parts, days_ago=10)
    assert await tell_of_bills(parts) == 0
    async with parts.database.transaction() as session:
        (await session.merge(draft)).state = BillState.issued
    assert await tell_of_bills(parts) == 1


async def test_an_order_is_told_of_at_each_step_that_matters(parts: Parts) -> None:
    come = parts.formats.today(now()) + timedelta(days=2)
    order = await new_order(parts, OrderState.placed, carrier="Swift Post", expected_on=come)
    told = []
    for state in (OrderState.packed, OrderState.delayed, OrderState.dispatched, OrderState.delivered):
        await move_order(parts, order, state)
        await tell_of_orders(parts)
        told.append(len(await notices(parts, "order:")))
    assert told == [0, 1, 2, 3]
    delayed, sent, delivered = await notices(parts, "order:")
    day = parts.formats.day(come).display
    assert delayed.endswith(f"takes longer than we said, and we are sorry. We now expect it on {day}.")
    assert sent.endswith(f"is on its way with Swift Post. It should come on {day}.")
    assert "was delivered" in delivered


async def test_what_is_carried_out_as_it_is_ordered_needs_no_news(parts: Parts) -> None:
    customer_id, account_id = await ana(parts)
    whose = {"account_id": account_id, "customer_id": customer_id, "kind": OrderKind.plan_change}
    told = {"number": "O-at-once", "title": "Unlimited", "state": OrderState.completed, "placed_at": now()}
    await write(parts, Order(**whose, **told))
    assert await tell_of_orders(parts) == 0


async def test_who_cancels_an_order_is_not_told_of_it_again(parts: Parts) -> None:
    await new_order(parts, OrderState.cancelled)
    assert [await tell_of_orders(parts) for _ in range(2)] == [1, 0]
    assert await notices(parts, "order:") == []


async def test_an_answer_a_solution_and_a_closing_are_told_and_the_customer_s_own_words_are_not(parts: Parts) -> None:
    ticket = await new_ticket(parts)
    await new_word(parts, ticket, "I am waiting.", author=ActorKind.customer)
    await new_word(parts, ticket, "Rude customer.", public=False)
    await new_word(parts, ticket, "Somebody looks at it.", kind=TicketEventKind.moved)
    await new_word(parts, ticket, "Years ago.", at=now() - timedelta(days=9))
    assert await tell_of_tickets(parts) == 0
    await new_word(parts, ticket, "Which lights are on?")
    await new_word(parts, ticket, "The line is mended.", kind=TicketEventKind.resolved)
    await new_word(parts, ticket, "Closed: it is solved.", kind=TicketEventKind.closed, author=ActorKind.system)
    await tell_of_tickets(parts)
    begins = f"Your case {ticket.number}, Slow broadband,"
    assert sorted(await notices(parts, "ticket:")) == [
        f"{begins} is closed: it is solved.",
        f"{begins} is solved: The line is mended. Is it not? Tell us, and we open it again.",
        f"{begins} was answered: Which lights are on?",
    ]


async def test_a_receipt_goes_into_the_mailbox_and_rings_nowhere(parts: Parts) -> None:
    payment = await new_payment(parts)
    for state in (PaymentState.declined, PaymentState.pending, PaymentState.authorised):
        await new_payment(parts, state=state)
    await send_receipts(parts)
    assert await channels(parts, "receipt:") == {("email", False)}
    assert await notices(parts, "receipt:") == [
        f"We have received your payment of £42.10. Thank you. This is your receipt: {payment.reference}."
    ]


async def test_what_was_taken_by_itself_is_told_everywhere_in_the_morning(parts: Parts) -> None:
    bill = await new_bill(parts)
    payment = await new_payment(parts, autopay_bill_id=bill.id, bill_id=bill.id)
    await send_receipts(parts)
    assert await channels(parts, "receipt:") == {("email", False), ("sms", False), ("push", False)}
    assert await notices(parts, "receipt:") == [
        f"We took £42.10 for bill {bill.number}, as you have asked us to. This is your receipt: {payment.reference}."
    ]


async def test_a_top_up_is_called_one(parts: Parts) -> None:
    await new_payment(parts, route=PaymentRoute.top_up)
    await send_receipts(parts)
    assert (await notices(parts, "receipt:"))[0].startswith("You have topped up £42.10. Thank you.")


async def test_more_than_one_batch_is_told_in_one_round(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.news.BATCH", 2)
    for _ in range(5):
        await new_bill(parts)
    assert await tell_of_bills(parts) == 5
    assert len(await notices(parts, "bill:")) == 5


async def test_an_order_that_moves_on_while_it_is_told_of_is_news_again(parts: Parts) -> None:
    order = await new_order(parts, OrderState.dispatched)
    await move_order(parts, order, OrderState.delivered)
    heard = {order.id: OrderState.dispatched, uuid.uuid4(): OrderState.placed}
    assert await parts.systems.orders.heard_of_orders(heard, reference="heard") == 1
    (moved,) = (await parts.systems.orders.moved_orders(10)).value
    assert moved.state is OrderState.delivered
    assert replace(moved, state=OrderState.placed).number == order.number
