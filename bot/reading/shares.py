"""Parts of an amount that is known: "half of it", "the lot". Whether an amount was meant, the words beside it say."""

import re
from fractions import Fraction

from bot.reading.spans import Found, found, settle

_WHAT = (
    r"(?:it|that|this|(?:the|my|what i)(?: (?:full|whole|total))? ?(?:bill|amount|balance|total|money"
    r"|payment|debt|owe|rest))(?!\w)"
)
_PARTS = {
    "half": Fraction(1, 2),
    "a third": Fraction(1, 3),
    "two thirds": Fraction(2, 3),
    "a quarter": Fraction(1, 4),
    "three quarters": Fraction(3, 4),
}
_NAMES = "|".join(_PARTS)
_PAY = r"(?:pay|paying|paid|do|manage|afford|send|give you|put)(?: (?:just|only|about|off|you|like))?"
_NOT_TIME = r"(?! (?:an? |past|hour|the time|of (?:them|us|the (?!bill|amount|balance|total|money|payment|debt)))| ?\d)"

_OF_IT = re.compile(rf"\b(?P<part>{_NAMES}) (?:of|off) {_WHAT}", re.IGNORECASE)
_NOW = re.compile(
    rf"\b(?P<part>{_NAMES})(?: now| today| this month| the (?:bill|amount|balance|total|payment))\b", re.IGNORECASE
)
_PAID = re.compile(rf"\b{_PAY} (?P<part>{_NAMES})\b{_NOT_TIME}", re.IGNORECASE)
_PERCENT = re.compile(
    rf"(?:\b{_PAY} )?(?P<percent>\d{{1,3}}) ?(?:%|percent|per cent)(?: (?:of|off) {_WHAT})?", re.IGNORECASE
)
# "I've used it all" and "scrap the whole thing" are about no amount.
_ALL = re.compile(
    r"\b(?:all of (?:it|the bill|the balance)|the (?:whole|full|entire) (?:amount|bill|balance|sum|payment)"
    r"|(?:pay|paying|clear)(?: off)? (?:the lot|the whole thing|everything|it all|all|the total|it off)|in full"
    r"|full (?:amount|balance|payment))\b",
    re.IGNORECASE,
)
_PERCENT_ALONE = re.compile(
    r"\W*(?:(?:just|only|about|maybe) )?(?P<percent>\d{1,3}) ?(?:%|percent|per cent)(?: (?:now|today|please|pls))?\W*",
    re.IGNORECASE,
)
# As a whole answer these are plain.
_ALONE = {
    "the lot": Fraction(1),
    "it all": Fraction(1),
    "the whole thing": Fraction(1),
    "half": Fraction(1, 2),
    "all": Fraction(1),
    "everything": Fraction(1),
    "full": Fraction(1),
    "total": Fraction(1),
}


def find_shares(text: str, *, asked: bool = False) -> list[Found]:
    """Shares as fractions. A lone "half", "all" or "50%" counts only if money was `asked` for."""
    findings = [
        found("share", _PARTS[match["part"].lower()], text, match.span("part") if pattern is _PAID else match.span())
        for pattern in (_OF_IT, _NOW, _PAID)
        for match in pattern.finditer(text)
    ]
    findings += [found("share", Fraction(1), text, match.span()) for match in _ALL.finditer(text)]
    findings += [one for match in _PERCENT.finditer(text) if (one := _percent(text, match))]
    if asked and (percent := _PERCENT_ALONE.fullmatch(text)) and 0 < int(percent["percent"]) <= 100:
        findings.append(found("share", Fraction(int(percent["percent"]), 100), text, percent.span("percent")))
    alone = text.strip(" .!")
    if asked and (part := _ALONE.get(alone.lower())) is not None:
        start = text.index(alone)
        findings.append(found("share", part, text, (start, start + len(alone))))
    return settle(findings)


def _percent(text: str, match: re.Match[str]) -> Found | None:
    """A battery has per cents too: a verb before it or "of it" after has to say that it is of the amount."""
    told = match.group()
    percent = int(match["percent"])
    if (told[0].isdigit() and " of" not in told.lower()) or not 0 < percent <= 100:
        return None
    return found("share", Fraction(percent, 100), text, (match.start("percent"), match.end()))
