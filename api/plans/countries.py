"""Countries as people call them, and as they mistype them."""

from collections.abc import Sequence
from difflib import get_close_matches

from babel import Locale

from api.errors import NotFound
from api.systems.ports.catalogue import RoamingPrice

# Said by many, and in no list of names.
ALSO_CALLED = {
    "usa": "US",
    "america": "US",
    "the states": "US",
    "united states of america": "US",
    "uae": "AE",
    "emirates": "AE",
    "dubai": "AE",
    "holland": "NL",
    "bosnia": "BA",
    "korea": "KR",
    "turkiye": "TR",
    "eire": "IE",
}
# Fewer letters in common than this, and it is another word. What is close, but not that close, is suggested.
SAME, CLOSE = 0.78, 0.5
# Nobody's country has a longer name, and comparing long texts takes long.
LONGEST = 60


class CountryUnknown(NotFound):
    """No price is known for it. `close` lists names that are like it."""

    title = "We don't know that country"


def country_name(locale: str, code: str) -> str:
    """In the brand's language."""
    return str(Locale.parse(locale).territories.get(code, code))


def find_country(prices: Sequence[RoamingPrice], asked: str, locale: str) -> RoamingPrice:
    """By code, by name in English or the brand's language, or by a name with a letter wrong."""
    by_code = {price.country: price for price in prices}
    written = " ".join(asked.casefold().replace("-", " ").split()).removeprefix("the ")
    if written.upper() in by_code:
        return by_code[written.upper()]
    names = {name: code for name, code in ALSO_CALLED.items() if code in by_code}
    for price in prices:
        names[country_name(locale, price.country).casefold()] = price.country
        names[price.name.casefold()] = price.country
    if written in names:
        return by_code[names[written]]
    near = get_close_matches(written[:LONGEST], names, n=1, cutoff=SAME)
    if near:
        return by_code[names[near[0]]]
    close = get_close_matches(written[:LONGEST], names, n=3, cutoff=CLOSE)
    suggestions = list(dict.fromkeys(by_code[names[name]].name for name in close))
    raise CountryUnknown("Write the country's name or its two letters, such as ES.", close=suggestions)
