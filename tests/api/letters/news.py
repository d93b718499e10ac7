"""Something happens at a back office, as its own programs write it."""

import uuid
from datetime import date, timedelta
from itertools import count
from typing import Any

from sqlalchemy import select, update

from api.parts import Parts
from models import (
    Account,
    ActorKind,
    Bill,
    BillLine,
    BillLineKind,
    BillState,
    Customer,
    Notice,
    NoticeDelivery,
    Order,
    OrderKind,
    OrderState,
    Payment,
    PaymentRoute,
    PaymentState,
    Ticket,
    TicketEvent,
    TicketEventKind,
    TicketKind,
)
from models.base import now

ANA = "+447700900101"
# An account has one bill for a period.
_PERIODS = count(1)


async def ana(parts: Parts) -> tuple[uuid.UUID, uuid.UUID]:
    """Her id, and her account's."""
    asked = select(Customer.id, Account.id).join(Account, Account.holder_id == Customer.id)
    async with parts.database.session() as session:
        row = (await session.execute(asked.where(Customer.phone == ANA))).one()
    return row[0], row[1]


async def write(parts: Parts, *rows: Any) -> None:
    async with parts.database.transaction() as session:
        for row in rows:
            session.add(row)
            await session.flush()


async def new_bill(parts: Parts, *, amount: int = 4210, days_ago: int = 0, **other: Any) -> Bill:
    """For a period long past, where no other bill is."""
    _, account_id = await ana(parts)
    today = parts.formats.today(now())
    begins = date(2001, 1, 1) - timedelta(days=28 * next(_PERIODS))
    told: dict[str, Any] = {
        "state": BillState.issued,
        "issued_on": today - timedelta(days=days_ago),
        "due_on": today + timedelta(days=14),
        "outstanding_minor": amount,
    }
    bill = Bill(
        id=uuid.uuid4(),
        account_id=account_id,
        number=f"OL-N{uuid.uuid4().hex[:8]}",
        period_starts_on=begins,
        period_ends_on=begins + timedelta(days=27),
        total_minor=amount,
        currency="GBP",
        **told | other,
    )
    line = {"position": 1, "kind": BillLineKind.plan, "title": "Plan", "currency": "GBP"}
    await write(parts, bill, BillLine(bill_id=bill.id, amount_minor=amount, **line))
    return bill


async def new_order(parts: Parts, state: OrderState, **other: Any) -> Order:
    customer_id, account_id = await ana(parts)
    order = Order(
        id=uuid.uuid4(),
        number=f"O-{uuid.uuid4().hex[:8]}",
        account_id=account_id,
        customer_id=customer_id,
        kind=OrderKind.device,
        state=OrderState.placed,
        title="Hub 3 router",
        placed_at=now(),
        **other,
    )
    await write(parts, order)
    await move_order(parts, order, state)
    return order


async def move_order(parts: Parts, order: Order, state: OrderState) -> None:
    """As a warehouse does."""
    async with parts.database.transaction() as session:
        await session.execute(update(Order).where(Order.id == order.id).values(state=state))


async def new_ticket(parts: Parts) -> Ticket:
    customer_id, account_id = await ana(parts)
    ticket = Ticket(
        id=uuid.uuid4(),
        number=f"T{uuid.uuid4().int % 10**9}",
        customer_id=customer_id,
        account_id=account_id,
        kind=TicketKind.fault,
        title="Slow broadband",
        opened_at=now(),
    )
    await write(parts, ticket)
    return ticket


async def new_word(
    parts: Parts,
    ticket: Ticket,
    text: str,
    kind: TicketEventKind = TicketEventKind.comment,
    author: ActorKind = ActorKind.agent,
    **other: Any,
) -> TicketEvent:
    event = TicketEvent(ticket_id=ticket.id, kind=kind, text=text, author=author, **{"at": now()} | other)
    await write(parts, event)
    return event


async def new_payment(parts: Parts, **other: Any) -> Payment:
    _, account_id = await ana(parts)
    told: dict[str, Any] = {"state": PaymentState.captured, "route": PaymentRoute.card, "settled_at": now()}
    payment = Payment(
        id=uuid.uuid4(),
        account_id=account_id,
        amount_minor=4210,
        currency="GBP",
        reference=f"P-{uuid.uuid4().hex[:8]}",
        made_at=now(),
        **told | other,
    )
    await write(parts, payment)
    return payment


async def notices(parts: Parts, key: str = "") -> list[str]:
    """What Ana was told, oldest first."""
    customer_id, _ = await ana(parts)
    asked = select(Notice.text).where(Notice.customer_id == customer_id, Notice.key.startswith(key))
    async with parts.database.session() as session:
        return list(await session.scalars(asked.order_by(Notice.created_at, Notice.id)))


async def channels(parts: Parts, key: str) -> set[tuple[str, bool]]:
    """Where it goes, and whether it may wake her up."""
    asked = select(NoticeDelivery.channel, NoticeDelivery.at_night).join(Notice)
    async with parts.database.session() as session:
        rows = await session.execute(asked.where(Notice.key.startswith(key)))
        return {(row[0].value, row[1]) for row in rows}
