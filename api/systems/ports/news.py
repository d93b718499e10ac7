"""What has happened at a back office that its customer did not do themselves, until we have heard of it."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from api.formats import Money
from api.systems.base import Answered, change, read
from models import OrderState, TicketEventKind


@dataclass(frozen=True, slots=True)
class NewBill:
    id: uuid.UUID
    number: str
    holder_id: uuid.UUID
    total: Money
    # What is left to pay of it.
    outstanding: Money
    issued_on: date
    due_on: date
    is_taken_automatically: bool


@dataclass(frozen=True, slots=True)
class MovedOrder:
    id: uuid.UUID
    number: str
    customer_id: uuid.UUID
    state: OrderState
    title: str
    carrier: str | None
    expected_on: date | None


@dataclass(frozen=True, slots=True)
class TicketWord:
    """Something that somebody of ours, and not the customer, has written on a ticket for the customer to read."""

    id: uuid.UUID
    ticket_id: uuid.UUID
    ticket_number: str
    ticket_title: str
    customer_id: uuid.UUID
    kind: TicketEventKind
    text: str


@dataclass(frozen=True, slots=True)
class TakenPayment:
    id: uuid.UUID
    number: str
    holder_id: uuid.UUID
    amount: Money
    # What it was taken with, as its owner knows it.
    method: str | None
    bill_number: str | None
    is_top_up: bool
    # Nobody has pressed anything for it.
    is_automatic: bool


class PaymentNews(Protocol):
    @read
    async def taken_payments(self, limit: int) -> Answered[list[TakenPayment]]:
        """Taken, and no receipt was sent for it yet. What was taken days ago is left out."""

    @change
    async def heard_of_payments(self, payment_ids: tuple[uuid.UUID, ...], *, reference: str) -> int: ...


class BillNews(Protocol):
    @read
    async def new_bills(self, limit: int) -> Answered[list[NewBill]]:
        """Issued, and not heard of yet. What was issued longer ago than a few days is no news, and is left out."""

    @change
    async def heard_of_bills(self, bill_ids: tuple[uuid.UUID, ...], *, reference: str) -> int:
        """Those are no news any more. How many there were."""


class OrderNews(Protocol):
    @read
    async def moved_orders(self, limit: int) -> Answered[list[MovedOrder]]:
        """In another state than when they were last heard of."""

    @change
    async def heard_of_orders(self, heard: dict[uuid.UUID, OrderState], *, reference: str) -> int:
        """In which state each was heard of: one that has moved on meanwhile is news again."""


class TicketNews(Protocol):
    @read
    async def new_words(self, limit: int) -> Answered[list[TicketWord]]:
        """Answers, solutions and closings that the customer has not been told of. Those of days ago are left out."""

    @change
    async def heard_of_words(self, event_ids: tuple[uuid.UUID, ...], *, reference: str) -> int: ...
