"""What is looked at before anything about a service is said or changed: its account, its plan, what is under way."""

import uuid
from dataclasses import dataclass
from datetime import date

from api.access import accounts_of, held_account, held_service
from api.auth import Caller
from api.errors import Refused
from api.parts import Parts
from api.plans.cycle import Cycle, cycle_of
from api.systems.base import Answered
from api.systems.ports.account import Account, Service
from api.systems.ports.catalogue import ChangeUnknown, Plan, Planned, Sold
from models import OrderKind, ServiceKind, ServiceState
from models.base import now


class NotUsable(Refused):
    """A service that is not switched on yet, is suspended, barred or has ended, is not changed."""

    title = "This cannot be changed now"


@dataclass(frozen=True, slots=True)
class Standing:
    account: Account
    service: Service
    sold: Sold
    today: date

    @property
    def plan(self) -> Plan:
        return self.sold.plan

    @property
    def cycle(self) -> Cycle:
        return cycle_of(self.account.billing_day, self.today)

    def open(self, *kinds: OrderKind) -> Planned | None:
        """The change that is agreed to and not carried out."""
        return next((planned for planned in self.sold.changes if planned.is_open and planned.kind in kinds), None)

    def placed_under(self, reference: str) -> Planned | None:
        """What an earlier try of ours has placed already."""
        return next((planned for planned in self.sold.changes if planned.reference == reference), None)


async def standing(
    parts: Parts, caller: Caller, service_id: uuid.UUID | None, *kinds: ServiceKind, fresh: bool = False
) -> Answered[Standing]:
    account, service = await held_service(parts.systems.account, caller, service_id, *kinds, fresh=fresh)
    today = parts.formats.today(now())
    answer = await parts.systems.catalogue.sold([service.id], today)
    if fresh:
        answer.fresh()
    return Answered(Standing(account, service, answer.value[0], today), answer.as_of, answer.stale)


async def my_change(parts: Parts, caller: Caller, order_id: uuid.UUID, kind: OrderKind) -> tuple[Service, Planned]:
    """The customer's own, found through the services they hold."""
    await held_account(parts.systems.account, caller, fresh=True)
    accounts = (await accounts_of(parts.systems.account, caller)).fresh()
    held = [account for account in accounts if account.holder_id == caller.customer_id]
    services = {service.id: service for account in held for service in account.services}
    answer = await parts.systems.catalogue.sold([*services], parts.formats.today(now()))
    for sold in answer.fresh():
        for planned in sold.changes:
            if planned.order_id == order_id and planned.kind is kind:
                return services[sold.service_id], planned
    raise ChangeUnknown("There is no such change under this name.")


STATES = {
    ServiceState.pending: "It is not switched on yet. Once it is, this can be changed.",
    ServiceState.suspended: "It is suspended. Once the bill is paid, this can be changed.",
    ServiceState.barred: "It is barred. Lift the bar first, and then this can be changed.",
    ServiceState.ceased: "It has ended.",
}


def require_usable(service: Service) -> None:
    if service.state in STATES:
        raise NotUsable(STATES[service.state], state=service.state.value)
