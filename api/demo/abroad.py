"""What a phone of the demo operator's costs abroad, country by country."""

from collections.abc import Iterator

from api.demo.catalogue import CURRENCY
from api.demo.happenings import ROAMING_MINOR_A_GIGABYTE
from api.demo.ids import demo_id
from models import RoamingPrice

EUROPE_NAMES = {
    "AT": "Austria",
    "BE": "Belgium",
    "DE": "Germany",
    "DK": "Denmark",
    "ES": "Spain",
    "FI": "Finland",
    "FR": "France",
    "GR": "Greece",
    "IE": "Ireland",
    "IT": "Italy",
    "NL": "Netherlands",
    "NO": "Norway",
    "PL": "Poland",
    "PT": "Portugal",
    "SE": "Sweden",
}
EUROPE_PLUS = {
    "AL": "Albania",
    "BA": "Bosnia and Herzegovina",
    "CH": "Switzerland",
    "GE": "Georgia",
    "ME": "Montenegro",
    "RS": "Serbia",
    "TR": "Turkey",
    "UA": "Ukraine",
}
WORLD = {
    "AE": "United Arab Emirates",
    "AR": "Argentina",
    "AU": "Australia",
    "BR": "Brazil",
    "CA": "Canada",
    "CL": "Chile",
    "CN": "China",
    "EG": "Egypt",
    "HK": "Hong Kong",
    "ID": "Indonesia",
    "IL": "Israel",
    "IN": "India",
    "JP": "Japan",
    "KE": "Kenya",
    "KR": "South Korea",
    "MA": "Morocco",
    "MX": "Mexico",
    "MY": "Malaysia",
    "NG": "Nigeria",
    "NZ": "New Zealand",
    "PH": "Philippines",
    "PK": "Pakistan",
    "SG": "Singapore",
    "TH": "Thailand",
    "TN": "Tunisia",
    "TW": "Taiwan",
    "US": "United States",
    "VN": "Vietnam",
    "ZA": "South Africa",
}
# Zone, its countries, and the prices of a gigabyte, a minute and a text.
ZONES: tuple[tuple[str, dict[str, str], int, int, int], ...] = (
    ("Europe", EUROPE_NAMES, 600, 12, 6),
    ("Europe and around", EUROPE_PLUS, ROAMING_MINOR_A_GIGABYTE, 60, 20),
    ("World", WORLD, ROAMING_MINOR_A_GIGABYTE, 120, 35),
)


def make_roaming_prices() -> Iterator[RoamingPrice]:
    for zone, countries, gigabyte, minute, text in ZONES:
        for country, name in countries.items():
            yield RoamingPrice(
                id=demo_id("roaming_price", country),
                country=country,
                name=name,
                zone=zone,
                gigabyte_minor=gigabyte,
                minute_minor=minute,
                text_minor=text,
                currency=CURRENCY,
            )
