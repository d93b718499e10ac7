"""Where a fault begins that nobody has named yet: what explains it all, and which of their services it can be about."""

import re
from collections.abc import Mapping
from typing import Any

from bot.actions.troubleshooting.checks import IN_ORDER, look
from bot.actions.troubleshooting.guiding import GUIDES, NOTHING
from bot.dialogue.lines import of_account
from bot.dialogue.turn import Turn
from bot.guides import finding
from bot.reading.still_off import is_still_off

TROUBLE_WITH = {
    "broadband": "internet_problem",
    "mobile": "mobile_problem",
    "tv": "tv_problem",
    "landline": "tv_problem",
}
# What an allowance that is used up stops, where all the rest works.
WITHOUT_DATA = "mobile_no_data"
# "The box" is what stands in the hall, of whatever service.
_ANY_DEVICE = re.compile(r"\b(?:box|thing|device|netflix|iplayer|youtube)\b", re.IGNORECASE)
_TV = re.compile(r"\b(?:tv|telly|television)\b", re.IGNORECASE)
_AT_HOME = re.compile(r"\b(?:broad ?band|router|hub|modem|wi-? ?fi|fib(?:re|er)|ethernet|landline)\b", re.IGNORECASE)
_PHONE = re.compile(r"(?<!home )(?<!house )\bphones?\b", re.IGNORECASE)
_ALL = re.compile(
    r"^\W*(?:(?:hi|hello|help|please|now|so|and|absolutely|literally)\W+)*"
    r"(?:(?:nothing(?:'?s| is| at all| here| of (?:yours|it))*|none of it|it all|all of it|everything(?:'?s| is| has)?)"
    r" (?:works?|working|down|dead|broken|off|out|gone|stopped|buggered|playing up|on strike)"
    r"|(?:all|everything)(?:'?s| is)? (?:down|dead|off|broken|gone))\b",
    re.IGNORECASE,
)
_CUT_OFF = re.compile(
    r"\b(?:phone|mobile|line|sim|number)(?:'?s)? (?:got|gets|was|is|been|has been|just got|is being)? ?"
    r"(?:cut off|disconnected|deactivated|stopped)\b|\b(?:cut off|disconnected) my (?:phone|mobile|line|sim|number)\b"
    r"|\b(?:been|got) cut off\b",
    re.IGNORECASE,
)
_MID_CALL = re.compile(r"\b(?:calls?|talking|mid|during|halfway|minutes|keeps?)\b", re.IGNORECASE)


def says_nothing_works(words: str) -> bool:
    return _ALL.search(words.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")) is not None


def says_cut_off(words: str) -> bool:
    """Not "my calls cut off after a minute"."""
    said = words.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return _CUT_OFF.search(said) is not None and not _MID_CALL.search(said)


async def explained_by(turn: Turn, intent: str) -> str | None:
    """The guide that has words for it, where an outage or the state of the account explains whatever is wrong."""
    me = await turn.get("/v1/accounts/me")
    lines = of_account(me.body, GUIDES[NOTHING[intent]].service) if me.ok else []
    if len(lines) != 1:
        return None
    looked = await look(turn, lines[0], None)
    for guide in (GUIDES[NOTHING[intent]], GUIDES[WITHOUT_DATA]):
        for check in ("outage", "account"):
            found = looked.found[check]
            fits = guide.service == lines[0]["kind"] and found.name != IN_ORDER
            if fits and finding(guide, check, found.name, found.step):
                return guide.name
    return None


def troubles_of(me: Mapping[str, Any]) -> list[str]:
    """What can be wrong with what they have."""
    have = {one["kind"] for one in of_account(me)}
    return list(dict.fromkeys(trouble for kind, trouble in TROUBLE_WITH.items() if kind in have))


def elsewhere(intent: str, words: str, me: Mapping[str, Any]) -> str | None:
    """The trouble it must be, where no service is named and they have only one other kind of it."""
    have = [trouble for trouble in troubles_of(me) if trouble != intent]
    if len(have) != 1 or (intent == "tv_problem" and _TV.search(words)):
        return None
    any_of_it = _ANY_DEVICE.search(words) or says_nothing_works(words) or is_still_off(words)
    # Who has a mobile alone means its data by the net, and it by the phone.
    net = intent == "internet_problem" and not _AT_HOME.search(words)
    of_mobile = have == ["mobile_problem"] and (net or _PHONE.search(words))
    return have[0] if any_of_it or of_mobile else None
