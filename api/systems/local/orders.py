"""The order system on our own database: orders. SIMs, bars, numbers and visits stand in files of their own."""

import uuid
from datetime import datetime

from sqlalchemy import Integer, bindparam, select, text, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from api.paging import cursor_of, cut, read_cursor
from api.systems.base import Answered, Slice
from api.systems.local.bars import LocalBars
from api.systems.local.booking import give_back_for
from api.systems.local.news import LocalOrderNews
from api.systems.local.order_rows import SYSTEM, order_of
from api.systems.local.porting import LocalPorting
from api.systems.local.references import done_before, remember
from api.systems.local.sims import LocalSims, send_sim, take_back_sims
from api.systems.local.slots import LocalSlots
from api.systems.local.stock import LocalStock
from api.systems.ports.orders import CANCELLABLE, AlreadyOrdered, NewOrder, Order, OrderUnknown, TooLateToCancel
from models import Order as OrderRow
from models import OrderKind, OrderState
from models import Service as ServiceRow
from models.base import new_id, now

OVER = (OrderState.delivered, OrderState.completed, OrderState.cancelled)
ALL = (
    select(OrderRow)
    .where(OrderRow.account_id.in_(bindparam("account_ids", expanding=True)))
    .order_by(OrderRow.placed_at.desc(), OrderRow.id.desc())
    .limit(bindparam("count", type_=Integer))
)
OPEN = ALL.where(OrderRow.state.not_in(OVER))
# Things may be ordered twice; a service moves once at a time, and changes or ends.
ONE_AT_A_TIME = ({OrderKind.move}, {OrderKind.port_in}, {OrderKind.plan_change, OrderKind.cease})


class LocalOrders(LocalStock, LocalSims, LocalBars, LocalPorting, LocalSlots, LocalOrderNews):
    async def orders_of(
        self, account_ids: tuple[uuid.UUID, ...], only_open: bool, cursor: str | None, limit: int
    ) -> Answered[Slice[Order]]:
        wanted = OPEN if only_open else ALL
        if (seen := read_cursor(cursor, datetime, uuid.UUID)) is not None:
            wanted = wanted.where(tuple_(OrderRow.placed_at, OrderRow.id) < seen)
        rows = [order_of(row) for row in await self._database.rows(wanted, account_ids=account_ids, count=limit + 1)]
        return Answered(cut(rows, limit, lambda row: cursor_of(row.placed_at, row.id)), as_of=now())

    async def order(self, order_id: uuid.UUID) -> Answered[Order | None]:
        async with self._database.session() as session:
            row = await session.get(OrderRow, order_id)
            return Answered(order_of(row) if row else None, as_of=now())

    async def order_by_number(self, number: str) -> Answered[Order | None]:
        async with self._database.session() as session:
            row = await session.scalar(select(OrderRow).where(OrderRow.number == number))
            return Answered(order_of(row) if row else None, as_of=now())

    async def place(self, order: NewOrder, *, reference: str) -> Order:
        async with self._database.transaction() as session:
            if (known := await done_before(session, SYSTEM, reference)) is not None:
                return order_of(await session.get_one(OrderRow, known))
            await _refuse_second(session, order)
            number = await session.scalar(text("SELECT nextval('order_number')"))
            row = _row(order, f"O{number}")
            session.add(row)
            await session.flush()
            if row.kind is OrderKind.sim:
                send_sim(session, row)
            await remember(session, SYSTEM, reference, row.id)
            return order_of(row)

    async def cancel(self, order_id: uuid.UUID, *, reference: str) -> Order:
        async with self._database.transaction() as session:
            known = await done_before(session, SYSTEM, reference)
            row = await session.get(OrderRow, order_id, with_for_update=True)
            if row is None:
                raise OrderUnknown("There is no such order.")
            if known is not None or row.state is OrderState.cancelled:
                return order_of(row)
            if row.state not in CANCELLABLE:
                raise TooLateToCancel(f"Order {row.number} has gone too far to be cancelled here. Please call us.")
            row.state, row.ended_at = OrderState.cancelled, now()
            await give_back_for(session, row.id)
            await take_back_sims(session, row.id)
            await remember(session, SYSTEM, reference, row.id)
            return order_of(row)


async def _refuse_second(session: AsyncSession, order: NewOrder) -> None:
    """Two that come at the same time wait for each other at the service."""
    kinds = next((kinds for kinds in ONE_AT_A_TIME if order.kind in kinds), None)
    if kinds is None or order.service_id is None:
        return
    await session.get_one(ServiceRow, order.service_id, with_for_update=True)
    number = await session.scalar(
        select(OrderRow.number).where(
            OrderRow.service_id == order.service_id, OrderRow.kind.in_(kinds), OrderRow.state.not_in(OVER)
        )
    )
    if number is not None:
        raise AlreadyOrdered(f"Order {number} is under way already. Cancel it first, or wait until it is done.")


def _row(order: NewOrder, number: str) -> OrderRow:
    return OrderRow(
        id=new_id(),
        number=number,
        account_id=order.account_id,
        customer_id=order.customer_id,
        service_id=order.service_id,
        plan_id=order.plan_id,
        kind=order.kind,
        state=OrderState.placed,
        title=order.title,
        address=order.address,
        expected_on=order.expected_on,
        detail=dict(order.detail),
        placed_at=now(),
    )
