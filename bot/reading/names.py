"""What the operator sells, by name: plans and add-ons with letters wrong, services and devices as people call them.

rapidfuzz compares. That the numbers in a name agree is checked here: to any measure of letters "Max 50" is nearly
"Max 500".
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from bot.reading.spans import Found, before, found, longest_first

# Fewer letters in common than this, and it is another word.
_SAME = 84
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
        r"|e-?sims?|handsets?|i?phones?"
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
    r"(?:\b(?:to|the|on|onto|for|want|get) )?(?<![\w£$€.,/-])(?P<number>\d{2,4})(?P<unit> ?(?:mbps|mbs|mb"
    r"|megs?|m|plan|package|one|deal)\b)?(?![\w/%]|[.,:-]\d)",
    re.IGNORECASE,
)


def find_names(text: str, kind: str, names: Sequence[str]) -> list[Found]:
    """Names from the list, with letters wrong. Where two fit equally well, neither is read."""
    if not names:
        return []
    words = list(_WORD.finditer(text))
    findings = [
        one
        for length in {len(split) for split in _split(tuple(names)).values()}
        for one in _windows(text, kind, names, words, length)
    ]
    scored = sorted(findings, key=lambda pair: (-pair[0], pair[1].start))
    return longest_first([*(one for _, one in scored), *_by_number(text, kind, names)])


def _windows(
    text: str, kind: str, names: Sequence[str], words: list[re.Match[str]], length: int
) -> Iterator[tuple[float, Found]]:
    """Every run of so many words, beside every name of so many."""
    choices = [name for name, split in _split(tuple(names)).items() if len(split) == length]
    keys = [_key(name) for name in choices]
    shortest, longest = min(map(len, keys)) * 0.7, max(map(len, keys)) * 1.5
    for place in range(len(words) - length + 1):
        span = (words[place].start(), words[place + length - 1].end())
        # Nothing so much longer or shorter can be it, and most runs of words are.
        if not shortest <= span[1] - span[0] <= longest:
            continue
        key = _key(text[slice(*span)])
        best = [
            match
            for match in process.extract(key, keys, scorer=fuzz.ratio, score_cutoff=_SAME, limit=2)
            if _digits(match[0]) == _digits(key)
        ]
        if best and (len(best) == 1 or best[0][1] > best[1][1]):
            yield best[0][1], found(kind, choices[best[0][2]], text, span)


def _by_number(text: str, kind: str, names: Sequence[str]) -> Iterator[Found]:
    """ "Upgrade me to 500": a number that one name alone has says which."""
    for match in _BY_NUMBER.finditer(text):
        having = [name for name in names if match["number"] in re.findall(r"\d+", name)]
        lead = match.start() < match.start("number")
        if len(having) == 1 and (
            match["unit"] or (lead and re.search(r"upgrade|downgrade|switch|change|move|go", text, re.IGNORECASE))
        ):
            yield found(kind, having[0], text, (match.start("number"), match.end()))


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


@lru_cache(maxsize=64)
def _split(names: tuple[str, ...]) -> dict[str, list[str]]:
    return {name: _WORD.findall(name) for name in names}


def _key(name: str) -> str:
    return " ".join(_WORD.findall(name.lower().replace("-", "")))


def _digits(key: str) -> str:
    return re.sub(r"\D", "", key)
