"""How far an order is, in the steps of its kind and in a sentence."""

from dataclasses import dataclass
from typing import Literal

from api.formats import Formats
from api.systems.ports.orders import Order
from models import OrderKind, OrderState

SENT = {
    OrderState.placed: "Ordered",
    OrderState.packed: "Packed",
    OrderState.dispatched: "On its way",
    OrderState.delivered: "Delivered",
}
WORK_DONE = {
    OrderKind.plan_change: "Plan changed",
    OrderKind.move: "Switched on at the new address",
    OrderKind.port_in: "Number is here",
    OrderKind.port_out: "Number has gone",
    OrderKind.cease: "Ended",
}


@dataclass(frozen=True, slots=True)
class Step:
    title: str
    state: Literal["done", "now", "next"]


def steps_of(order: Order) -> list[Step]:
    """Every step that there is, those done first."""
    if order.state is OrderState.cancelled:
        return [Step("Ordered", "done"), Step("Cancelled", "done")]
    titles = _titles(order)
    reached = list(titles).index(_reached(order, titles))
    over = order.state is OrderState.completed or reached == len(titles) - 1
    return [Step(title, _state(index, reached, over=over)) for index, title in enumerate(titles.values())]


def _state(index: int, reached: int, *, over: bool) -> Literal["done", "now", "next"]:
    if index < reached or over:
        return "done"
    return "now" if index == reached else "next"


def _titles(order: Order) -> dict[OrderState, str]:
    match order.kind:
        case OrderKind.device:
            return SENT
        case OrderKind.sim if order.detail.get("form") == "esim":
            return {OrderState.placed: "Ordered", OrderState.completed: "Ready to install"}
        case OrderKind.sim:
            return SENT | {OrderState.completed: "Activated"}
        case OrderKind.new_service:
            return SENT | {OrderState.completed: "Switched on"}
    return {OrderState.placed: "Ordered", OrderState.completed: WORK_DONE[order.kind]}


def _reached(order: Order, titles: dict[OrderState, str]) -> OrderState:
    """What is late has reached what its tracking tells; a step that this kind does not have is the one before."""
    state = order.state
    if state is OrderState.delayed:
        state = OrderState.dispatched if order.tracking_reference else OrderState.placed
    if state in titles:
        return state
    return list(titles)[-1] if state in (OrderState.completed, OrderState.delivered) else OrderState.placed


def sentence(order: Order, formats: Formats) -> str:
    day = formats.day(order.expected_on).display if order.expected_on else None
    match order.state:
        case OrderState.cancelled:
            return "It is cancelled. Nothing will be charged for it."
        case OrderState.completed:
            return "It is done."
        case OrderState.delivered:
            return "It has been delivered."
        case OrderState.delayed:
            return f"It is late, and we are sorry. The new day is {day}." if day else _NO_DAY
        case OrderState.dispatched:
            return f"It is on its way{_carried(order)}" + (f" and comes on {day}." if day else ".")
        case OrderState.packed:
            return "It is packed and waits for the carrier." + (f" It comes on {day}." if day else "")
    return f"We have your order. {_begins(order)} on {day}." if day else _NO_DAY_YET


_NO_DAY_YET = "We have your order, and tell you the day as soon as we know it."
_NO_DAY = "It is late, and we are sorry. We tell you the new day as soon as we know it."


def _carried(order: Order) -> str:
    return f" with {order.carrier}" if order.carrier else ""


def _begins(order: Order) -> str:
    return "It comes" if order.kind in (OrderKind.device, OrderKind.sim) else "It takes effect"
