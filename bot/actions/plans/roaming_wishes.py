"""What somebody wants who speaks of their phone abroad: roaming on or off, a fault found, a charge gone."""

import re

_ROAMING = r"(?:(?:my|the|data|international|our|her|his)\s+)*(?:roam\w*|roming|international)\b"
_ON_OFF = re.compile(
    rf"\b(?:turn|switch|put|have|get)\s+(?:back\s+)?(?P<first>on|off)\s+{_ROAMING}"
    rf"|\b(?:turn|switch|put|have|get|want|need|make sure)\s+{_ROAMING}(?:\s+is|\s+(?:turned|switched|put))*"
    r"\s+(?:back\s+)?(?P<last>on|off|activated|enabled|disabled)\b(?! (?:my|our|the|this)\b)"
    r"|^\W*(?:data )?(?:roam\w*|roming) (?P<bare>on|off)\b\W*(?:please|pls)?\W*$",
    re.IGNORECASE,
)
_ON = re.compile(rf"\b(?:activate|enable|allow|open|unblock)\s+{_ROAMING}", re.IGNORECASE)
_OFF = re.compile(
    rf"\b(?:de-?activate|disable|block|kill|stop)\s+{_ROAMING}(?! (?:charge|cost|fee|bill|rate)s?\b)", re.IGNORECASE
)
_NOT = re.compile(r"\b(?:don'?t|do not|never|didn'?t|not to)\b", re.IGNORECASE)
# Who asks how it is done, or what it would cost, is told.
_ASKS = re.compile(
    r"^\W*(?:(?:hi|hello|hey|so|and|ok|please|pls)\W+)*"
    r"(?:how|hw|what|wh?ats|where|when|which|will|does|do|is|are|am|did)\b",
    re.IGNORECASE,
)
# "I haven't been there yet, I'm going in May": a trip to come.
_WILL = re.compile(r"\b(?:i'?m|we'?re|am|are) going\b|\bwill be\b|\bi'?ll\b|\bplanning\b|\bbefore\b", re.IGNORECASE)
_NO_NETWORK = re.compile(
    r"\bno (?:mobile |phone |cell )?(?:data|signal|service|internet|network|net|connection|reception|bars|4g|5g)\b"
    r"|\b(?:not|never|nothing|isn'?t|doesn'?t|dosn'?t|don'?t|won'?t|wont|can'?t|cannot|couldn'?t)\s+(?:\w+\s+)?"
    r"(?:work\w*|wrk\w*|con+ect\w*|find\w* (?:a |any |the )?(?:network|signal)|load\w*|go out"
    r"|get (?:online|a signal|any|data|service))\b"
    r"|\bnothing works\b|\b(?:emergency calls|sos) only\b|\bhaven'?t (?:got )?(?:any )?(?:signal|data|service)\b",
    re.IGNORECASE,
)
_USED = r"(?:us(?:ed?|ing)|been|be|go(?:ne|ing)?|went|left|leave|roam\w*|had|ha[sd] (?:it )?on|touch\w*|open\w*)"
_CONTESTS = re.compile(
    # "I never used any data in Switzerland", "I wasn't even there", "I had roaming off".
    rf"\b(?:never|did ?n[o']?t|have ?n[o']?t|had ?n[o']?t)\s+(?:(?:even|ever|really|actually)\s+)?{_USED}\b"
    r"|\b(?:was ?n[o']?t|were ?n[o']?t|was never)\s+(?:(?:even|ever|actually)\s+)?"
    r"(?:in|at|abroad|there|roaming|using)\b"
    r"|\bhad\s+(?:(?:my|the|data)\s+)*(?:roam\w*|phone|data|it)\s+(?:\w+\s+)?(?:off|on (?:airplane|aeroplane|flight))\b"
    r"|\b(?:roam\w*|data|phone)\s+was\s+(?:\w+\s+){0,2}?(?:off|on (?:airplane|aeroplane|flight))\b"
    r"|\b(?:take|get)\s+(?:it|that|this|them|the (?:\w+ )?charges?)\s+off\b|\b(?:refund|overcharged|money back)\b"
    r"|\bcharges?\b.*\b(?:wrong|incorrect|a mistake)\b|\b(?:wrong|incorrect)\b.*\bcharges?\b",
    re.IGNORECASE,
)
# "Ring France" is done at home; "ring home from France" and "calls in France" are not.
_RINGS = re.compile(
    r"\b(?:(?:ring|call|dial|text)(?:ing|ling)?|(?:to|i|we|you) phone|phoning)\s+(?:to\s+)?"
    r"(?:(?:(?:my|our|a|an|some|the)\s+\w+|someone|somebody|people|family|friends?|mum|dad|numbers?)\s+in\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_IS_AWAY = re.compile(
    r"\b(?:from (?!home|here|the uk|england|britain|scotland|wales|my)|abroad|roam\w*|while|when (?:i|we)"
    r"|holiday|trip|travel\w*|going|visiting|there|home)\b",
    re.IGNORECASE,
)
_AT_HOME = re.compile(r"\bfrom (?:home|here|the uk|england|britain|scotland|wales)\b", re.IGNORECASE)
_IS_IT_ON = re.compile(
    r"\b(?:how (?:do|can|will|would) (?:i|we) (?:know|tell|see|check)(?: if| whether| that)?|is|check (?:if|whether)) "
    rf"(?:it'?s|it is|it|{_ROAMING})(?: (?:is|now|already|switched|turned))* (?:on|off|working|active)\b",
    re.IGNORECASE,
)
# Followed up by itself, after a country was told.
_PART = re.compile(
    r"\W*(?:(?:and|ok|so|what about|how about|what are|how much (?:is|are|for|do|does)|what(?:'?s| is| does)|it|cost"
    r"|the|a|making|using|for)\W+)*"
    r"(?:(?P<calls>(?:phone )?calls?|calling|ringing(?: home)?|minutes|mins)|(?P<texts>texts?|texting|sms|messages)"
    r"|(?P<data>(?:mobile )?data|internet|a gig|gb|(?:per|a|an|each) (?:mb|meg|megabyte|gb|gig|gigabyte)))"
    r"(?: (?:there|cost|from there|home|then|in \w+))*\W*",
    re.IGNORECASE,
)


def wants_roaming(words: str) -> bool | None:
    """On or off; None where neither is asked for."""
    said = _ON_OFF.search(words)
    # "Off, so that it doesn't happen again" denies nothing.
    if _ASKS.search(words) or _NOT.search(words[: said.start()] if said else words):
        return None
    if said:
        how = next(one for one in said.groups() if one)
        return how.lower() in ("on", "activated", "enabled")
    if _OFF.search(words):
        return False
    return True if _ON.search(words) else None


def is_it_on(words: str) -> bool:
    return _IS_IT_ON.search(words) is not None


def tells_of_a_fault(words: str) -> bool:
    return _NO_NETWORK.search(words) is not None and _ASKS.search(words) is None


def contests_a_charge(words: str) -> bool:
    """Whoever was never there, or had it off, wants the charge gone, and no pass."""
    plainly = words.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return _CONTESTS.search(plainly) is not None and _WILL.search(plainly) is None


def part_in(words: str) -> str | None:
    """ "And calls?": what of the use abroad is asked about, where nothing else is said."""
    match = _PART.fullmatch(words)
    return next((name for name, said in match.groupdict().items() if said), None) if match else None


def rings_from_home(words: str, place: int) -> bool:
    """A call to the country that is named at this place, by who does not say that they are in one."""
    if _RINGS.search(words[:place]) is None:
        return False
    return _AT_HOME.search(words) is not None or _IS_AWAY.search(words) is None
