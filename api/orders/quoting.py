"""What an order would mean: each kind is looked at, and told before anything is done."""

from collections.abc import Awaitable, Callable
from typing import Any

from api.auth import Caller
from api.orders.asked import Asked, EquipmentIn, MoveIn, NewServiceIn, PortInIn, QuoteOut, SimIn, Terms
from api.orders.bringing import port_in_terms
from api.orders.lines_ordered import move_terms, new_service_terms
from api.orders.rendering import quote_out
from api.orders.things_ordered import equipment_terms, sim_terms
from api.parts import Parts
from api.quotes import offer

QUOTE = "order"
_TERMS: dict[type, Callable[[Parts, Caller, Any, str], Awaitable[Terms]]] = {
    NewServiceIn: new_service_terms,
    EquipmentIn: equipment_terms,
    MoveIn: move_terms,
    SimIn: sim_terms,
    PortInIn: port_in_terms,
}


async def quote_order(parts: Parts, caller: Caller, asked: Asked, reference: str) -> QuoteOut:
    terms = await _TERMS[type(asked)](parts, caller, asked, reference)
    made = await offer(parts.database, caller, QUOTE, terms)
    return quote_out(made, terms, parts.formats)
