"""What makes one month's bill unlike another's: trips, fees, credits."""

from datetime import date, timedelta
from random import Random

from api.demo.book import Book, Charge, Line, Trip
from api.demo.catalogue import KILOBYTES_A_GIGABYTE
from api.demo.countries import said
from api.demo.days import DAYS_TO_PAY, Days, months_later, spoken
from api.demo.ground import ground
from api.demo.wares import minor, wares
from models import BillLineKind, BillLineReason, Service, ServiceKind

FAR_AWAY = ("CH", "US", "TR", "AE", "TH")


def gigabyte_in(country: str) -> int:
    """Where no plan covers it."""
    return next(minor(zone.gigabyte) for _, zone in wares().abroad if country in zone.countries)


def roam(book: Book, line: Line, country: str, first: date, last: date, kilobytes: int) -> None:
    """The usage and the charge that it leads to."""
    trip = Trip(country, said(country), first, last, kilobytes)
    line.trips.append(trip)
    gigabytes = kilobytes / KILOBYTES_A_GIGABYTE
    book.charges.append(
        Charge(
            BillLineKind.roaming,
            BillLineReason.not_in_plan,
            f"roaming-{country}",
            "Roaming data",
            round(gigabytes * gigabyte_in(country)),
            first,
            last,
            f"{gigabytes:.1f} GB in {trip.country_name}, {spoken(first, last)}",
            line.service,
        )
    )


def once(
    kind: BillLineKind,
    code: str,
    title: str,
    amount: int,
    day: date,
    *,
    reason: BillLineReason = BillLineReason.one_off,
    service: Service | None = None,
) -> Charge:
    return Charge(kind, reason, code, title, amount, day, day, spoken(day), service)


def late_fee(bill_issued_on: date) -> Charge:
    """On the day after a bill was due: it comes with the next one."""
    day = bill_issued_on + timedelta(days=DAYS_TO_PAY + 1)
    fee = minor(wares().charges.late_fee)
    return once(BillLineKind.late_fee, "late-fee", "Late payment fee", fee, day, reason=BillLineReason.late_fee)


def live_through_a_year(book: Book, days: Days, rng: Random) -> None:
    """Each month something out of the ordinary may happen, and mostly does not."""
    assert book.account.billing_day is not None
    issue_days = days.issue_days(book.account.billing_day, book.account.opened_on)
    for ago, issued_on in enumerate(reversed(issue_days)):
        chance = rng.random()
        started_on = max(months_later(issued_on, -1), book.account.opened_on)
        day = started_on + timedelta(days=rng.randrange(max((issued_on - started_on).days - 9, 1)))
        if chance < 0.03:
            _trip(book, day, min(day + timedelta(days=rng.randint(2, 8)), issued_on - timedelta(days=1)), rng)
        elif chance < 0.05:
            fee = minor(wares().charges.replacement_sim)
            book.charges.append(once(BillLineKind.one_off, "sim-swap", "Replacement SIM", fee, day))
        elif chance < 0.07:
            book.charges.append(_premium_calls(book, day, rng))
        elif chance < 0.09:
            book.charges.append(_credit(day, rng))
        elif chance < 0.11 and ago > 0 and not book.account.autopay:
            book.paid_after[ago] = DAYS_TO_PAY + rng.randint(2, 12)
            book.charges.append(late_fee(issued_on))


def _trip(book: Book, first: date, last: date, rng: Random) -> None:
    mobiles = [line for line in book.lines if line.service.kind is ServiceKind.mobile]
    if mobiles:
        line = rng.choice(mobiles)
        roam(book, line, rng.choice(_far_away()), first, last, rng.randint(1, 12) * KILOBYTES_A_GIGABYTE // 10)


def _far_away() -> list[str]:
    beyond = wares().abroad.beyond
    return [country for country in FAR_AWAY if country in beyond]


def _premium_calls(book: Book, day: date, rng: Random) -> Charge:
    title, amount = "Calls to premium numbers", rng.randint(60, 900) * ground().money
    service = book.lines[0].service
    return once(BillLineKind.usage, "premium-calls", title, amount, day, reason=BillLineReason.usage, service=service)


def _credit(day: date, rng: Random) -> Charge:
    amount = -100 * rng.randint(2, 10) * ground().money
    return once(BillLineKind.credit, "goodwill", "Goodwill credit", amount, day, reason=BillLineReason.credit)
