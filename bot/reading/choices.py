"""Which of several offered things was chosen: by place, price, number or part of its name. Never a guess."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.reading.tidy import plain
from bot.reading.titles import EMPTY, stands_in
from bot.reading.words import WORDED, worded

NEITHER, BOTH = "neither", "both"
# Who says more has something else to say.
_LONGEST = 200


@dataclass(frozen=True)
class Choice:
    """`amount` in minor units, where it has a price."""

    title: str
    amount: int | None = None


Reader = Callable[[str, Sequence[Choice]], set[int]]
_NEITHER = re.compile(
    r"\b(?:neither|none(?: of (?:them|those|these|the above))?|not (?:any|either)(?: of (?:them|those"
    r"|these))?|no(?:t| to)? (?:either|both)|something else|nothing)\b"
)
_BOTH = re.compile(
    r"\b(?:both|all of (?:them|those|these)|all (?:three|four|two|3|4)|either(?: one)?(?: is (?:fine|ok))?"
    r"|any (?:of (?:them|those)|one)|^any$|whichever|don'?t mind)\b"
)
_DENIED = re.compile(r"\b(?:not|don'?t|dont|isn'?t|except|anything but|without|rather than|instead of)\b")
_NTH = {
    "first|1st|former|top": 0,
    "second|2nd|secnd|secound": 1,
    "third|3rd": 2,
    "fourth|4th|forth": 3,
    "fifth|5th": 4,
    "last|latter|bottom|final": -1,
}
_ORDINAL = [
    (re.compile(rf"\b(?:{names})\b(?! (?:of(?! (?:those|these|them)\b)|day|thing|week|month|time|name))"), place)
    for names, place in _NTH.items()
]
_FROM_END = re.compile(r"\b(?:second (?:to )?last|last but one|penultimate)\b")
_LABEL = re.compile(
    rf"(?:^|\b(?:option|number|no\.?|choice|answer|opt|nr)\s?|#)(?:the )?(?:(?P<letter>[a-h])|(?P<digit>\d)"
    rf"|(?P<word>{WORDED}))(?:\)|\.)?(?=$|[ ,.!])(?: (?:please|pls|plz|thanks|ta|then|is fine|is best"
    rf"|works)|[ ,.!])*(?P<end>$)?"
)
_CHEAP = re.compile(
    r"\b(?:cheap(?:er|est|ist)?|least expensive|less expensive|lowest|lower price|smallest price"
    r"|less money|costs? less)\b"
)
_DEAR = re.compile(r"\b(?:dear(?:er|est)|most expensive|more expensive|priciest|pricier|expensive)\b")
_NUMBER = re.compile(r"(?<![\w.])\d{1,6}(?:[.,]\d{1,2})?(?!\d)")
_WORD = re.compile(r"[^\W\d_]{2,}")
# "The surname is Jones" has a word of "Leave it as it is", and leaves nothing.
_LINKS = frozenset({"is", "as", "are", "was", "be"})
_ALONE = re.compile(r"\W*(?P<digit>[1-9])\W*")


def choose(typed: str, choices: Sequence[Choice]) -> int | str | None:
    """The place of the one chosen, NEITHER, BOTH (which also says all), or None where it is not plain."""
    return _agreed(typed, choices, (_by_place, _by_price, _by_number, _by_title))


def by_name(typed: str, titles: Sequence[str]) -> int | None:
    """The place of the one that is named: a number or a word of its title. Its place among the others is no name."""
    place = _agreed(typed, [Choice(title) for title in titles], (_by_number, _by_title))
    return place if isinstance(place, int) else None


def _agreed(typed: str, choices: Sequence[Choice], readers: Sequence[Reader]) -> int | str | None:
    text = plain(typed)
    if not choices or not text or len(text) > _LONGEST:
        return None
    if _NEITHER.search(text):
        return NEITHER
    if _BOTH.search(text):
        return BOTH
    if _DENIED.search(text):
        return None
    if _by_place in readers and (place := _alone(text, choices)) is not None:
        return place
    votes = [vote for reader in readers if (vote := reader(text, choices))]
    # Ways of reading that disagree leave nothing: "2" beside "SIM 2 GB" may be either.
    agreed = set.intersection(*votes) if votes else set()
    return agreed.pop() if len(agreed) == 1 else None


def _by_place(text: str, choices: Sequence[Choice]) -> set[int]:
    count = len(choices)
    if _FROM_END.search(text):
        return {count - 2} if count > 1 else set()
    places = {place % count if place < 0 else place for pattern, place in _ORDINAL if pattern.search(text)}
    if (label := _LABEL.search(text)) and (label["end"] is not None or text[label.start()] in "onac#"):
        places.add(_labelled(label))
    if re.search(r"\bmiddle\b", text) and count % 2:
        places.add(count // 2)
    return {place for place in places if 0 <= place < count}


def _alone(text: str, choices: Sequence[Choice]) -> int | None:
    """A digit alone is a place in the menu, unless a title begins with it or it is a price: "3" may be "3 parts"."""
    digit = found["digit"] if (found := _ALONE.fullmatch(text)) else ""
    fits = digit and int(digit) <= len(choices)
    other = any(choice.title.startswith(digit) or _has_price(choice, digit) for choice in choices)
    return int(digit) - 1 if fits and not other else None


def _labelled(label: re.Match[str]) -> int:
    if label["letter"]:
        return ord(label["letter"]) - ord("a")
    return (int(label["digit"]) if label["digit"] else worded(label["word"])) - 1


def _by_price(text: str, choices: Sequence[Choice]) -> set[int]:
    """The cheapest or dearest, if all have a price."""
    amounts = [choice.amount for choice in choices if choice.amount is not None]
    cheap, dear = _CHEAP.search(text), _DEAR.search(text)
    if len(amounts) < len(choices) or bool(cheap) == bool(dear and not (cheap and "expensive" in cheap.group())):
        return set()
    wanted = min(amounts) if cheap else max(amounts)
    return {place for place, amount in enumerate(amounts) if amount == wanted}


def _by_number(text: str, choices: Sequence[Choice]) -> set[int]:
    """A number that stands in the title, or is the price."""
    typed = {number.replace(",", ".") for number in _NUMBER.findall(text)}
    typed |= {str(worded(words)) for words in re.findall(rf"\b{WORDED}\b(?! one)", text) if words != "one"}
    fits = [{number for number in typed if _has(choice, number)} for choice in choices]
    most = max(len(fit) for fit in fits)
    return {place for place, fit in enumerate(fits) if most and len(fit) == most}


def _has(choice: Choice, number: str) -> bool:
    return number in _NUMBER.findall(choice.title) or f"{number}.00" in choice.title or _has_price(choice, number)


def _has_price(choice: Choice, number: str) -> bool:
    return choice.amount is not None and round(float(number) * 100) == choice.amount


def _by_title(text: str, choices: Sequence[Choice]) -> set[int]:
    """Who has most of the words, among those words that not every title has."""
    titles = [set(_WORD.findall(choice.title.lower())) for choice in choices]
    shared = set.intersection(*titles) if len(titles) > 1 else set()
    words = [word for word in _WORD.findall(text) if word not in EMPTY | _LINKS]
    scores = [sum(stands_in(word, title - shared) for word in words) for title in titles]
    most = max(scores)
    return {place for place, score in enumerate(scores) if most and score == most}
