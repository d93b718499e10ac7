"""What every line used on every day of the last twelve months."""

import uuid
from collections.abc import Iterator
from datetime import date
from random import Random

from api.brand import chosen_brand
from api.demo.book import Book, Line, Trip
from api.demo.days import Days, months_later, span
from models import ServiceKind, ServiceState, UsageKind

# Kilobytes a day of a line without limit, and of a home.
MOBILE_KILOBYTES = 900_000
HOME_KILOBYTES = 9_000_000

UsageRow = tuple[uuid.UUID, date, str, str, int]


def make_usage(book: Book, days: Days, seed: int) -> Iterator[UsageRow]:
    for line in book.lines:
        rng = Random(f"{seed}:{line.service.id}")
        first = max(line.service.contract_starts_on, months_later(days.today, -12))
        if line.service.kind is ServiceKind.mobile and line.service.state is not ServiceState.pending:
            yield from _mobile(line, span(first, days.ago(1)), rng, _last_bill_day(book))
        elif line.service.kind is ServiceKind.broadband and line.service.state is not ServiceState.pending:
            for day in span(first, days.ago(1)):
                yield _row(line, day, UsageKind.data, int(HOME_KILOBYTES * rng.uniform(0.2, 2)))


def _last_bill_day(book: Book) -> date | None:
    return book.bills[-1].issued_on if book.bills else None


def _mobile(line: Line, all_days: list[date], rng: Random, last_bill_on: date | None) -> Iterator[UsageRow]:
    away = {day for trip in line.trips for day in span(trip.starts_on, trip.ends_on)}
    daily = _daily_kilobytes(line, rng)
    for day in all_days:
        if day in away:
            continue
        if not (line.used_up and last_bill_on is not None and day >= last_bill_on):
            yield _row(line, day, UsageKind.data, 1 + int(daily * rng.uniform(0.1, 1.6)))
        if rng.random() < 0.5:
            yield _row(line, day, UsageKind.voice, rng.randint(20, 1800))
        if rng.random() < 0.25:
            yield _row(line, day, UsageKind.sms, rng.randint(1, 9))
    for trip in line.trips:
        yield from _trip(line, trip)
    if line.used_up and last_bill_on is not None and line.plan.data_kilobytes:
        since = [day for day in all_days if day >= last_bill_on]
        yield from _shared_out(line, since, line.plan.data_kilobytes, UsageKind.data, chosen_brand().region)


def _daily_kilobytes(line: Line, rng: Random) -> int:
    """Most people stay well within what they pay for."""
    if line.plan.prepaid:
        return 8_000
    if line.plan.data_kilobytes is None:
        return MOBILE_KILOBYTES
    return int(line.plan.data_kilobytes / 31 * rng.uniform(0.2, 0.8))


def _trip(line: Line, trip: Trip) -> Iterator[UsageRow]:
    away = span(trip.starts_on, trip.ends_on)
    yield from _shared_out(line, away, trip.kilobytes, UsageKind.roaming_data, trip.country)


def _shared_out(line: Line, days: list[date], total: int, kind: UsageKind, country: str) -> Iterator[UsageRow]:
    """The same on every day, and the rest on the last, so that the sum is exact."""
    each = total // len(days)
    for day in days[:-1]:
        yield _row(line, day, kind, each, country)
    yield _row(line, days[-1], kind, total - each * (len(days) - 1), country)


def _row(line: Line, day: date, kind: UsageKind, quantity: int, country: str | None = None) -> UsageRow:
    """At home, where no country is named."""
    return (line.service.id, day, kind.value, country or chosen_brand().region, quantity)
