"""The ports to the operator's back offices, in our words. Which system is behind a port is chosen in app.py alone."""

from dataclasses import dataclass

from api.systems.ports.account import AccountSystem
from api.systems.ports.billing import BillingSystem
from api.systems.ports.catalogue import CatalogueSystem
from api.systems.ports.network import NetworkSystem
from api.systems.ports.orders import OrderSystem
from api.systems.ports.payment import PaymentSystem
from api.systems.ports.ticketing import TicketingSystem
from api.systems.ports.usage import UsageSystem

__all__ = [
    "AccountSystem",
    "BillingSystem",
    "CatalogueSystem",
    "NetworkSystem",
    "OrderSystem",
    "PaymentSystem",
    "Systems",
    "TicketingSystem",
    "UsageSystem",
]


@dataclass(frozen=True, slots=True)
class Systems:
    account: AccountSystem
    billing: BillingSystem
    payment: PaymentSystem
    catalogue: CatalogueSystem
    usage: UsageSystem
    network: NetworkSystem
    ticketing: TicketingSystem
    orders: OrderSystem
