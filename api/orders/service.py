"""Orders that were placed: whose they are, how far they are, and whether they can still be stopped."""

import uuid

from api.access import accounts_of, held_account
from api.auth import Caller
from api.errors import Refused
from api.orders.rendering import TAKEN_BACK, order_out, things_out
from api.orders.schemas import OrderOut, ThingsOut
from api.paging import Asked, Page
from api.parts import Parts
from api.systems.base import Answered
from api.systems.ports.orders import Order, OrderUnknown
from models.base import now


class CancelledElsewhere(Refused):
    """A change of plan and the end of a service are taken back where they were asked for."""

    title = "Take this back at your plan"


async def list_orders(
    parts: Parts, caller: Caller, account_id: uuid.UUID | None, asked: Asked, *, only_open: bool
) -> Page[OrderOut]:
    ids = [] if account_id else await _held_ids(parts, caller)
    if not ids:
        ids = [(await held_account(parts.systems.account, caller, account_id)).id]
    found = await parts.systems.orders.orders_of(tuple(ids), only_open, asked.cursor, asked.limit)
    items = [order_out(order, parts.formats, as_of=found.as_of) for order in found.value.items]
    return Page(items=items, next=found.value.next)


async def show_order(parts: Parts, caller: Caller, order_id: uuid.UUID) -> OrderOut:
    found = await parts.systems.orders.order(order_id)
    return await _shown(parts, caller, found)


async def show_numbered(parts: Parts, caller: Caller, number: str) -> OrderOut:
    found = await parts.systems.orders.order_by_number(number.strip().upper())
    return await _shown(parts, caller, found)


async def cancel_order(parts: Parts, caller: Caller, order_id: uuid.UUID, reference: str) -> OrderOut:
    order = await held_order(parts, caller, await parts.systems.orders.order(order_id), fresh=True)
    if order.kind in TAKEN_BACK:
        raise CancelledElsewhere(f"Order {order.number} changes your plan. You can take it back there.")
    cancelled = await parts.systems.orders.cancel(order.id, reference=reference)
    return order_out(cancelled, parts.formats, as_of=now())


async def list_things(parts: Parts) -> ThingsOut:
    return things_out(await parts.systems.orders.things(), parts.formats, parts.formats.today(now()))


async def held_order(parts: Parts, caller: Caller, found: Answered[Order | None], *, fresh: bool = False) -> Order:
    """Somebody else's is as unknown as one that does not exist."""
    order = found.fresh() if fresh else found.value
    if order is None or order.account_id not in await _held_ids(parts, caller, fresh=fresh):
        raise OrderUnknown("There is no such order under this name.")
    return order


async def _shown(parts: Parts, caller: Caller, found: Answered[Order | None]) -> OrderOut:
    return order_out(await held_order(parts, caller, found), parts.formats, as_of=found.as_of)


async def _held_ids(parts: Parts, caller: Caller, *, fresh: bool = False) -> list[uuid.UUID]:
    answer = await accounts_of(parts.systems.account, caller)
    accounts = answer.fresh() if fresh else answer.value
    return [account.id for account in accounts if account.holder_id == caller.customer_id]
