"""The amounts and names in a persona's story, counted from what was made for them."""

from collections.abc import Iterator

from api.brand import chosen_brand
from api.demo.book import Book
from api.demo.catalogue import KILOBYTES_A_GIGABYTE
from api.demo.countries import COUNTRIES
from api.demo.ground import ground
from api.demo.happenings import late_fee
from api.demo.personas import Persona
from api.demo.wares import currency, minor, wares
from api.demo.world import World
from api.formats import Formats, Money
from models import BillLineKind


def told(persona: Persona, book: Book, world: World) -> tuple[str, list[str]]:
    """The facts of the story, and what to ask."""
    names = dict(_names(book, world))
    return persona.facts.format_map(names), [question.format_map(names) for question in persona.ask]


def _names(book: Book, world: World) -> Iterator[tuple[str, str]]:
    yield from _plans(book)
    yield from _bills(book)
    middle = world.catalogue["middle"]
    rise = middle.price_minor - world.catalogue.price_on(middle, world.days.ago(365))
    yield "rise", _money(rise)
    yield "late_fee", _money(late_fee(world.days.today).amount)
    yield "nothing", _money(0)
    yield "area", ground().places.cut
    yield "near", COUNTRIES[ground().holiday]


def _plans(book: Book) -> Iterator[tuple[str, str]]:
    plans = [line.plan for line in book.lines]
    yield "plan", plans[0].name
    yield "second_plan", plans[-1].name
    yield "price", _money(plans[0].price_minor)
    if plans[0].data_kilobytes:
        yield "gigabytes", str(plans[0].data_kilobytes // KILOBYTES_A_GIGABYTE)
    if plans[0].speed_mbps:
        yield from _speeds(plans[0].speed_mbps)


def _speeds(mbps: int) -> Iterator[tuple[str, str]]:
    yield "mbps", str(mbps)
    yield "reached", str(mbps - 2)
    yield "faster", str(wares().broadband["fast"].mbps)


def _bills(book: Book) -> Iterator[tuple[str, str]]:
    for name, bill in zip(("newest", "before"), reversed(book.bills), strict=False):
        yield name, _money(bill.total_minor)
    for line in book.bill_lines:
        if line.kind is BillLineKind.roaming:
            yield "roaming", _money(line.amount_minor)
        if line.kind is BillLineKind.discount:
            yield "discount", _money(-line.amount_minor)
    if book.account.billing_day is None and book.payments:
        amount = book.payments[0].amount_minor
        yield "top_up", _money(amount)
        yield "credit", Formats(chosen_brand()).round_money(amount // minor(1))


def _money(amount: int) -> str:
    return Formats(chosen_brand()).money(Money(amount, currency())).display
