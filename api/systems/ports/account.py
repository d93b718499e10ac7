"""Who the customers are, what they are billed on and what they have."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from api.errors import Refused
from api.formats import Money
from api.systems.base import Answered, change, read
from api.systems.ports.household import HouseholdSystem, PersonName
from models import AccountKind, AccountState, ContactField, ServiceKind, ServiceState


class ContactTaken(Refused):
    """Somebody else has come to have that address: one address leads to one customer."""

    title = "That can't be used here"


class DetailsMoved(Refused):
    """What was to be replaced is not what is there any more."""

    title = "Your details have changed since"


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """Where letters go. Where a service is, is the service's own."""

    address: str | None
    postcode: str | None


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

    @property
    def full_name(self) -> PersonName:
        return PersonName(self.given_name, self.family_name)

    @property
    def home(self) -> PostalAddress:
        return PostalAddress(self.address, self.postcode)

    def contact(self, field: ContactField) -> str | None:
        return self.email if field is ContactField.email else self.phone


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who has to do with an account, as the others on it may know them: by name alone."""

    id: uuid.UUID
    name: str


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
    # Whether it may use networks abroad; None of what is no mobile line.
    roaming: bool | None = None
    # When its user took it over from its holder; None: it was theirs all along.
    used_since: datetime | None = None


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
    business_name: str | None = None
    # None where the system does not tell.
    opened_on: date | None = None

    @property
    def is_suspended(self) -> bool:
        return self.state is AccountState.suspended


class Forgets(StrEnum):
    """How much of a customer is forgotten: each includes the one before.

    words: what they wrote in cases that are over, and with reports of faults. reach: how they are reached, once no
    contract is left. name: who they were, once no bill has to be kept any more.
    """

    words = "words"
    reach = "reach"
    name = "name"


class AccountSystem(HouseholdSystem, Protocol):
    @read
    async def customer(self, customer_id: uuid.UUID) -> Answered[Customer]: ...

    @read
    async def accounts_of(self, customer_id: uuid.UUID) -> Answered[list[Account]]:
        """The accounts this customer holds, with all services, and those whose services they use, with these alone.

        Held ones come first, and of them the open ones, oldest first.
        """

    @read
    async def people_on(self, account_id: uuid.UUID) -> Answered[list[Person]]:
        """The holder first, then whoever uses a service of the account, by name."""

    @read
    async def is_free(self, field: ContactField, value: str) -> Answered[bool]:
        """Whether no customer has that e-mail address or phone number. A stranger who was but asked there is none."""

    @change
    async def change_contact(
        self, customer_id: uuid.UUID, field: ContactField, value: str, *, reference: str
    ) -> Customer:
        """Refuses an address that another customer has come to have meanwhile."""

    @change
    async def change_address(
        self, customer_id: uuid.UUID, before: PostalAddress, after: PostalAddress, *, reference: str
    ) -> Customer:
        """Refuses where `before` is not what is there. No service moves with it."""

    @change
    async def change_name(
        self, customer_id: uuid.UUID, before: PersonName, after: PersonName, *, reference: str
    ) -> Customer:
        """Refuses where `before` is not what is there."""

    @change
    async def choose_language(self, customer_id: uuid.UUID, language: str, *, reference: str) -> Customer: ...

    @change
    async def name_service(self, service_id: uuid.UUID, nickname: str | None, *, reference: str) -> Service:
        """What its people call it; None takes the name off."""

    @change
    async def forget(self, customer_id: uuid.UUID, what: Forgets, *, reference: str) -> Customer:
        """Has the operator's back offices, this and the others, forget a customer as far as that."""

    @change
    async def switch_roaming(self, service_id: uuid.UUID, on: bool, *, reference: str) -> Service:
        """At once, for calls, texts and data. A line on which it is so already stays so."""
