"""Countries: babel's names, what people call them besides, and places that belong to one.

pycountry was not needed: babel, which amounts and dates need anyway, has the names in use.
"""

import re
from functools import lru_cache

from babel import Locale
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.reading.spans import Found, before, found, longest_first

_ALSO = {
    "US": "usa|u.s.a.|u.s.|the us|the states|america|new york|florida|california|hawaii|las vegas|los angeles|miami"
    "|orlando|san francisco|chicago|boston|texas",
    "GB": "uk|u.k.|britain|great britain|england|scotland|wales|northern ireland",
    "NL": "holland|amsterdam",
    "ES": "majorca|mallorca|ibiza|menorca|tenerife|lanzarote|fuerteventura|gran canaria|canaries|canary islands"
    "|benidorm|barcelona|madrid|costa del sol|malaga|alicante|seville|marbella|magaluf",
    "PT": "algarve|madeira|lisbon|azores|porto|faro",
    "GR": "crete|corfu|rhodes|kos|zante|santorini|athens|mykonos|kefalonia",
    "IT": "sicily|sardinia|rome|venice|milan|naples|florence|tuscany|lake garda",
    "AE": "uae|emirates|dubai|abu dhabi",
    "IE": "eire|republic of ireland|southern ireland|dublin",
    "TR": "turkey|antalya|bodrum|marmaris|istanbul|dalaman|fethiye",
    "FR": "paris|corsica|lyon|marseille|cannes|disneyland paris",
    "CH": "geneva|zurich|basel|lausanne|zermatt",
    "DE": "berlin|munich|hamburg|frankfurt|cologne",
    "AT": "vienna|salzburg|innsbruck",
    "BE": "brussels|bruges|antwerp",
    "DK": "copenhagen",
    "SE": "stockholm",
    "NO": "oslo",
    "FI": "helsinki",
    "IS": "reykjavik",
    "PL": "krakow|warsaw|gdansk",
    "HU": "budapest",
    "HR": "dubrovnik",
    "MA": "marrakech|marrakesh|agadir",
    "CY": "paphos|larnaca|ayia napa",
    "JP": "tokyo|osaka|kyoto",
    "AU": "sydney|melbourne|brisbane",
    "CA": "toronto|vancouver|montreal",
    "QA": "doha",
    "ZA": "cape town|johannesburg",
    "IN": "goa|delhi|mumbai",
    "MX": "cancun",
    "CZ": "czech republic|prague",
    "ID": "bali",
    "TH": "bangkok|phuket",
    "KR": "korea",
    "BA": "bosnia",
    "MK": "macedonia",
    "CI": "ivory coast",
    "EG": "sharm el sheikh|sharm",
    "CN": "mainland china",
    "HK": "hong kong",
    "MO": "macau",
}
# Names of people, food or other things: only where somebody goes.
_ALSO_OTHERS = {
    "turkey",
    "jersey",
    "chad",
    "jordan",
    "georgia",
    "guinea",
    "china",
    "kos",
    "sharm",
    "emirates",
    "paris",
    "florida",
    "rhodes",
    "cuba",
    "togo",
    "boston",
    "chicago",
    "florence",
    "orlando",
    "sydney",
    "niger",
    "dominica",
}
_GOING = re.compile(r"\b(?:in|to|from|for|visit(?:ing)?|via|around|through|across|of|and|or) (?:the )?$", re.IGNORECASE)
_UNKNOWN = re.compile(
    r"(?:\b(?:in|to|from|visiting|for) |(?<=[a-z,] )(?=[A-Z]))(?:the )?(?P<word>[A-Za-z]{4,20}(?: [A-Z][a-z]{3,15})?)\b"
)
_SHORT_BUT_PLAIN = {"spain", "italy", "egypt", "malta", "japan"}


def find_countries(text: str) -> list[Found]:
    """Codes as ISO has them. "us" and "it" are words here, never countries."""
    codes = _codes()
    findings = []
    for match in _known().finditer(text):
        name = match.group().lower()
        if name == "the us" and "US" not in match.group():
            continue
        if name not in _ALSO_OTHERS or _GOING.search(before(text, match.start())) or text.strip(" ?.!").lower() == name:
            findings.append(found("country", codes[name], text, match.span()))
    return longest_first([*findings, *_misspelt(text)])


def _misspelt(text: str) -> list[Found]:
    """One letter wrong, missing, too many or in the wrong place; two in long names."""
    findings = []
    for match in _UNKNOWN.finditer(text):
        word = match["word"].lower()
        most = 1 if len(word) < 8 else 2
        near = process.extract(word, _misspellable(), scorer=OSA.distance, score_cutoff=most, limit=3)
        codes = {_codes()[name] for name, *_ in near}
        if len(codes) == 1:
            findings.append(found("country", codes.pop(), text, match.span("word")))
    return findings


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    territories = Locale.parse("en").territories
    codes = {
        str(name).lower(): code
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in {"EU", "UN", "ZZ", "XA", "XB", "EZ"}
    }
    codes |= {name.replace("&", "and"): code for name, code in codes.items()}
    return codes | {name: code for code, names in _ALSO.items() for name in names.split("|")}


@lru_cache(maxsize=1)
def _misspellable() -> list[str]:
    """Not the short ones: "for child" is one letter from Chile, "from Susan" from Sudan."""
    return [name for name in _codes() if name in _SHORT_BUT_PLAIN or (len(name) >= 6 and name not in _ALSO_OTHERS)]


@lru_cache(maxsize=1)
def _known() -> re.Pattern[str]:
    names = sorted(_codes(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE)
