"""Money that comes in, and the means it comes by."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

from api.errors import NotFound, Refused
from api.formats import Money
from api.systems.base import Answered, Slice, change, read
from api.systems.ports.arrangement import Arrangements
from api.systems.ports.automatic import takes_on
from api.systems.ports.news import PaymentNews
from api.systems.ports.payment_link import Link, NewLink
from api.systems.ports.payment_method import Autopay, Method
from models import PaymentRoute, PaymentState


class NoSuchPayment(NotFound):
    """No such payment, or none of this customer's."""


class MoreThanOwed(Refused):
    """Nobody pays more than they owe by mistake; `owed` says how much that is."""

    title = "That is more than is owed"


class OwedHasChanged(Refused):
    """What is owed is no longer what was quoted."""

    title = "What is owed has changed"


class PaymentUnknown(Refused):
    """An earlier payment has not been answered: another one could be one too many."""

    title = "An earlier payment is still open"


@dataclass(frozen=True, slots=True)
class PaidPart:
    """What of a payment went to one bill."""

    bill_id: uuid.UUID
    bill_number: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Payment:
    """Declined is an answer; unknown is none, and nothing is paid again until it is known."""

    id: uuid.UUID
    account_id: uuid.UUID
    bill_id: uuid.UUID | None
    method: str | None
    route: PaymentRoute
    state: PaymentState
    amount: Money
    # What a receipt shows and a customer can name.
    number: str
    decline_reason: str | None
    made_at: datetime
    settled_at: datetime | None
    covers: tuple[PaidPart, ...] = ()


@dataclass(frozen=True, slots=True)
class NewPayment:
    account_id: uuid.UUID
    customer_id: uuid.UUID
    method_id: uuid.UUID
    amount: Money
    # A bill's payment goes to the oldest open bill first; a top-up goes to the prepaid balance, or buys an extra.
    purpose: Literal["bill", "top_up"]
    # What was owed in all when this was agreed; where it differs by now, nothing is paid.
    owed: Money | None = None
    # What it is taken for by itself. The bill is paid first, and only what still is due is taken.
    bill_id: uuid.UUID | None = None
    instalment_id: uuid.UUID | None = None

    @property
    def is_automatic(self) -> bool:
        return self.bill_id is not None or self.instalment_id is not None


@dataclass(frozen=True, slots=True)
class OpenBill:
    id: uuid.UUID
    number: str
    issued_on: date
    due_on: date
    outstanding: Money

    def takes_on(self, day: int | None, today: date) -> date | None:
        """When automatic payment takes it, from today on; None for what is left to the customer."""
        return takes_on(self.issued_on, self.due_on, day, today)


@dataclass(frozen=True, slots=True)
class Owed:
    """What an account still has to pay, the oldest first. Disputed bills wait until the dispute is over."""

    bills: tuple[OpenBill, ...]
    total: Money
    # Being paid right now, or without an answer yet.
    waiting: Money | None

    def overdue(self, today: date) -> Money:
        late = sum(bill.outstanding.minor for bill in self.bills if bill.due_on < today)
        return Money(late, self.total.currency)


@dataclass(frozen=True, slots=True)
class Due:
    """Something to be taken today, as its customer has asked for; tried once, each try under its own reference."""

    payment: NewPayment
    reference: str
    # What it is, in a customer's words: "bill OL-2611-000101".
    told: str


@dataclass(frozen=True, slots=True)
class Unsettled:
    """What the provider still has to be asked about: payments, and links by the provider's own name."""

    payments: tuple[uuid.UUID, ...]
    links: tuple[str, ...]


class PaymentSystem(PaymentNews, Arrangements, Protocol):
    @read
    async def methods(self, customer_id: uuid.UUID) -> Answered[tuple[Method, ...]]:
        """Those that can be used or have expired, newest first; removed ones are gone."""

    @change
    async def remove_method(self, method_id: uuid.UUID, customer_id: uuid.UUID, *, reference: str) -> Method:
        """NoSuchMethod, MethodInUse."""

    @read
    async def owed(self, account_id: uuid.UUID) -> Answered[Owed]: ...

    @change
    async def pay(self, payment: NewPayment, *, reference: str) -> Payment:
        """NoSuchMethod, MethodExpired, MoreThanOwed, OwedHasChanged, PaymentUnknown.

        What is taken by itself: NoLongerDue, PaymentUnknown; where the rest forbids it, it is a declined payment.
        """

    @read
    async def payments(self, account_id: uuid.UUID, cursor: str | None, limit: int) -> Answered[Slice[Payment]]: ...

    @read
    async def payment(self, payment_id: uuid.UUID) -> Answered[Payment]:
        """NoSuchPayment."""

    @change
    async def set_autopay(
        self, account_id: uuid.UUID, method_id: uuid.UUID | None, day: int | None, *, reference: str
    ) -> Autopay:
        """Off without a method. NoSuchMethod, MethodExpired."""

    @change
    async def start_link(self, wanted: NewLink, *, reference: str) -> Link: ...

    @read
    async def link(self, link_id: uuid.UUID) -> Answered[Link]:
        """NoSuchLink."""

    @change
    async def card_entered(self, external_id: str, *, reference: str) -> Link:
        """Looks whether a card was entered behind a link: keeps it, and pays with it if that was its purpose."""

    @read
    async def unsettled(self) -> Answered[Unsettled]: ...

    @change
    async def find_out(self, payment_id: uuid.UUID, *, reference: str) -> Payment:
        """Asks the provider what became of a payment that was left without an answer."""

    @read
    async def due_bills(self, today: date, cursor: str | None, limit: int) -> Answered[Slice[Due]]:
        """Those that automatic payment is to take by today, and has not tried."""

    @read
    async def due_instalments(self, today: date, cursor: str | None, limit: int) -> Answered[Slice[Due]]:
        """Those that a card was agreed for, by today, and that have not been tried."""
