"""What the demo operator sells on top of plans, who has it, and what a phone costs abroad."""

from collections.abc import Iterator

from api.demo.book import Book, Extra, Line
from api.demo.catalogue import KILOBYTES_A_GIGABYTE
from api.demo.ids import demo_id
from api.demo.wares import Broadband, Pass, currency, minor, wares
from models import Addon, AddressSpeed, Base, BillLineKind, ServiceAddon, ServiceKind

MINUTES_A_DAY, MINUTES_A_WEEK = 60, 300
# The one persona who wants more speed can have some more, and not all of it.
ROOM_TO_GROW: dict[Broadband, Broadband] = {"slow": "usual", "usual": "fast", "fast": "fast", "fastest": "fastest"}


def make_addons() -> dict[str, Addon]:
    made = [*_monthly(), *_passes()]
    return {addon.code: addon for addon in made}


def _monthly() -> Iterator[Addon]:
    for code, sold in wares().addons.items():
        yield Addon(
            id=demo_id("addon", code),
            code=code,
            name=sold.name,
            kind=sold.kind,
            text=sold.text,
            price_minor=minor(sold.price),
            currency=currency(),
            voice_minutes=sold.minutes,
        )


def _passes() -> Iterator[Addon]:
    for code, sold in wares().passes.items():
        countries = _countries(sold)
        minutes = MINUTES_A_WEEK if sold.days > 1 else MINUTES_A_DAY
        yield Addon(
            id=demo_id("addon", code),
            code=code,
            name=sold.name,
            kind=ServiceKind.mobile,
            text=sold.text,
            price_minor=minor(sold.price),
            currency=currency(),
            days=sold.days,
            data_kilobytes=sold.gigabytes * KILOBYTES_A_GIGABYTE,
            voice_minutes=minutes if countries else 0,
            countries=countries,
        )


def _countries(sold: Pass) -> list[str]:
    abroad = wares().abroad
    return {"home": [], "near": list(abroad.near.countries), "far": abroad.beyond}[sold.where]


def _most_mbps(speed: int) -> int:
    sold = wares().broadband
    role = next(role for role, plan in sold.items() if plan.mbps == speed)
    return sold[ROOM_TO_GROW[role]].mbps or speed


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
                most_mbps=_most_mbps(line.plan.speed_mbps),
            )


def _service_addon(line: Line, extra: Extra, addon: Addon) -> ServiceAddon:
    key = demo_id("service_addon", line.service.id, extra.code)
    return ServiceAddon(
        id=key,
        number=f"A{key.int % 10**8:08d}",
        service_id=line.service.id,
        addon_id=addon.id,
        price_minor=extra.amount,
        currency=currency(),
        starts_on=max(extra.starts_on, line.service.contract_starts_on),
        ends_on=None if extra.ends_on.year == extra.ends_on.max.year else extra.ends_on,
    )
