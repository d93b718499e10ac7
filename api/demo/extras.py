"""What the demo operator sells on top of plans, who has it, and what a phone costs abroad."""

from collections.abc import Iterator

from api.demo.abroad import EUROPE_PLUS, WORLD
from api.demo.book import Book, Extra, Line
from api.demo.catalogue import CURRENCY, EUROPE, KILOBYTES_A_GIGABYTE
from api.demo.ids import demo_id
from models import Addon, AddressSpeed, Base, BillLineKind, ServiceAddon, ServiceKind

# code, name, kind, price, what it is good for
MONTHLY: tuple[tuple[str, str, ServiceKind, int, str], ...] = (
    ("insurance", "Phone insurance", ServiceKind.mobile, 650, "Repairs or replaces a damaged or stolen phone."),
    ("intl-calls", "International calls", ServiceKind.mobile, 500, "300 minutes a month to numbers abroad."),
    ("sports", "Sports pack", ServiceKind.tv, 1000, "All sports channels, live and on demand."),
    ("films", "Film pack", ServiceKind.tv, 800, "Twelve film channels without a break."),
    ("wifi-plus", "Whole-home Wi-Fi", ServiceKind.broadband, 600, "A second Wi-Fi point for the far rooms."),
    ("evening-calls", "Evening calls", ServiceKind.landline, 300, "Evening and weekend calls in the country."),
)
# code, name, price, days, gigabytes, countries, what it is good for
PASSES: tuple[tuple[str, str, int, int, int, list[str], str], ...] = (
    ("data-5", "Extra data, 5 GB", 500, 30, 5, [], "5 GB more at home, for 30 days."),
    ("europe-day", "Europe day pass", 250, 1, 1, EUROPE, "1 GB and 60 minutes in Europe for a day."),
    ("europe-week", "Europe week pass", 1200, 7, 5, EUROPE, "5 GB and 300 minutes in Europe for a week."),
    ("world-day", "World day pass", 600, 1, 1, [*EUROPE_PLUS, *WORLD], "1 GB and 60 minutes for a day, far away."),
    ("world-week", "World week pass", 2500, 7, 3, [*EUROPE_PLUS, *WORLD], "3 GB and 300 minutes for a week, far away."),
)
MINUTES_A_DAY, MINUTES_A_WEEK = 60, 300
MINUTES_ABROAD = {"intl-calls": 300}
# The one persona who wants more speed can have some more, and not all of it.
ROOM_TO_GROW = {50: 150, 150: 500, 500: 500, 900: 900}


def make_addons() -> dict[str, Addon]:
    made = [*_monthly(), *_passes()]
    return {addon.code: addon for addon in made}


def _monthly() -> Iterator[Addon]:
    for code, name, kind, price, told in MONTHLY:
        yield Addon(
            id=demo_id("addon", code),
            code=code,
            name=name,
            kind=kind,
            text=told,
            price_minor=price,
            currency=CURRENCY,
            voice_minutes=MINUTES_ABROAD.get(code, 0),
        )


def _passes() -> Iterator[Addon]:
    for code, name, price, days, gigabytes, countries, told in PASSES:
        minutes = MINUTES_A_WEEK if days > 1 else MINUTES_A_DAY
        yield Addon(
            id=demo_id("addon", code),
            code=code,
            name=name,
            kind=ServiceKind.mobile,
            text=told,
            price_minor=price,
            currency=CURRENCY,
            days=days,
            data_kilobytes=gigabytes * KILOBYTES_A_GIGABYTE,
            voice_minutes=minutes if countries else 0,
            countries=list(countries),
        )


def extras_of(book: Book, addons: dict[str, Addon]) -> Iterator[Base]:
    """What the bills say month after month, as the catalogue knows it."""
    for line in book.lines:
        for extra in line.extras:
            if extra.kind is BillLineKind.addon:
                yield _service_addon(line, extra, addons[extra.code])
        if line.plan.speed_mbps is not None:
            assert line.service.address is not None
            yield AddressSpeed(
                id=demo_id("address_speed", line.service.postcode, line.service.address),
                postcode=line.service.postcode,
                address=line.service.address,
                most_mbps=ROOM_TO_GROW[line.plan.speed_mbps],
            )


def _service_addon(line: Line, extra: Extra, addon: Addon) -> ServiceAddon:
    key = demo_id("service_addon", line.service.id, extra.code)
    return ServiceAddon(
        id=key,
        number=f"A{key.int % 10**8:08d}",
        service_id=line.service.id,
        addon_id=addon.id,
        price_minor=extra.amount,
        currency=CURRENCY,
        starts_on=max(extra.starts_on, line.service.contract_starts_on),
        ends_on=None if extra.ends_on.year == extra.ends_on.max.year else extra.ends_on,
    )
