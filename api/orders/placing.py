"""A quote that was confirmed: looked at once more, then ordered once."""

import uuid

from api.access import held_account, held_service
from api.auth import Caller
from api.errors import Refused
from api.orders.asked import Terms
from api.orders.ground import refuse_closed, refuse_on_hold
from api.orders.quoting import QUOTE
from api.orders.rendering import receipt_out
from api.orders.schemas import ReceiptOut
from api.orders.things_ordered import things_now
from api.parts import Parts
from api.quotes import executing
from api.systems.ports.orders import NewOrder
from models import Level, OrderKind, ServiceState, SimForm
from models.base import now


class OfferChanged(Refused):
    """Between the quote and the yes something has changed: what was promised can't be done as it was."""

    title = "This offer is not true any more"


async def place_order(parts: Parts, caller: Caller, quote_id: uuid.UUID, _: str) -> ReceiptOut:
    async with executing(parts.database, caller, QUOTE, quote_id, Terms) as it:
        await _look_again(parts, caller, it.terms)
        placed = await parts.systems.orders.place(_order(caller, it.terms), reference=it.reference)
        if placed.service_id is not None and placed.detail.get("form") == SimForm.esim:
            await parts.systems.orders.keep_newest_download(placed.service_id, reference=it.reference)
        return receipt_out(placed, it.terms, parts.formats, as_of=now())


async def _look_again(parts: Parts, caller: Caller, terms: Terms) -> None:
    account = await held_account(parts.systems.account, caller, terms.account_id, fresh=True)
    (refuse_closed if terms.kind is OrderKind.sim else refuse_on_hold)(account)
    if terms.service_id is not None:
        _, service = await held_service(parts.systems.account, caller, terms.service_id, fresh=True)
        if service.state is ServiceState.ceased:
            raise _changed()
    if terms.kind is OrderKind.new_service and terms.plan_id is not None:
        plan = (await parts.systems.orders.offered(terms.plan_id)).fresh()
        if plan is None or not plan.on_sale or plan.monthly.minor != terms.monthly_minor:
            raise _changed()
    if terms.thing is not None:
        thing = (await things_now(parts)).get(terms.thing)
        if thing is None or (thing.price.minor, thing.monthly.minor) != (terms.once_minor, terms.monthly_minor):
            raise _changed()


def _changed() -> OfferChanged:
    return OfferChanged("Prices or the service have changed since. Ask for a new offer.")


def _order(caller: Caller, terms: Terms) -> NewOrder:
    """The costs go with it: who bills reads them there."""
    costs = {"once_minor": terms.once_minor, "monthly_minor": terms.monthly_minor, "currency": terms.currency}
    return NewOrder(
        account_id=terms.account_id,
        customer_id=caller.require(Level.identified),
        kind=terms.kind,
        title=terms.title,
        service_id=terms.service_id,
        plan_id=terms.plan_id,
        address=terms.address,
        expected_on=terms.expected_on,
        detail={**terms.detail, **costs},
    )
