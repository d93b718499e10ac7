"""What making up a customer needs: the day, the plans, the places; and the making of customers, lines, accounts."""

from dataclasses import dataclass
from datetime import date

from api.demo.book import Book, Line
from api.demo.catalogue import Catalogue
from api.demo.days import Days, months_later
from api.demo.devices import device_of
from api.demo.ground import ground
from api.demo.ids import demo_id
from api.demo.wares import currency
from models import (
    Account,
    AccountKind,
    Area,
    Customer,
    PaymentMethod,
    PaymentMethodKind,
    Plan,
    Service,
    ServiceKind,
    ServiceState,
)


@dataclass(frozen=True, slots=True)
class Home:
    address: str
    area: Area

    @property
    def postcode(self) -> str:
        """Nobody's: the last part does not exist."""
        return f"{self.area.postcode_prefix}{ground().places.postcode_end}"


@dataclass(frozen=True, slots=True)
class World:
    days: Days
    catalogue: Catalogue
    areas: dict[str, Area]
    seed: int

    def area(self, spot: str) -> Area:
        return self.areas[ground().places.named(spot)]

    def postcode(self, spot: str) -> str:
        return Home("", self.area(spot)).postcode

    def customer(self, given_name: str, family_name: str, email: str, phone: str, home: Home) -> Customer:
        return Customer(
            id=demo_id("customer", phone),
            given_name=given_name,
            family_name=family_name,
            email=email,
            phone=phone,
            address=home.address,
            postcode=home.postcode,
        )

    def book(self, holder: Customer, number: str, opened_on: date, billing_day: int | None) -> Book:
        account = Account(
            id=demo_id("account", number),
            number=number,
            holder_id=holder.id,
            kind=AccountKind.consumer,
            currency=currency(),
            billing_day=billing_day,
            prepaid_balance_minor=0 if billing_day is None else None,
            opened_on=opened_on,
        )
        return Book(account, holder)

    def add_method(self, book: Book, kind: PaymentMethodKind, brand: str, last4: str, *, autopay: bool) -> None:
        is_card = kind is PaymentMethodKind.card
        book.method = PaymentMethod(
            id=demo_id("payment_method", book.account.number),
            customer_id=book.holder.id,
            kind=kind,
            token=f"demo_{demo_id('token', book.account.number).hex}",
            brand=brand,
            last4=last4,
            expires_on=months_later(self.days.today, 20).replace(day=1) if is_card else None,
        )
        book.account.autopay = autopay
        book.account.autopay_method_id = book.method.id if autopay else None

    def add_mobile(
        self, book: Book, role: str, number: str, user: Customer | None = None, since: date | None = None
    ) -> Line:
        return self._add(book, role, number=number, user=user, since=since)

    def add_home(
        self,
        book: Book,
        role: str,
        home: Home,
        since: date | None = None,
        state: ServiceState = ServiceState.active,
    ) -> Line:
        line = self._add(book, role, since=since, state=state)
        service = line.service
        service.address, service.postcode, service.area_id = home.address, home.postcode, home.area.id
        return line

    def _add(
        self,
        book: Book,
        role: str,
        number: str | None = None,
        user: Customer | None = None,
        since: date | None = None,
        state: ServiceState = ServiceState.active,
    ) -> Line:
        plan, user = self.catalogue[role], user or book.holder
        starts_on = book.account.opened_on if since is None else since
        service = Service(
            id=demo_id("service", book.account.number, len(book.lines)),
            account_id=book.account.id,
            user_id=user.id,
            kind=ServiceKind(plan.kind),
            number=number,
            plan_id=plan.id,
            state=state,
            contract_starts_on=starts_on,
            contract_ends_on=self._contract_end(plan, starts_on),
        )
        line = Line(service, plan, user)
        book.lines.append(line)
        return line

    def _contract_end(self, plan: Plan, starts_on: date) -> date | None:
        """Who has been here for longer than the contract is no longer bound."""
        ends_on = months_later(starts_on, plan.contract_months)
        return ends_on if plan.contract_months and ends_on > self.days.today else None

    def add_devices(self, book: Book) -> None:
        for line in book.lines:
            device = device_of(line, self.days)
            if device is not None:
                book.others.append(device)
