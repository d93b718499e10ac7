"""Tells customers that an order has moved on. Run it again and again: nobody is told twice of one move."""

from functools import partial

from api.news import News, tell_all
from api.parts import Parts
from api.systems.ports.news import MovedOrder
from models import NoticeKind, OrderState


async def tell_of_orders(parts: Parts) -> int:
    """How many orders had moved, those included whose move is no news to anybody."""
    orders = parts.systems.orders
    return await tell_all(
        parts,
        orders.moved_orders,
        partial(_news, parts),
        lambda moved, reference: orders.heard_of_orders({each.id: each.state for each in moved}, reference=reference),
    )


def _news(parts: Parts, order: MovedOrder) -> News | None:
    if (text := _words(parts, order)) is None:
        return None
    return News(order.customer_id, NoticeKind.order, text, f"order:{order.id}:{order.state}")


def _words(parts: Parts, order: MovedOrder) -> str | None:
    """Being packed is of no use to anybody, and who cancels has been told so at once."""
    day = parts.formats.day(order.expected_on).display if order.expected_on else None
    order_is = f"Your order {order.number}, {order.title},"
    match order.state:
        case OrderState.dispatched:
            carrier = f" with {order.carrier}" if order.carrier else ""
            return f"{order_is} is on its way{carrier}." + (f" It should come on {day}." if day else "")
        case OrderState.delivered:
            return f"{order_is} was delivered. Is something missing? Tell us, and we look into it."
        case OrderState.completed:
            return f"{order_is} is done."
        case OrderState.delayed:
            when = f"We now expect it on {day}." if day else "We tell you as soon as we know when it comes."
            return f"{order_is} takes longer than we said, and we are sorry. {when}"
    return None
