"""Carrying out what was agreed: a service moves to another plan, or ends."""

import uuid
from datetime import date

from sqlalchemy import Select, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import Database
from api.systems.local.catalogue_rows import planned_of
from api.systems.local.references import done_before, remember
from api.systems.ports.catalogue import ChangeOverrun, ChangeUnknown, Planned
from models import Order, OrderKind, OrderState, Plan, Service, ServiceAddon, ServiceState
from models.base import now

SYSTEM = "catalogue"
KINDS = (OrderKind.plan_change, OrderKind.cease)
# So many in one transaction; what is left is due in the next round, too.
MOST_AT_ONCE = 100


class LocalChanges:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def carry_out(self, order_id: uuid.UUID, *, reference: str) -> Planned:
        async with self._database.transaction() as session:
            known = await done_before(session, SYSTEM, reference)
            await _lock_services(session, [known or order_id])
            order = await session.get(Order, known or order_id, with_for_update=True)
            if order is None or order.kind not in KINDS:
                raise ChangeUnknown("There is no such change.")
            if known is None and order.ended_at is None:
                await _carry_out(session, order)
                if order.state is OrderState.cancelled:
                    raise ChangeOverrun(f"Order {order.number} fits the service no more and was cancelled.")
                await remember(session, SYSTEM, reference, order.id)
            return await _planned(session, order)

    async def carry_out_due(self, today: date, *, reference: str) -> list[Planned]:
        """An order that has ended is due no more. The reference makes two rounds of a day wait for each other."""
        async with self._database.transaction() as session:
            await done_before(session, SYSTEM, reference)
            order_ids = [order.id for order in await session.scalars(due(today))]
            await _lock_services(session, order_ids)
            still_due = due(today).where(Order.id.in_(order_ids)).with_for_update(skip_locked=True)
            found = await session.scalars(still_due.execution_options(populate_existing=True))
            orders = list(found)
            for order in orders:
                await _carry_out(session, order)
            return [await _planned(session, order) for order in orders]


def due(today: date) -> Select[Order]:
    """The oldest first. A cease names the last day, so the service is there until that day is over."""
    is_due = or_(
        (Order.kind == OrderKind.plan_change) & (Order.expected_on <= today),
        (Order.kind == OrderKind.cease) & (Order.expected_on < today),
    )
    wanted = select(Order).where(is_due, Order.ended_at.is_(None))
    return wanted.order_by(Order.expected_on, Order.placed_at).limit(MOST_AT_ONCE)


async def _lock_services(session: AsyncSession, order_ids: list[uuid.UUID]) -> None:
    """Before the orders themselves: see api.systems.local.locks."""
    ordered_for = select(Order.service_id).where(Order.id.in_(order_ids))
    wanted = select(Service.id).where(Service.id.in_(ordered_for)).order_by(Service.id)
    await session.execute(wanted.with_for_update())


async def _carry_out(session: AsyncSession, order: Order) -> None:
    """An order that fits the service no more is cancelled: its customer agreed to something else."""
    service = await session.get(Service, order.service_id, with_for_update=True) if order.service_id else None
    if service is None or not _fits(order, service):
        order.state = OrderState.cancelled
    else:
        if order.kind is OrderKind.cease:
            await _cease(session, order, service)
        else:
            _move(order, service)
        order.state = OrderState.completed
    order.ended_at = now()


def _fits(order: Order, service: Service) -> bool:
    if service.state is ServiceState.ceased or order.expected_on is None:
        return False
    return order.kind is OrderKind.cease or (
        order.plan_id is not None and order.detail.get("old_plan_id") == str(service.plan_id)
    )


def _move(order: Order, service: Service) -> None:
    assert order.plan_id is not None
    assert order.expected_on is not None
    service.plan_id = order.plan_id
    ends_on = order.detail.get("contract_ends_on")
    service.contract_starts_on = order.expected_on
    service.contract_ends_on = date.fromisoformat(ends_on) if ends_on else None


async def _cease(session: AsyncSession, order: Order, service: Service) -> None:
    """With it ends what it had on top."""
    service.state, service.ceased_on = ServiceState.ceased, order.expected_on
    mine = ServiceAddon.service_id == service.id
    runs_longer = or_(ServiceAddon.ends_on.is_(None), ServiceAddon.ends_on > order.expected_on)
    await session.execute(
        update(ServiceAddon)
        .where(mine, runs_longer, ServiceAddon.starts_on <= order.expected_on)
        .values(ends_on=order.expected_on)
    )


async def _planned(session: AsyncSession, order: Order) -> Planned:
    name = await session.scalar(select(Plan.name).where(Plan.id == order.plan_id))
    return planned_of(order, name)
