"""Which choice a typed answer means: its number, its place in the row, or one of its meanings."""

import re

from bot.guides.parts import Part
from bot.guides.shapes import Choice

_PLACES = {"one": 1, "first": 1, "two": 2, "second": 2, "three": 3, "third": 3, "four": 4, "fourth": 4}
_PLACE = re.compile(
    rf"(?:(?:the|option|number|choice|reply) )*([1-9]|{'|'.join(_PLACES)}|1st|2nd|3rd|4th|last)"
    r"(?: (?:one|option|please))*"
)
# Before a meaning these turn it round.
_NOT = {
    *("not", "never", "isnt", "arent", "wasnt", "dont", "doesnt", "didnt", "wont", "cant", "cannot", "couldnt"),
    *("hasnt", "havent", "without", "hardly", "aint"),
}
# Anywhere in an answer these make it doubtful that all is well.
_DOUBT = _NOT | {
    *("no", "nope", "still", "but", "nothing", "until", "except", "almost", "nearly", "sometimes", "briefly", "worse"),
    *(
        "bit",
        "little",
        "slightly",
        "somewhat",
        "only",
        "went",
        "gone",
        "goes",
        "died",
        "dies",
        "dead",
        "dropped",
        "drops",
    ),
    "stopped",
}
# A yes alone may as well say that it is still the same, or that it was tried.
_AGREES = frozenset({"yes", "yep", "yeah", "yup", "ya", "yh", "ok", "okay", "sure", "please", "thanks", "thank", "you"})
# One of these alone in an answer does nothing that was offered: "lights are fine" is no "fine, restart it".
_SOFT = _AGREES | {"fine", "on", "go", "later", "dont"}
# A single word means little in a long sentence.
_FEW_WORDS = 5
# "It is not really on": so near before it, a word turns a meaning round.
_NEAR = 3


def plain(text: str) -> str:
    """Small letters, digits and single spaces: all that counts of what was typed."""
    kept = re.sub(r"['\u2019]", "", text.lower())
    return " ".join(re.sub(r"[^\w]+", " ", kept).split())


def meant(choices: tuple[Choice, ...], text: str, mended: frozenset[str]) -> Choice | None:
    """`mended` are the titles that end it all well: taken only when nothing speaks against them."""
    said = plain(text)
    for choice in choices:
        if said in (plain(choice.title), *choice.means):
            return choice
    if found := _PLACE.fullmatch(said):
        return _at(choices, found.group(1))
    return None if text.rstrip().endswith("?") else _spoken_of(choices, said.split(), mended)


def only_agrees(text: str) -> bool:
    """A yes, and nothing about what it is to."""
    return _AGREES.issuperset(plain(text).split())


def check_meanings(part: Part, choices: tuple[Choice, ...]) -> None:
    taken: dict[str, Choice] = {}
    for number, choice in enumerate(choices, start=1):
        for meaning in {plain(choice.title), *choice.means}:
            if meaning in taken:
                part.fail(f"{meaning!r} means both {taken[meaning].title!r} and {choice.title!r}")
            if meaning.isdigit():
                part.fail(f"choice {number}: {meaning!r} is a number, and numbers are places in the row")
            taken[meaning] = choice


def _at(choices: tuple[Choice, ...], place: str) -> Choice | None:
    if place == "last":
        return choices[-1]
    number = _PLACES.get(place) or int(place[0])
    return choices[number - 1] if number <= len(choices) else None


def _spoken_of(choices: tuple[Choice, ...], words: list[str], mended: frozenset[str]) -> Choice | None:
    """The choice whose longest meaning stands in the answer; None where two are as long, or all is well in doubt."""
    found = sorted(((len(_longest(choice, words)), place) for place, choice in enumerate(choices)), reverse=True)
    (best, place), (second, _) = found[0], found[1]
    if best == second:
        return None
    choice, phrase = choices[place], _longest(choices[place], words)
    others = set(words) - set(phrase.split())
    if choice.does and phrase in _SOFT and not only_agrees(" ".join(others)):
        return None
    in_doubt = _DOUBT & others or (only_agrees(phrase) and not only_agrees(" ".join(others)))
    return None if choice.title in mended and in_doubt else choice


def _longest(choice: Choice, words: list[str]) -> str:
    phrases = [plain(choice.title), *choice.means]
    return max((phrase for phrase in phrases if _stands_in(phrase.split(), words)), key=len, default="")


def _stands_in(phrase: list[str], words: list[str]) -> bool:
    if len(phrase) == 1 and len(words) > _FEW_WORDS:
        return False
    for at in range(len(words) - len(phrase) + 1):
        if words[at : at + len(phrase)] == phrase:
            return not _NOT & set(words[max(0, at - _NEAR) : at])
    return False
