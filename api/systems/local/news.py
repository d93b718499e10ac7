"""News in our own database: what nobody has heard of yet is marked, and each kind has an index of those alone."""

import uuid
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import BindParameter, Integer, bindparam, case, select, update
from sqlalchemy.orm import joinedload

from api.db import Database
from api.formats import Money
from api.systems.base import Answered
from api.systems.local.payment_rows import method_of
from api.systems.ports.news import MovedOrder, NewBill, TakenPayment, TicketWord
from models import (
    Account,
    Bill,
    BillState,
    Order,
    OrderState,
    Payment,
    PaymentRoute,
    PaymentState,
    Ticket,
    TicketEvent,
    TicketEventKind,
)
from models.base import now

# Bills and cases are brought in from elsewhere too, with all that they ever were.
NEWS_FOR = timedelta(days=3)
LIMIT: BindParameter[int] = bindparam("count", type_=Integer)
WORDS = (TicketEventKind.comment, TicketEventKind.note, TicketEventKind.resolved, TicketEventKind.closed)
BILLS = (
    select(
        Bill.id,
        Bill.number,
        Account.holder_id,
        Bill.total_minor,
        Bill.outstanding_minor,
        Bill.currency,
        Bill.issued_on,
        Bill.due_on,
        Account.autopay,
    )
    .join(Account, Account.id == Bill.account_id)
    .where(Bill.told_at.is_(None), Bill.state != BillState.draft, Bill.issued_on >= bindparam("since"))
    .order_by(Bill.issued_on, Bill.id)
    .limit(LIMIT)
)
ORDERS = select(Order).where(Order.told_state.is_distinct_from(Order.state)).order_by(Order.id).limit(LIMIT)
PAYMENTS = (
    select(Payment, Account.holder_id)
    .join(Account, Account.id == Payment.account_id)
    .options(joinedload(Payment.method), joinedload(Payment.bill))
    .where(
        Payment.told_at.is_(None),
        Payment.state == PaymentState.captured,
        Payment.settled_at >= bindparam("since"),
    )
    .order_by(Payment.settled_at, Payment.id)
    .limit(LIMIT)
)
NEW_WORDS = (
    select(TicketEvent, Ticket)
    .join(Ticket, Ticket.id == TicketEvent.ticket_id)
    .where(
        TicketEvent.told_at.is_(None),
        TicketEvent.public,
        TicketEvent.author != "customer",
        TicketEvent.kind.in_(WORDS),
        TicketEvent.at >= bindparam("since"),
    )
    .order_by(TicketEvent.at, TicketEvent.id)
    .limit(LIMIT)
)


class _OnOurs:
    """Marked twice is marked once: none of these needs its reference."""

    _database: Database

    async def _mark(self, table: type[Bill | Payment | TicketEvent], ids: Sequence[uuid.UUID]) -> int:
        news = (table.id.in_(ids)) & table.told_at.is_(None)
        async with self._database.transaction() as session:
            marked = await session.scalars(update(table).where(news).values(told_at=now()).returning(table.id))
            return len(marked.all())


class LocalBillNews(_OnOurs):
    async def new_bills(self, limit: int) -> Answered[list[NewBill]]:
        rows = await self._database.rows(BILLS, since=(now() - NEWS_FOR).date(), count=limit)
        return Answered([_bill_of(row) for row in rows], as_of=now())

    async def heard_of_bills(self, bill_ids: tuple[uuid.UUID, ...], *, reference: str) -> int:  # noqa: ARG002
        return await self._mark(Bill, bill_ids)


class LocalPaymentNews(_OnOurs):
    async def taken_payments(self, limit: int) -> Answered[list[TakenPayment]]:
        async with self._database.session() as session:
            rows = await session.execute(PAYMENTS, {"since": now() - NEWS_FOR, "count": limit})
            return Answered([_payment_of(payment, holder_id) for payment, holder_id in rows], as_of=now())

    async def heard_of_payments(self, payment_ids: tuple[uuid.UUID, ...], *, reference: str) -> int:  # noqa: ARG002
        return await self._mark(Payment, payment_ids)


class LocalOrderNews(_OnOurs):
    async def moved_orders(self, limit: int) -> Answered[list[MovedOrder]]:
        async with self._database.session() as session:
            rows = await session.scalars(ORDERS, {"count": limit})
            return Answered([_order_of(row) for row in rows], as_of=now())

    async def heard_of_orders(self, heard: dict[uuid.UUID, OrderState], *, reference: str) -> int:  # noqa: ARG002
        if not heard:
            return 0
        state = case({key: value.value for key, value in heard.items()}, value=Order.id)
        async with self._database.transaction() as session:
            mine = update(Order).where(Order.id.in_(heard)).values(told_state=state).returning(Order.id)
            return len((await session.scalars(mine)).all())


class LocalTicketNews(_OnOurs):
    async def new_words(self, limit: int) -> Answered[list[TicketWord]]:
        async with self._database.session() as session:
            rows = await session.execute(NEW_WORDS, {"since": now() - NEWS_FOR, "count": limit})
            return Answered([_word_of(event, ticket) for event, ticket in rows], as_of=now())

    async def heard_of_words(self, event_ids: tuple[uuid.UUID, ...], *, reference: str) -> int:  # noqa: ARG002
        return await self._mark(TicketEvent, event_ids)


def _bill_of(row: Any) -> NewBill:
    return NewBill(
        id=row.id,
        number=row.number,
        holder_id=row.holder_id,
        total=Money(row.total_minor, row.currency),
        outstanding=Money(row.outstanding_minor, row.currency),
        issued_on=row.issued_on,
        due_on=row.due_on,
        is_taken_automatically=row.autopay,
    )


def _payment_of(row: Payment, holder_id: uuid.UUID) -> TakenPayment:
    return TakenPayment(
        id=row.id,
        number=row.reference,
        holder_id=holder_id,
        amount=Money(row.amount_minor, row.currency),
        method=method_of(row.method).label if row.method else None,
        bill_number=row.bill.number if row.bill else None,
        is_top_up=row.route is PaymentRoute.top_up,
        is_automatic=(row.autopay_bill_id or row.instalment_id) is not None,
    )


def _order_of(row: Order) -> MovedOrder:
    return MovedOrder(
        id=row.id,
        number=row.number,
        customer_id=row.customer_id,
        state=row.state,
        title=row.title,
        carrier=row.carrier,
        expected_on=row.expected_on,
    )


def _word_of(event: TicketEvent, ticket: Ticket) -> TicketWord:
    return TicketWord(
        id=event.id,
        ticket_id=ticket.id,
        ticket_number=ticket.number,
        ticket_title=ticket.title,
        customer_id=ticket.customer_id,
        kind=event.kind,
        text=event.text,
    )
