"""Makes the whole demo operator up, for one day and one seed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from api.demo.abroad import make_roaming_prices
from api.demo.bills import make_bills
from api.demo.book import Book
from api.demo.canned import make_canned_texts
from api.demo.care import past_dealings
from api.demo.catalogue import Catalogue
from api.demo.crowd import make_crowd
from api.demo.days import Days
from api.demo.extras import extras_of, make_addons
from api.demo.network import make_areas, make_outages, make_updates
from api.demo.notices import make_notices
from api.demo.orders import make_orders
from api.demo.payments import pay_bills, settle
from api.demo.personas import CHAPTERS, Chapter
from api.demo.staff import make_agents, make_teams
from api.demo.top_ups import make_top_ups
from api.demo.usage import UsageRow, make_usage
from api.demo.world import World
from models import AccountState, Base, BillState, Device

SEED = 20_260


@dataclass(frozen=True, slots=True)
class Operator:
    world: World
    books: list[Book]

    def rows(self) -> Iterator[Base]:
        yield from self.world.catalogue.plans.values()
        yield from (addons := make_addons()).values()
        yield from make_roaming_prices()
        yield from self.world.areas.values()
        yield from make_outages(self.world.areas, self.world.days)
        yield from make_updates(self.world.areas, self.world.days)
        yield from make_agents()
        yield from make_teams()
        yield from make_canned_texts()
        yield from make_orders(self.world)
        yield from make_top_ups()
        for book in self.books:
            yield from book.people()
            yield from book.rows()
            yield from extras_of(book, addons)
        yield from make_notices(self.world.days, self.books[: len(CHAPTERS)])

    def usage(self) -> Iterator[UsageRow]:
        for book in self.books:
            yield from make_usage(book, self.world.days, self.world.seed)


def make_operator(today: date, seed: int = SEED) -> Operator:
    world = make_world(today, seed)
    return Operator(world, [*(tell(chapter, world) for chapter in CHAPTERS), *_fill_crowd(world)])


def make_world(today: date, seed: int = SEED) -> World:
    days = Days(today)
    return World(days, Catalogue(days), make_areas(), seed)


def tell(chapter: Chapter, world: World) -> Book:
    book = chapter.begin(chapter.persona, world)
    make_bills(book, world.days, world.catalogue)
    pay_bills(book, world.days, Random(f"{world.seed}:{chapter.persona.digits}"))
    if chapter.after_bills is not None:
        chapter.after_bills(book, world.days)
    settle(book, world.days)
    if not any(isinstance(other, Device) for other in book.others):
        world.add_devices(book)
    return book


def _fill_crowd(world: World) -> Iterator[Book]:
    for book in make_crowd(world):
        rng = Random(f"{world.seed}:{book.account.number}")
        make_bills(book, world.days, world.catalogue)
        pay_bills(book, world.days, rng)
        settle(book, world.days)
        past_dealings(book, world.days, rng)
        if any(bill.state is BillState.overdue for bill in book.bills):
            book.account.state = AccountState.overdue
        world.add_devices(book)
        yield book
