"""What was told of a phone: that it is gone, how, or that it is back."""

import re

from bot.reading.denial import denied
from bot.reading.tidy import plain

STOLEN = re.compile(
    r"\b(?:stol\w*|steal\w*|nick(?:ed|d)|pinch\w*|theft|thie(?:f|ves)|robb\w*|mugg\w*|snatch\w*|pickpocket\w*|swiped"
    r"|jacked|took (?:my|his|her|our)|taken|broken? into|burgl\w*|grabbed)\b",
    re.IGNORECASE,
)
_GONE = re.compile(rf"{STOLEN.pattern}|\b(?:lost|losing|lose|gone|missing|vanished|disappeared)\b", re.IGNORECASE)
# Which phone, and not what happened to it just now: "found my stolen phone", "the one I lost turned up".
_WHICH = re.compile(
    r"\b(?:lost|stolen|missing) (?=phone|mobile|cell|handset|iphone|sim|one)"
    r"|\b(?:phone|mobile|cell|handset|iphone|sim|one) (?:that )?(?:i|we|he|she) (?:had )?lost\b"
)
_LET_WORK = re.compile(
    r"\b(?:unblock|unbar|unlock|un-?suspend|reactivate|re-?enable|lift)\b|\btake (?:the )?(?:block|bar) off"
)
_THING = r"(?:it|them|(?:my|the|her|his|our) \w+)"
_BACK = re.compile(
    rf"\bfound(?! (?:out|that|myself))\b|\bturned up\b|\bhanded in\b"
    rf"|\b(?:got|has|have|had|gave|given|brought) {_THING} back"
    r"|\b(?:it|phone|mobile|cell|handset|sim)(?:(?:'s| has| is| was)(?: come| given| brought)?| came) back\b"
)
# Whoever has it now is not the one who lost it; and it is not back before it is.
_NOT_OURS = re.compile(
    r"\b(?:who(?:ever)?|some ?(?:one|body)|thief|if|until|till|unless|in case|might|may|want(?: to)?|hop(?:e|ing))"
    r"(?: \w+){0,3} $"
)


def wants_it_to_work(words: str) -> bool:
    """It is asked for, or told that the phone is back."""
    text = _WHICH.sub("", plain(words))
    return any(not denied(text, match.start()) for match in _LET_WORK.finditer(text)) or is_back(words)


def is_back(words: str) -> bool:
    """Told, and nothing after that of its being gone."""
    text = _WHICH.sub("", plain(words))
    told = [match.start() for match in _BACK.finditer(text) if _is_back(text, match.start())]
    gone = [match.start() for match in _GONE.finditer(text)]
    return bool(told) and max(told) > max(gone, default=-1)


def _is_back(text: str, place: int) -> bool:
    return not denied(text, place) and not _NOT_OURS.search(text[:place])


# What is asked before the yes to the block. In this order: "how much is a new SIM" is about the SIM.
_ASKED = {
    "track": r"\b(?:track|locate|trace|find|see where|where is)\b",
    "number": (
        r"\b(?:keep|lose|same|safe|change|stay|happens?)\b.{0,25}\bnumber\b"
        r"|\bnumber\b.{0,20}\b(?:safe|stay|same|change)"
    ),
    "sim": r"\bsim\b",
    "phone": (
        r"\b(?:new|another|replacement) (?:one|phone|mobile|handset|iphone)\b|\breplacement\b"
        r"|\breplace (?:it|my|the)\b"
    ),
    "back": r"\b(?:un-?block|lift|undo|turn it back|switch it back|use it again|get it back|if i find)\b",
    "cost": r"\b(?:cost\w*|free|charged?|fees?|pay|price|how much)\b",
}
ASKED_AS = {about: re.compile(words) for about, words in _ASKED.items()}
