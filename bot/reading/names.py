"""What the operator sells, by name: plans and add-ons with letters wrong, services and devices as people call them.

rapidfuzz compares. That the numbers in a name agree is checked here: to any measure of letters "Max 50" is nearly
"Max 500".
"""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from bot.reading.spans import Found, before, found, longest_first, settle

# Fewer letters in common than this, and it is another word.
_SAME = 87
# Where the numbers agree, less is enough.
_SAME_NUMBERED = 84
# "TV pls" is no TV Plus: so short a name, if it has no number, has to be right.
_SHORT = 8
# "Europe pass" is nearest to "Europe day pass", and not far from the week's: two as close as that leave neither.
_APART, _SURE = 6, 96
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_SERVICES = {
    "landline": r"land ?lines?|home ?phones?|house ?phones?|phone line",
    "tv": r"(?:tv |set[- ]?top )?box(?:es)?|tvs?|telly|tellys|television|channels?",
    "broadband": (
        r"broad ?band|bradband|brodband|boardband|broadbrand|internet|internt|intenet|interent|wi-? ?fi|wfi"
        r"|fibre|fiber|home hub|the net|router"
    ),
    "mobile": (
        r"mobiles?(?: phones?)?|cell ?phones?|cell|phones?(?! (?:number|insurance|call))|sims?(?: cards?)?"
        r"|e-?sims?|handsets?|iphones?"
    ),
}
_DEVICES = {
    "router": r"routers?|hubs?|modems?|mesh|wi-? ?fi (?:box|points?|extenders?)|boosters?",
    "tv_box": r"set[- ]?top box|(?:tv|sky|cable) box|box(?:es)?|decoder",
    "esim": r"e-?sims?",
    "sim": r"sims?(?: cards?)?",
    "handset": (
        r"handsets?|(?:mobile |smart ?|cell ?|i)?phones?(?! (?:number|insurance|line|call|bill))"
        r"|samsung(?: galaxy)?|pixel|galaxy s?\d+"
    ),
}
_SERVICE = [(kind, re.compile(rf"(?<![\w-])(?:{names})(?!\w)", re.IGNORECASE)) for kind, names in _SERVICES.items()]
_DEVICE = [(kind, re.compile(rf"(?<![\w-])(?:{names})(?!\w)", re.IGNORECASE)) for kind, names in _DEVICES.items()]
# "In the box" a phone comes, and "home phone" is no handset.
_NOT_BEFORE = re.compile(r"\b(?:home|house|land|text|search|letter|post|mail|in|tick|check) $", re.IGNORECASE)
_BY_NUMBER = re.compile(
    r"(?:\b(?:to|the|on|onto|for|want|get) )?(?<![\w£$€₹.,/-])(?P<number>\d{2,4})(?P<unit> ?(?:gigabytes?"
    r"|gigas?|gigs?|gb|mbps|mbs|mb"
    r"|megs?|m|plan|package|one|deal)\b)?(?![\w/%]|[.,:-]\d)",
    re.IGNORECASE,
)


def find_names(text: str, kind: str, names: Sequence[str]) -> list[Found]:
    """Names from the list, with letters wrong. Where two fit equally well, neither is read."""
    if not names:
        return []
    # One name may begin another: "TV Plus" is no "TV", where both are sold.
    scored = sorted(_windows(text, kind, names), key=lambda pair: (-pair[0], pair[1].start, -pair[1].end))
    return settle([*(one for _, one in scored), *_by_number(text, kind, names)])


def _windows(text: str, kind: str, names: Sequence[str]) -> Iterator[tuple[float, Found]]:
    """Every run of words that is about as long as a name, beside every name. People join words and part them."""
    keys = [_key(name) for name in names]
    shortest, longest = min(map(len, keys)) * 0.8, max(map(len, keys)) * 1.2
    words = list(_WORD.finditer(text))
    most = max(len(_WORD.findall(name)) for name in names) + 1
    for place, first in enumerate(words):
        for last in words[place : place + most]:
            key = _key(text[first.start() : last.end()])
            if shortest <= len(key) <= longest and (best := _best(key, keys)):
                score, which = best
                yield score, found(kind, names[which], text, (first.start(), last.end()))


def _best(key: str, keys: list[str]) -> tuple[float, int] | None:
    near = process.extract(key, keys, scorer=fuzz.ratio, score_cutoff=_SAME - _APART, limit=3)
    near = [match for match in near if _digits(match[0]) == _digits(key)]
    enough = _SAME_NUMBERED if _digits(key) else _SAME if len(key) >= _SHORT else 100
    if not near or near[0][1] < enough or (len(near) > 1 and near[0][1] < _SURE and near[0][1] - near[1][1] < _APART):
        return None
    return near[0][1], near[0][2]


def _by_number(text: str, kind: str, names: Sequence[str]) -> Iterator[Found]:
    """ "Upgrade me to 500": a number that one name alone has says which."""
    for match in _BY_NUMBER.finditer(text):
        having = [name for name in names if match["number"] in re.findall(r"\d+", name) and _fits(match["unit"], name)]
        lead = match.start() < match.start("number")
        if len(having) == 1 and (
            match["unit"] or (lead and re.search(r"upgrade|downgrade|switch|change|move|go", text, re.IGNORECASE))
        ):
            yield found(kind, having[0], text, (match.start("number"), match.end()))


def _fits(unit: str | None, name: str) -> bool:
    """A gigabyte is an allowance, a megabit a speed."""
    unit = (unit or "").strip().lower()
    return not unit.startswith(("g", "m")) or unit.startswith("g") == (" gb" in name.lower())


def find_services(text: str) -> list[Found]:
    """Kinds of service: broadband, mobile, tv, landline."""
    return longest_first(_kinds(text, "service", _SERVICE))


def find_devices(text: str) -> list[Found]:
    """Kinds of device, as the api has them. Many words are both: "sim" and "box" are a service too."""
    return longest_first(_kinds(text, "device", _DEVICE))


def _kinds(text: str, kind: str, patterns: Sequence[tuple[str, re.Pattern[str]]]) -> Iterator[Found]:
    for value, pattern in patterns:
        for match in pattern.finditer(text):
            if (
                not _NOT_BEFORE.search(before(text, match.start()))
                or " " in match.group()
                or match.group()[0] in "wWiI"
            ):
                yield found(kind, value, text, match.span())


def _key(name: str) -> str:
    return "".join(_WORD.findall(name.lower())).replace("-", "").replace("package", "pack")


def _digits(key: str) -> str:
    return re.sub(r"\D", "", key)
