"""Stories about bills and payments."""

from datetime import timedelta

from api.brand import chosen_brand
from api.demo.book import Book, Extra
from api.demo.catalogue import KILOBYTES_A_GIGABYTE
from api.demo.days import Days, moment, spoken
from api.demo.ground import ground
from api.demo.happenings import late_fee, roam
from api.demo.payments import payment_of, top_up
from api.demo.personas.persona import Chapter, Persona, customer_of, home_of, open_book
from api.demo.wares import currency, wares
from api.demo.world import World
from api.formats import Formats, Money
from models import AccountState, BillLineKind, PaymentState, ServiceState


def _in_parts(code: str, phone: str, monthly: int) -> Extra:
    return Extra(BillLineKind.device, code, f"{phone}, paid in parts", monthly * ground().money)


def _ana(persona: Persona, world: World) -> Book:
    book = open_book(persona, world)
    line = world.add_mobile(book, "middle", persona.phone)
    insurance = Extra(BillLineKind.addon, "insurance", wares().addons["insurance"].name, 400 * ground().money)
    line.extras += [_in_parts("phone-nova", "Nova 12", 2610), insurance]
    last = world.days.story_issue_day() - timedelta(days=1)
    roam(book, line, "CH", last - timedelta(days=6), last, 12 * KILOBYTES_A_GIGABYTE // 10)
    return book


ANA = Persona(
    "Ana",
    "Brown",
    "101",
    "Bill doubled by roaming",
    "The last bill is {newest}, the one before {before}: {roaming} is 1.2 GB of roaming in Switzerland, which the plan "
    "does not cover, and {rise} is a price change. Not paid yet; autopay takes it on the day it is due.",
    ("How much is my bill?", "Why is it higher than last month?"),
    ("12 Elm Road", "quiet"),
)


def _ben(persona: Persona, world: World) -> Book:
    book = open_book(persona, world, autopay=False)
    line = world.add_mobile(book, "large", persona.phone)
    line.extras.append(_in_parts("phone-lumo", "Lumo S", 2210))
    book.paid_after[0] = None
    return book


def _ben_pays_twice(book: Book, days: Days) -> None:
    bill = book.bills[-1]
    book.payments.append(payment_of(book, bill, days.ago(3), hour=18))
    book.payments.append(payment_of(book, bill, days.ago(3), state=PaymentState.authorised, hour=18, second=40))


BEN = Persona(
    "Ben",
    "Okafor",
    "102",
    "Charged twice",
    "Two payments of {newest} three days ago, 40 seconds apart: one has been taken, the other is a hold at the bank.",
    ("I was charged twice", "Where is my second payment?"),
    ("3 Saddler Street", "calm"),
)


def _chloe(persona: Persona, world: World) -> Book:
    book = open_book(persona, world, autopay=False)
    world.add_mobile(book, "unlimited", persona.phone).service.state = ServiceState.suspended
    book.account.state = AccountState.suspended
    book.paid_after |= {0: None, 1: None}
    issue_days = world.days.issue_days(world.days.story_issue_day().day, book.account.opened_on)
    book.charges.append(late_fee(issue_days[-2]))
    return book


CHLOE = Persona(
    "Chloe",
    "Martin",
    "103",
    "Overdue and suspended",
    "Two bills are unpaid: {before}, overdue, and {newest} with a late fee of {late_fee}, due in a few days. "
    "The line is suspended.",
    ("Why can't I make calls?", "Can I pay in parts?"),
    ("41 Foundry Hill", "calm"),
)


def _jamal(persona: Persona, world: World) -> Book:
    holder = customer_of(persona, world)
    book = world.book(holder, f"10000{persona.digits}", world.days.ago(500), None)
    world.add_mobile(book, "prepaid", persona.phone)
    book.payments += [top_up(book, world.days.ago(ago), 1000 * ground().money) for ago in (31, 64, 92)]
    return book


JAMAL = Persona(
    "Jamal",
    "Carter",
    "110",
    "Prepaid, no credit left",
    "Pays as he goes, and the balance is {nothing}. The last top-up was {top_up}, a month ago.",
    ("How much credit do I have?", "Top up {credit}"),
    ("7 Lantern Court", "quiet"),
)


def _oscar(persona: Persona, world: World) -> Book:
    book = open_book(persona, world, autopay=False)
    line = world.add_mobile(book, "large", persona.phone)
    line.extras.append(_in_parts("phone-lumo", "Lumo S", 2210))
    book.paid_after[0] = None
    return book


def _oscar_is_declined(book: Book, days: Days) -> None:
    declined = payment_of(book, book.bills[-1], days.ago(1), state=PaymentState.declined, hour=19)
    declined.decline_reason = "Not given by the bank"
    declined.settled_at = moment(days.ago(1), 19, 8)
    book.payments.append(declined)


OSCAR = Persona(
    "Oscar",
    "Nilsson",
    "115",
    "Payment declined",
    "The bank turned down {newest} yesterday evening and gave no reason. The bill is due in a few days.",
    ("My payment did not go through", "Can I have until Friday?"),
    ("88 Heron Way", "quiet"),
)


def _petra(persona: Persona, world: World) -> Book:
    book = open_book(persona, world)
    line = world.add_home(book, "usual", home_of(persona, world))
    ended_on = world.days.story_issue_day() - timedelta(days=1)
    off = Money(1000 * ground().money, currency())
    told = f"{Formats(chosen_brand()).money(off).display} off a month until {spoken(ended_on)}"
    line.extras.append(
        Extra(BillLineKind.discount, "welcome", "Welcome discount", -off.minor, ends_on=ended_on, detail=told)
    )
    return book


PETRA = Persona(
    "Petra",
    "Vogel",
    "116",
    "Discount ended",
    "The last bill is {newest}, the one before {before}: the welcome discount of {discount} a month has run out.",
    ("Why did my bill go up?",),
    ("5 Kestrel Grove", "calm"),
)


CHAPTERS = (
    Chapter(ANA, _ana),
    Chapter(BEN, _ben, _ben_pays_twice),
    Chapter(CHLOE, _chloe),
    Chapter(JAMAL, _jamal),
    Chapter(OSCAR, _oscar, _oscar_is_declined),
    Chapter(PETRA, _petra),
)
