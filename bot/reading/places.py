"""E-mail addresses, postcodes and the lines of an address."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.reading.spans import Found, found

_EMAIL = re.compile(
    r"(?<![\w.+-])[a-z0-9](?:[\w.+'-]{0,63})@(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24}(?![\w@]|-\w)", re.IGNORECASE
)
# "jo at example dot com", as people dictate it.
_SPOKEN = re.compile(
    r"(?<![\w.+-])(?P<name>[a-z0-9][\w.+-]{0,63}) ?[(\[]?at[)\]]? ?(?P<host>[a-z0-9-]{2,63}) ?[(\[]?dot"
    r"[)\]]? ?(?P<top>co (?:dot )?uk|co\.uk|com|net|org|ie|uk)\b",
    re.IGNORECASE,
)

# The letters that begin a British postcode: "o2 5gb" is an operator and its allowance.
_AREA = (
    r"A[BL]|B[ABDHLNRST]|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]|F[KY]|G[LUY]|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|L[ADELNSU]"
    r"|M[EKL]|N[EGNPRW]|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]|T[ADFNQRSW]|UB|W[ACDFNRSV]|YO|ZE"
    r"|[BEGLMNSW]"
)
_OUTWARD = rf"(?:{_AREA})\d[\dA-HJKMNPR-Y]?"
UK_POSTCODE = rf"(?P<out>{_OUTWARD}) ?(?P<in>\d(?!gb|mb|th|st|nd|rd|pm|am)[ABD-HJLNP-UW-Z]{{2}})"
_UK = re.compile(rf"(?<!\w){UK_POSTCODE}(?!\w)", re.IGNORECASE)
_PART = re.compile(
    rf"(?:\b(?:in|at|for|around|near|postcode(?: is)?|area|of|to) )(?P<out>{_OUTWARD})(?!\w| ?\d)", re.IGNORECASE
)
_EIRCODE = re.compile(
    r"(?<!\w)(?P<out>(?:[AC-FHKNPRTV-Y]\d\d|D6W)) ?(?P<in>(?=[A-Z]*\d)[0-9AC-FHKNPRTV-Y]{4})(?!\w)", re.IGNORECASE
)
_PIN = re.compile(r"(?:\bpin(?: ?code)?(?: is)?:? |^|, ?|-)(?P<pin>[1-9]\d{5})(?![\w/-]|[.,]\d)", re.IGNORECASE)
_ZIP = re.compile(r"(?:\bzip(?: ?code)?(?: is)?:? |\b[A-Z]{2},? |^)(?P<zip>\d{5}(?:-\d{4})?)(?![\w,./-])")

# What streets are called, in full or short.
STREET = (
    "road|rd|street|str|st|avenue|ave|av|lane|ln|close|cl|drive|dr|way|court|ct|place|pl|crescent|cres|terrace|gardens"
    "|gdns|grove|hill|square|sq|park|row|mews|boulevard|blvd|walk|rise|view|green|quay"
)
# Words that no street is called: "2 people down my street", "3 days on the road".
_NO_NAME = (
    r"(?!(?:my|our|your|his|the|this|that|no|in|on|of|a|an|and|to|for|from|people|houses?|days?|weeks?"
    r"|months?|years?|hours?|mins?|minutes|times?|gb|mb|mbps|pm|am|phones?|lines?|is|are|down|up|other"
    r"|old|now|please|pls|sorry|instead|then|today|thanks|thx|asap|not|card|by|with)\b)"
)
_ADDRESS = re.compile(
    rf"(?<![\w£$€₹./:-])(?P<line>(?:(?:flat|apartment|apt"
    rf"|unit) \w{{1,4}},? (?:\d{{1,4}}[a-z]?,? )?|\d{{1,4}}[a-z]?,? )"
    rf"(?:{_NO_NAME}[a-z][a-z'.-]{{1,20}} ){{1,3}}(?:{STREET})\b\.?"
    rf")"
    rf"(?:,? ?(?P<town>(?:{_NO_NAME}[a-z][a-z'-]{{1,20}} ?){{1,3}}?))?(?:,? ?(?P<postcode>{UK_POSTCODE}"
    rf"|\d{{5}}))?(?=$|[\s.,;!?])",
    re.IGNORECASE,
)
_IS_TOWN = re.compile(r"[A-Z]")


@dataclass(frozen=True)
class Address:
    line: str
    town: str | None = None
    postcode: str | None = None


def find_emails(text: str) -> list[Found]:
    findings = [found("email", match.group().lower(), text, match.span()) for match in _EMAIL.finditer(text)]
    for match in _SPOKEN.finditer(text):
        top = ".".join(match["top"].lower().replace("dot", "").replace(".", " ").split())
        findings.append(found("email", f"{match['name']}@{match['host']}.{top}".lower(), text, match.span()))
    return findings


def find_postcodes(text: str, region: str) -> list[Found]:
    """Whole postcodes of Britain and Ireland anywhere, American and Indian ones where the brand is; the first half
    beside "in"."""
    findings = [found("postcode", _joined(match), text, match.span()) for match in _UK.finditer(text)]
    findings += [found("postcode", _joined(match), text, match.span()) for match in _EIRCODE.finditer(text)]
    if region == "US":
        findings += [found("postcode", match["zip"], text, match.span("zip")) for match in _ZIP.finditer(text)]
    if region == "IN":
        findings += [found("postcode", match["pin"], text, match.span("pin")) for match in _PIN.finditer(text)]
    findings += [
        found("postcode_area", match["out"].upper(), text, match.span("out")) for match in _PART.finditer(text)
    ]
    return findings


def find_addresses(text: str) -> list[Found]:
    return list(_addresses(text))


def _addresses(text: str) -> Iterator[Found]:
    for match in _ADDRESS.finditer(text):
        town, postcode = match["town"], match["postcode"]
        end = match.end()
        # Without a capital letter or a postcode, what follows the street goes on with the sentence.
        if town and not postcode and not _IS_TOWN.match(town):
            town, end = None, match.end("line")
        written = _joined(match) if match["out"] else postcode
        line = " ".join(match["line"].rstrip(".").split())
        yield found("address", Address(line, town.strip() if town else None, written), text, (match.start(), end))


def _joined(match: re.Match[str]) -> str:
    return f"{match['out']} {match['in']}".upper()
