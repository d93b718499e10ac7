"""Stories about contracts, companies and families."""

from datetime import timedelta

from api.demo.book import Book
from api.demo.care import order
from api.demo.days import moment
from api.demo.ground import ground
from api.demo.personas.persona import Chapter, Persona, customer_of, home_of, open_book
from api.demo.wares import wares
from api.demo.world import World
from models import AccountKind, OrderKind, OrderState, PaymentMethodKind, ServiceState

DAYS_OF_CONTRACT_LEFT = 12
NICKNAMES = ("Kirsty", "Workshop", "Van 1", "Van 2", "Front desk")


def _grace(persona: Persona, world: World) -> Book:
    book = open_book(persona, world)
    service = world.add_home(book, "usual", home_of(persona, world)).service
    service.contract_ends_on = world.days.ahead(DAYS_OF_CONTRACT_LEFT)
    service.contract_starts_on = service.contract_ends_on - timedelta(days=730)
    return book


GRACE = Persona(
    "Grace",
    "Kim",
    "107",
    "Contract about to end",
    "{plan} at {price} a month, two years' contract, which ends in 12 days.",
    ("When does my contract end?", "Upgrade me to {faster} Mb"),
    ("33 Orchard Mews", "quiet"),
)


def _kirsty(persona: Persona, world: World) -> Book:
    book = open_book(persona, world)
    book.account.kind, book.account.business_name = AccountKind.business, "Campbell Joinery"
    numbers = [persona.phone, *(ground().number(number) for number in range(151, 155))]
    for number, nickname in zip(numbers, NICKNAMES, strict=True):
        world.add_mobile(book, "business", number).service.nickname = nickname
    return book


KIRSTY = Persona(
    "Kirsty",
    "Campbell",
    "111",
    "Business with five lines",
    "Campbell Joinery has five mobile lines at {price} each: Kirsty, Workshop, Van 1, Van 2 and Front desk.",
    ("How much is our bill?", "Which line is Van 2?"),
    ("Unit 4, Tanner's Walk", "quiet"),
)


def _one(name: str) -> str:
    return f"an {name}" if name[0] in "AEIOU" else f"a {name}"


def _liam(persona: Persona, world: World) -> Book:
    days = world.days
    joined_on = days.ago(3)
    book = world.book(customer_of(persona, world), f"10000{persona.digits}", joined_on, days.story_issue_day().day)
    world.add_method(book, PaymentMethodKind.direct_debit, "Harbour Bank", "0112", autopay=True)
    world.add_mobile(book, "middle", persona.phone)
    home = world.add_home(book, "fast", home_of(persona, world), state=ServiceState.pending)
    order(
        book,
        "O61812",
        OrderKind.new_service,
        OrderState.dispatched,
        f"{home.plan.name} with {_one(wares().equipment.router.name)}",
        moment(joined_on, 10, 20),
        service_id=home.service.id,
        plan_id=home.plan.id,
        address=home.service.address,
        carrier="Fleet Post",
        tracking_reference="FP-0061812",
        expected_on=days.ahead(1),
    )
    return book


LIAM = Persona(
    "Liam",
    "Murphy",
    "112",
    "New customer, no bill yet",
    "Joined three days ago. The SIM works; the router for {second_plan} is on its way and comes tomorrow. No bill yet.",
    ("How much is my bill?", "Where is my router?"),
    ("2 Ferryman's Row", "calm"),
)

MAYA = Persona(
    "Maya",
    "Ahmed",
    "113",
    "Uses a line of somebody else's account",
    "Her line is on Noor Ahmed's account: she may ask about the line, and sees no bill.",
    ("How much is my bill?", "How much data have I got left?"),
    ("14 Larkfield Rise", "calm"),
)


def _noor(persona: Persona, world: World) -> Book:
    book = open_book(persona, world)
    world.add_mobile(book, "large", persona.phone)
    maya = world.add_mobile(book, "small", MAYA.phone, customer_of(MAYA, world))
    maya.service.nickname = "Maya's phone"
    return book


NOOR = Persona(
    "Noor",
    "Ahmed",
    "114",
    "Account with a line for the daughter",
    "Two lines, {newest} a month together: one is used by Maya.",
    ("How much is my bill?",),
    ("14 Larkfield Rise", "calm"),
)

CHAPTERS = (
    Chapter(GRACE, _grace),
    Chapter(KIRSTY, _kirsty),
    Chapter(LIAM, _liam),
    Chapter(NOOR, _noor),
)
