"""Amounts and shares of an amount.

price-parser was tried and turned down: it takes the first number of any kind for a price. Of 27 examples of ours it
read 14 wrongly: "iphone 15", "2 phones", "24/7", a phone number, "on 3/12 pay £20" (3), "5 GB for £10" (5), and neither
words nor "quid". Here a number is money because of a sign, a unit or a verb beside it, or because money was asked for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import get_currency_precision

from bot.reading.spans import Found, before, found, settle
from bot.reading.words import ONE, WORDED, worded

_SIGNS = {"£": "GBP", "$": "USD", "€": "EUR", "₹": "INR"}
_UNITS = {
    "quid": "GBP",
    "pound": "GBP",
    "gbp": "GBP",
    "euro": "EUR",
    "eur": "EUR",
    "dollar": "USD",
    "buck": "USD",
    "usd": "USD",
    "rupee": "INR",
    "rs": "INR",
    "inr": "INR",
}
_DOLLARS = {"USD", "CAD", "AUD", "NZD", "SGD"}
_SLANG = {"fiver": 5, "tenner": 10}
SIGN = "[£$€₹]"
# "1,200.50", "1,00,000", "1.200,50", "12,50". "1.200" alone may be either, so it is not read.
# "1 200" is one number only after a sign.
DIGITS = r"(?:\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d{2})?|\d{1,3}(?:\.\d{3})+,\d{2}|\d{1,6}(?:[.,]\d{1,2})?)"
# Neither a part of another number, nor in somebody's "alert(1)".
BEFORE, AFTER = r"(?<![\w£$€₹])(?<!\d[.,/:'-])(?<!\w\()", r"(?![.,/:'-]?\d|\w|%)"
UNIT = r"(?:quid|pounds?|gbp|euros?|eur|dollars?|bucks?|usd|rupees?|rs|inr|£|€|₹)(?!\w)"

_SPACED = r"\d{1,3}(?: \d{3})+(?:[.,]\d{2})?"
_SIGNED = re.compile(
    rf"(?<!\w)(?P<sign>{SIGN}|rs\.?|inr) ?(?P<digits>{_SPACED}|{DIGITS})"
    rf"(?:p(?!\w)|(?: and)? (?P<cents>\d\d) ?p(?:ence)?)?{AFTER}",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"{BEFORE}(?:(?P<digits>{DIGITS}) ?|(?P<words>(?:{WORDED}|a)) )(?P<unit>{UNIT})"
    rf"(?:(?: and)? (?:(?P<cents>\d\d)|(?!{ONE}\b)(?P<worded>{WORDED}))(?: ?(?:p|pence|cents?))?(?!\w|[/:.-]?\d))?",
    re.IGNORECASE,
)
_PENCE = re.compile(rf"{BEFORE}(?:(?P<digits>\d{{1,4}}) ?|(?P<words>{WORDED}) )(?:p|pence|cents?)(?!\w)", re.IGNORECASE)
_SLANGED = re.compile(
    rf"{BEFORE}(?:(?P<digits>\d{{1,2}})|(?P<words>{WORDED}|a)) (?P<slang>fiver|tenner)s?(?!\w)", re.IGNORECASE
)

# What may follow a bare amount. Any other word is what is counted: "2 phones", "3 times", "5 GB".
_GOES_ON = (
    r"(?=\s*(?:$|[.,!?;)](?!\d)|(?:of|off|now|today|tomorrow|please|pls|plz|and|then|on|by|with|this|next"
    r"|for|instead|a|per|each|towards?"
    r"|first|max|but|or|if|ok|thanks|not|in|to|from|out|back|extra|more|so|until|till|it|only|total"
    r"|tops)\b))(?!\s*(?:of|or) (?:the )?(?:them|us|\d))"
)
VERB = (
    r"(?:pay|paying|paid|took|taken|owe|owed|charged?(?: me)?|billed(?: me)?|refund(?: me)?|afford|top(?: me"
    r"| it)? up(?: with| by)?"
    r"|bill (?:is|was)|amount (?:is|was)|balance (?:is|was)|pay you)(?: (?:just|only|about|like|maybe|around|off|you))?"
)
_PAID = re.compile(rf"\b{VERB} (?!one\b(?! hundred))(?P<bare>{DIGITS}|{WORDED}){AFTER}{_GOES_ON}", re.IGNORECASE)
_PART = re.compile(
    rf"{BEFORE}(?P<bare>{DIGITS}|{WORDED}) (?:of|off|towards?) (?:it|that|the bill|my bill|the balance)\b",
    re.IGNORECASE,
)
# "Take five minutes" is none: what follows has to be said of money.
_TAKEN = re.compile(
    r"\b(?:take|taking|put|stick)(?: (?:just|only|out|off|another))? (?!one\b(?! hundred))"
    rf"(?P<bare>{DIGITS}|{WORDED}){AFTER}"
    r"(?=\s*(?:$|[.,!?;](?!\d)|(?:off|from|out|now|today|please|pls|plz|instead|for now|towards?|on (?:my|the|it)"
    r"|of (?:it|that))\b))",
    re.IGNORECASE,
)
_BARE = re.compile(rf"{BEFORE}(?P<bare>{DIGITS}|{WORDED}){AFTER}{_GOES_ON}", re.IGNORECASE)
# "40" is an answer when money was asked for; "may 5" and "option 2" are not, even then.
_NOT_BARE = re.compile(
    r"(?:\d|option|number|no\.?|on the|the|at|after|before|ending|march|may|june|july) ?$", re.IGNORECASE
)

_OTHER_ONE = re.compile(r"(?!(?:just|only|about|pay|say|maybe|for|no|yes|actually)\b)\b[a-z]+ $", re.IGNORECASE)


@dataclass(frozen=True)
class Money:
    minor: int
    currency: str


def find_money(text: str, currency: str, *, asked: bool = False) -> list[Found]:
    """Amounts. `currency` is meant where none is named. A number on its own counts only if money was `asked` for."""
    findings = [*_marked(text, currency), *_told(text, currency, (_PAID, _PART, _TAKEN))]
    if asked:
        findings += [one for one in _told(text, currency, (_BARE,)) if not _is_other(text, one)]
    return settle(findings)


def _is_other(text: str, bare: Found) -> bool:
    """A number of something else: a day, a choice, or "the old one", which is no amount at all."""
    ahead = before(text, bare.start)
    return _NOT_BARE.search(ahead) is not None or (bare.text.lower() == "one" and _OTHER_ONE.search(ahead) is not None)


def _marked(text: str, currency: str) -> Iterator[Found]:
    for match in _SIGNED.finditer(text):
        amount = _amount(match["digits"]) + Decimal(match["cents"] or 0) / 100
        yield _money(text, match.span(), amount, _own(_currency(match["sign"]), currency))
    for match in _NAMED.finditer(text):
        unit = _currency(match["unit"])
        cents = int(match["cents"] or 0) or worded(match["worded"] or "")
        yield _money(text, match.span(), _stated(match) + Decimal(cents) / 100, _own(unit, currency))
    for match in _SLANGED.finditer(text):
        yield _money(text, match.span(), _stated(match) * _SLANG[match["slang"].lower()], currency)
    for match in _PENCE.finditer(text):
        yield _money(text, match.span(), _stated(match) / 100, currency)


def _told(text: str, currency: str, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Found]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            bare = match["bare"]
            amount = _amount(bare) if bare[0].isdigit() else Decimal(worded(bare))
            yield _money(text, match.span("bare"), amount, currency)


def _stated(match: re.Match[str]) -> Decimal:
    if match["digits"]:
        return _amount(match["digits"])
    return Decimal(worded(match["words"]) or 1)


def _currency(named: str) -> str:
    """Of a sign, or of a word in one or many: "Rs." is no many."""
    word = named.lower().rstrip(".")
    return _SIGNS.get(named) or _UNITS.get(word) or _UNITS[word.removesuffix("s")]


def _own(currency: str, ours: str) -> str:
    """A dollar is the brand's own dollar, wherever that is."""
    return ours if currency == "USD" and ours in _DOLLARS else currency


def _amount(digits: str) -> Decimal:
    """The last sign before one or two digits is the decimal one; any other parts thousands."""
    whole, sign, rest = digits, "", ""
    if match := re.fullmatch(r"(.*)([.,])(\d{1,2})", digits):
        whole, sign, rest = match.groups()
    return Decimal(re.sub(r"[., ]", "", whole) + ("." + rest if sign else ""))


def _money(text: str, span: tuple[int, int], amount: Decimal, currency: str) -> Found:
    minor = int(amount.scaleb(get_currency_precision(currency)))
    return found("money", Money(minor, currency), text, span)
