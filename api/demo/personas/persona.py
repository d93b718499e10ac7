"""Somebody with a story, and how the story is told."""

from collections.abc import Callable
from dataclasses import dataclass

from api.demo.book import Book
from api.demo.days import Days
from api.demo.ground import ground, written
from api.demo.names import email_of
from api.demo.world import Home, World
from models import Customer, PaymentMethodKind


@dataclass(frozen=True, slots=True)
class Persona:
    """`digits` end the phone number, and the account's where the persona holds one. In `facts` and `ask` there are
    {names} of what api/demo/facts.py counts; the second part of `home` is a spot of the brand's places."""

    given_name: str
    family_name: str
    digits: str
    story: str
    facts: str
    ask: tuple[str, ...]
    home: tuple[str, str]

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def phone(self) -> str:
        return ground().number(int(self.digits))

    @property
    def written_phone(self) -> str:
        return written(self.phone)

    @property
    def email(self) -> str:
        return email_of(self.given_name, self.family_name)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A persona and the two steps of the telling: what there is, and then what happened to the bills."""

    persona: Persona
    begin: Callable[[Persona, World], Book]
    after_bills: Callable[[Book, Days], None] | None = None


def customer_of(persona: Persona, world: World) -> Customer:
    return world.customer(
        persona.given_name, persona.family_name, persona.email, persona.phone, home_of(persona, world)
    )


def home_of(persona: Persona, world: World) -> Home:
    address, spot = persona.home
    return Home(address, world.area(spot))


def open_book(persona: Persona, world: World, *, years: int = 3, autopay: bool = True) -> Book:
    """A customer of long standing, with a card, whose bill came some ten days ago."""
    issued_on = world.days.story_issue_day()
    opened_on = issued_on.replace(year=issued_on.year - years)
    book = world.book(customer_of(persona, world), f"10000{persona.digits}", opened_on, issued_on.day)
    last4 = "4242" if autopay else f"4{persona.digits}"
    world.add_method(book, PaymentMethodKind.card, "Visa", last4, autopay=autopay)
    return book
