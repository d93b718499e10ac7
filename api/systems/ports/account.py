"""Who the customers are, what they are billed on and what they have."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from api.formats import Money
from api.systems.base import Answered, read
from models import AccountKind, AccountState, ServiceKind, ServiceState


@dataclass(frozen=True, slots=True)
class Customer:
    id: uuid.UUID
    given_name: str
    family_name: str
    email: str | None
    phone: str | None
    language: str
    address: str | None
    postcode: str | None

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"


@dataclass(frozen=True, slots=True)
class Service:
    id: uuid.UUID
    account_id: uuid.UUID
    # As customers tell their lines apart: "Mobile ending 101", "Broadband at 4 Mill Lane".
    label: str
    kind: ServiceKind
    state: ServiceState
    user_id: uuid.UUID
    plan_id: uuid.UUID
    plan_name: str
    number: str | None
    address: str | None
    postcode: str | None
    area_id: uuid.UUID | None
    nickname: str | None
    contract_starts_on: date
    contract_ends_on: date | None


@dataclass(frozen=True, slots=True)
class Account:
    """What is billed, who may see it, and the services on it."""

    id: uuid.UUID
    number: str
    label: str
    holder_id: uuid.UUID
    kind: AccountKind
    state: AccountState
    currency: str
    # None on a prepaid account: it has no bills.
    billing_day: int | None
    prepaid_balance: Money | None
    autopay_method_id: uuid.UUID | None
    autopay_method: str | None
    # None: taken on the day a bill is due.
    autopay_day: int | None
    services: tuple[Service, ...]

    @property
    def is_suspended(self) -> bool:
        return self.state is AccountState.suspended


class AccountSystem(Protocol):
    @read
    async def customer(self, customer_id: uuid.UUID) -> Answered[Customer]: ...

    @read
    async def accounts_of(self, customer_id: uuid.UUID) -> Answered[list[Account]]:
        """The accounts this customer holds, with all services, and those whose services they use, with these alone.

        Held ones come first, and of them the open ones, oldest first.
        """
