"""What can be ordered, and where: plans on sale, equipment, addresses that are served."""

import uuid
from dataclasses import dataclass
from typing import Protocol

from api.formats import Money
from api.systems.base import Answered, read
from models import EquipmentKind, ServiceKind


@dataclass(frozen=True, slots=True)
class Offered:
    """A plan as it is sold today, or as a service has it."""

    id: uuid.UUID
    code: str
    name: str
    kind: ServiceKind
    prepaid: bool
    monthly: Money
    contract_months: int
    on_sale: bool


@dataclass(frozen=True, slots=True)
class Thing:
    id: uuid.UUID
    code: str
    name: str
    kind: EquipmentKind
    price: Money
    monthly: Money
    # Working days; 0 comes at once.
    delivery_days: int


@dataclass(frozen=True, slots=True)
class Premises:
    """An address that the network reaches."""

    area_id: uuid.UUID
    area_name: str
    # A line was there before: it can be switched on from afar.
    has_line: bool


class StockSystem(Protocol):
    @read
    async def offered_by_code(self, code: str) -> Answered[Offered | None]: ...

    @read
    async def offered(self, plan_id: uuid.UUID) -> Answered[Offered | None]: ...

    @read
    async def things(self) -> Answered[list[Thing]]:
        """All that is not withdrawn, by name."""

    @read
    async def premises(self, address: str, postcode: str) -> Answered[Premises | None]:
        """None where the network does not reach."""
