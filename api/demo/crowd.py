"""The many customers without a story: enough of them that lists, counts and searches mean something."""

from collections import Counter
from collections.abc import Iterator
from random import Random

from api.demo.book import Book, Extra, Line
from api.demo.days import LAST_BILLING_DAY
from api.demo.ground import ground
from api.demo.happenings import live_through_a_year
from api.demo.names import FAMILY, GIVEN, STREETS, TRADES, email_of
from api.demo.payments import top_up
from api.demo.wares import minor, wares
from api.demo.world import Home, World
from models import AccountKind, BillLineKind, Customer, PaymentMethodKind

ACCOUNTS = 252
FIRST_ACCOUNT_NUMBER = 10_000_301
# Numbers up to 199 are the personas'.
FIRST_PHONE = 200
BANKS = ("Northbank", "Harbour Bank", "Union Mutual")
HANDSETS = (("phone-nova", "Nova 12, paid in parts", 2450), ("phone-lumo", "Lumo S, paid in parts", 1675))
EXTRAS = ("insurance", "intl-calls")


class Crowd:
    """Hands out names, numbers and addresses so that no two people get the same."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.people = 0
        self.names: Counter[str] = Counter()

    def person(self, rng: Random, home: Home, family_name: str | None = None) -> Customer:
        given, family = rng.choice(GIVEN), family_name or rng.choice(FAMILY)
        self.names[f"{given} {family}"] += 1
        email = email_of(given, family, self.names[f"{given} {family}"])
        phone = ground().number(FIRST_PHONE + self.people)
        self.people += 1
        return self.world.customer(given, family, email, phone, home)

    def home(self, rng: Random) -> Home:
        area = self.world.areas[rng.choice(sorted(self.world.areas))]
        return Home(f"{rng.randint(1, 140)} {rng.choice(STREETS)}", area)


def make_crowd(world: World) -> Iterator[Book]:
    crowd = Crowd(world)
    for index in range(ACCOUNTS):
        rng = Random(f"{world.seed}:account:{index}")
        yield _account(crowd, str(FIRST_ACCOUNT_NUMBER + index), rng)


def _account(crowd: Crowd, number: str, rng: Random) -> Book:
    world, days, home = crowd.world, crowd.world.days, crowd.home(rng)
    holder = crowd.person(rng, home)
    opened_on = days.ago(rng.randint(430, 2600) if rng.random() < 0.95 else rng.randint(40, 330))
    if rng.random() < 0.07:
        return _prepaid(world, world.book(holder, number, opened_on, None), rng)
    book = world.book(holder, number, opened_on, rng.randint(1, LAST_BILLING_DAY))
    _add_method(world, book, rng)
    sort = rng.random()
    if sort < 0.04:
        _business(world, book, rng)
    elif sort < 0.5:
        _mobiles(crowd, book, home, rng)
    elif sort < 0.7:
        _home(world, book, home, rng)
    else:
        _home(world, book, home, rng)
        _mobiles(crowd, book, home, rng)
    live_through_a_year(book, days, rng)
    if rng.random() < 0.02:
        book.paid_after |= {0: None, 1: None}
    return book


def _add_method(world: World, book: Book, rng: Random) -> None:
    kind = rng.choices([PaymentMethodKind.direct_debit, PaymentMethodKind.card, None], [6, 3, 1])[0]
    if kind is PaymentMethodKind.direct_debit:
        world.add_method(book, kind, rng.choice(BANKS), f"{rng.randint(0, 9999):04d}", autopay=True)
    elif kind is PaymentMethodKind.card:
        brand = rng.choice(("Visa", "Mastercard"))
        world.add_method(book, kind, brand, f"{rng.randint(0, 9999):04d}", autopay=rng.random() < 0.4)


def _mobiles(crowd: Crowd, book: Book, home: Home, rng: Random) -> None:
    """The holder's own line, and often one for somebody of the family."""
    world = crowd.world
    line = world.add_mobile(book, rng.choice(("small", "middle", "middle", "large", "unlimited")), _phone(book.holder))
    _add_extras(line, rng)
    if rng.random() < 0.2:
        user = crowd.person(rng, home, book.holder.family_name)
        second = world.add_mobile(book, rng.choice(("small", "middle")), _phone(user), user)
        second.service.nickname = f"{user.given_name}'s phone"


def _phone(customer: Customer) -> str:
    assert customer.phone is not None
    return customer.phone


def _add_extras(line: Line, rng: Random) -> None:
    if rng.random() < 0.35:
        code, title, price = rng.choice(HANDSETS)
        line.extras.append(Extra(BillLineKind.device, code, title, price * ground().money))
    if rng.random() < 0.2:
        line.extras.append(_addon(rng.choice(EXTRAS)))


def _addon(code: str) -> Extra:
    sold = wares().addons[code]
    return Extra(BillLineKind.addon, code, sold.name, minor(sold.price))


def _home(world: World, book: Book, home: Home, rng: Random) -> None:
    world.add_home(book, rng.choice(("slow", "usual", "usual", "fast", "fastest")), home)
    if rng.random() < 0.4:
        tv = world.add_home(book, rng.choice(("basic", "plus")), home)
        if rng.random() < 0.3:
            tv.extras.append(_addon("sports"))


def _business(world: World, book: Book, rng: Random) -> None:
    book.account.kind = AccountKind.business
    book.account.business_name = f"{book.holder.family_name} {rng.choice(TRADES)}"
    world.add_mobile(book, "business", _phone(book.holder)).service.nickname = "Office"


def _prepaid(world: World, book: Book, rng: Random) -> Book:
    book.account.prepaid_balance_minor = rng.randint(0, 2500) * ground().money
    world.add_mobile(book, "prepaid", _phone(book.holder))
    ago = rng.randint(5, 40)
    while ago < 365 and world.days.ago(ago) > book.account.opened_on:
        book.payments.append(top_up(book, world.days.ago(ago), 100 * rng.choice((5, 10, 10, 20)) * ground().money))
        ago += rng.randint(20, 50)
    return book
