"""What a phone of the demo operator's costs abroad, country by country."""

from collections.abc import Iterator

from api.demo.countries import COUNTRIES
from api.demo.ids import demo_id
from api.demo.wares import currency, minor, wares
from models import RoamingPrice


def make_roaming_prices() -> Iterator[RoamingPrice]:
    for _, zone in wares().abroad:
        for country in zone.countries:
            yield RoamingPrice(
                id=demo_id("roaming_price", country),
                country=country,
                name=COUNTRIES[country],
                zone=zone.name,
                gigabyte_minor=minor(zone.gigabyte),
                minute_minor=minor(zone.minute),
                text_minor=minor(zone.text),
                currency=currency(),
            )
