"""Use in other countries, put together to trips."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from babel import Locale

from api.formats import Formats, Money
from api.systems.ports.account import Service
from api.systems.ports.usage import Abroad, DayAbroad
from api.usage.quantities import cost_of, data, quantity
from api.usage.rendering import service_out
from api.usage.schemas import AbroadOut, CountryOut, TripOut
from models import UsageKind

# Who does not touch the phone for so long has not gone home in between.
QUIET = timedelta(days=3)


@dataclass(slots=True)
class Trip:
    country: str
    starts_on: date
    ends_on: date
    used: Counter[UsageKind] = field(default_factory=Counter)


def trips_of(days: Iterable[DayAbroad]) -> list[Trip]:
    """Newest first."""
    trips: list[Trip] = []
    open_trips: dict[str, Trip] = {}
    for row in sorted(days, key=lambda row: (row.day, row.country)):
        trip = open_trips.get(row.country)
        if trip is None or row.day - trip.ends_on > QUIET:
            trip = open_trips[row.country] = Trip(row.country, row.day, row.day)
            trips.append(trip)
        trip.ends_on = row.day
        trip.used[row.kind] += row.quantity
    return sorted(trips, key=lambda trip: (trip.starts_on, trip.country), reverse=True)


def country_name(formats: Formats, code: str) -> str:
    return str(Locale.parse(formats.locale).territories.get(code, code))


def abroad_out(
    formats: Formats, service: Service, abroad: Abroad, *, since: date, sees_money: bool, as_of: str
) -> AbroadOut:
    price = abroad.price if sees_money else None
    trips = trips_of(abroad.days)
    told = [_trip(formats, trip, price) for trip in trips]
    return AbroadOut(
        service=service_out(service),
        since=formats.day(since),
        trips=told,
        countries=_countries(formats, trips, price),
        fact=_fact(formats, told),
        as_of=as_of,
    )


def _cost(trip: Trip, price: Money) -> Money:
    return cost_of(trip.used[UsageKind.roaming_data], price)


def _trip(formats: Formats, trip: Trip, price: Money | None) -> TripOut:
    return TripOut(
        country=trip.country,
        name=country_name(formats, trip.country),
        starts=formats.day(trip.starts_on),
        ends=formats.day(trip.ends_on),
        data=quantity(formats, trip.used[UsageKind.roaming_data], "kilobytes"),
        data_included=quantity(formats, trip.used[UsageKind.data], "kilobytes"),
        minutes=quantity(formats, trip.used[UsageKind.voice], "seconds"),
        texts=quantity(formats, trip.used[UsageKind.sms], "texts"),
        cost=formats.money(_cost(trip, price)) if price else None,
    )


def _countries(formats: Formats, trips: list[Trip], price: Money | None) -> list[CountryOut]:
    """The cost is the sum of the trips' as they are shown, not of their data."""
    used: Counter[str] = Counter()
    for trip in trips:
        used[trip.country] += trip.used[UsageKind.roaming_data]
    return [
        CountryOut(
            country=country,
            name=country_name(formats, country),
            trips=sum(trip.country == country for trip in trips),
            data=quantity(formats, kilobytes, "kilobytes"),
            cost=formats.money(_summed([_cost(trip, price) for trip in trips if trip.country == country], price))
            if price
            else None,
        )
        for country, kilobytes in used.most_common()
    ]


def _summed(costs: list[Money], price: Money) -> Money:
    return sum(costs, Money(0, price.currency))


def _fact(formats: Formats, trips: list[TripOut]) -> str:
    if not trips:
        return "Nothing used abroad in the last 12 months."
    last = trips[0]
    when = f"on {last.starts.display}"
    if last.ends.iso != last.starts.iso:
        when = f"from {last.starts.display} to {last.ends.display}"
    cost = f": {last.cost.display}" if last.cost is not None else ""
    used = last.data.amount + last.data_included.amount
    return f"Last trip: {data(formats, used)} in {last.name}, {when}{cost}."
