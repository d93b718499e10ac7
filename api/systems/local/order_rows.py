"""An order's row as the port tells it."""

from api.systems.ports.orders import Order
from models import Order as OrderRow
from models import OrderState
from models.base import now

NEXT = {OrderState.packed: OrderState.dispatched, OrderState.dispatched: OrderState.delivered}
# Under this name the order system's references are kept.
SYSTEM = "orders"


def order_of(row: OrderRow) -> Order:
    return Order(
        id=row.id,
        number=row.number,
        account_id=row.account_id,
        customer_id=row.customer_id,
        service_id=row.service_id,
        plan_id=row.plan_id,
        kind=row.kind,
        state=row.state,
        title=row.title,
        address=row.address,
        carrier=row.carrier,
        tracking_reference=row.tracking_reference,
        placed_at=row.placed_at,
        expected_on=row.expected_on,
        ended_at=row.ended_at,
        detail=row.detail,
    )


def complete(row: OrderRow) -> None:
    """What is in use has come, whatever the carrier has told."""
    if row.state in (OrderState.completed, OrderState.cancelled):
        return
    while row.state in NEXT:
        row.state = NEXT[row.state]
    row.state, row.ended_at = OrderState.completed, now()
