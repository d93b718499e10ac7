"""Use in other countries, put together to trips."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from api.formats import DayOut, Formats, Money
from api.systems.ports.account import Service
from api.systems.ports.usage import Abroad, DayAbroad
from api.usage.quantities import cost_of, data, quantity
from api.usage.rendering import service_out
from api.usage.schemas import AbroadOut, CountryOut, TripOut
from api.usage.spending import country_name, summed
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


def abroad_out(
    formats: Formats, service: Service, abroad: Abroad, *, since: date, sees_money: bool, as_of: str
) -> AbroadOut:
    trips = trips_of(abroad.days)
    first = DayOut(iso=since, display=formats.full_day(since))
    costs = [(trip.country, _cost(trip, abroad) if sees_money else None) for trip in trips]
    told = [_trip(formats, trip, cost) for trip, (_, cost) in zip(trips, costs, strict=True)]
    unknown = summed(costs, abroad.currency).unpriced if sees_money else ()
    unpriced = [country_name(formats, country) for country in unknown]
    return AbroadOut(
        service=service_out(service),
        since=first,
        trips=told,
        countries=_countries(formats, trips, costs, abroad.currency),
        unpriced=unpriced,
        fact=_fact(formats, told, unpriced, first),
        as_of=as_of,
    )


def _cost(trip: Trip, abroad: Abroad) -> Money | None:
    """What was used within the plan costs nothing, whatever the country."""
    kilobytes, price = trip.used[UsageKind.roaming_data], abroad.prices.get(trip.country)
    if not kilobytes:
        return Money(0, abroad.currency)
    return cost_of(kilobytes, price) if price is not None else None


def _trip(formats: Formats, trip: Trip, cost: Money | None) -> TripOut:
    return TripOut(
        country=trip.country,
        name=country_name(formats, trip.country),
        starts=formats.day(trip.starts_on),
        ends=formats.day(trip.ends_on),
        data=quantity(formats, trip.used[UsageKind.roaming_data], "kilobytes"),
        data_included=quantity(formats, trip.used[UsageKind.data], "kilobytes"),
        minutes=quantity(formats, trip.used[UsageKind.voice], "seconds"),
        texts=quantity(formats, trip.used[UsageKind.sms], "texts"),
        cost=formats.money(cost) if cost is not None else None,
    )


def _countries(
    formats: Formats, trips: list[Trip], costs: list[tuple[str, Money | None]], currency: str
) -> list[CountryOut]:
    """The cost is the sum of the trips' as they are shown, not of their data; none where one of them has none."""
    used: Counter[str] = Counter()
    for trip in trips:
        used[trip.country] += trip.used[UsageKind.roaming_data]
    told = []
    for country, kilobytes in used.most_common():
        spent = summed([one for one in costs if one[0] == country], currency)
        told.append(
            CountryOut(
                country=country,
                name=country_name(formats, country),
                trips=sum(trip.country == country for trip in trips),
                data=quantity(formats, kilobytes, "kilobytes"),
                cost=formats.money(spent.total) if spent.total is not None and not spent.unpriced else None,
            )
        )
    return told


def _fact(formats: Formats, trips: list[TripOut], unpriced: list[str], since: DayOut) -> str:
    if not trips:
        return f"Nothing used abroad since {since.display}."
    last = trips[0]
    when = f"on {last.starts.display}"
    if last.ends.iso != last.starts.iso:
        when = f"from {last.starts.display} to {last.ends.display}"
    cost = f": {last.cost.display}" if last.cost is not None else ""
    used = last.data.amount + last.data_included.amount
    told = f"Last trip: {data(formats, used)} in {last.name}, {when}{cost}."
    if last.cost is None and last.name in unpriced:
        return f"{told} We have no price for {last.name} here; what it costs will be on your bill."
    return told
