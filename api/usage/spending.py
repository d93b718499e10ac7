"""What data abroad has cost, country by country."""

from collections.abc import Iterable
from dataclasses import dataclass

from babel import Locale

from api.formats import Formats, Money
from api.systems.ports.usage import Meter
from api.usage.quantities import cost_of


@dataclass(frozen=True, slots=True)
class Spent:
    """None where nothing of it has a price. What was used in the countries without one is not in the sum."""

    total: Money | None
    unpriced: tuple[str, ...] = ()


def spent_roaming(meter: Meter) -> Spent:
    """Rounded for each country, as its price is."""
    return summed(
        [(one.country, cost_of(one.kilobytes, one.price) if one.price is not None else None) for one in meter.roamed],
        meter.currency,
    )


def charged(meter: Meter) -> Money:
    """Beyond the plan so far, as far as it has a price."""
    return Money(meter.bought_minor, meter.currency) + (spent_roaming(meter).total or Money(0, meter.currency))


def summed(costs: Iterable[tuple[str, Money | None]], currency: str) -> Spent:
    costs = list(costs)
    known = [cost for _, cost in costs if cost is not None]
    unpriced = tuple(sorted({country for country, cost in costs if cost is None}))
    return Spent(sum(known, Money(0, currency)) if known or not unpriced else None, unpriced)


def country_name(formats: Formats, code: str) -> str:
    return str(Locale.parse(formats.locale).territories.get(code, code))
