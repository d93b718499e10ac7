"""Whether a message takes back what was said before, and what is to stand instead."""

import re

from bot.reading.calendar_words import MONTH, WEEKDAY
from bot.reading.tidy import tidy

_START = (
    r"^(?:\W|\b(?:oh|oops|ooops|whoops|oopsie|woops|sorry|soz|sry|apologies|my bad|my mistake|wait|hang on"
    r"|hold on|no|nope|nah|ah|um|uh|er|erm|hmm|damn|shit|argh|actually|acc|actually no|i'?m|so|but|ok|and"
    r"|well|just)\b)*"
)
# What says in so many words that something else holds.
_MARKERS = (
    r"i mean(?= (?:the|to|on|my|\d|[£$€₹]))",
    (
        r"(?:let me (?:correct|rephrase|fix|change)(?: (?:that|it|myself))?|i misspoke|i take (?:that|it) back"
        r"|on second thoughts?)"
    ),
    r"better (?:make it|say)",
    r"(?:i )?(?:meant|ment|mean[st])(?: to (?:say|put|type|write))?",
    (
        r"(?:can you |could you |please |lets |let'?s )?(?:make|mak) (?:it|that)(?! (?:so|work|stop|go|quick"
        r"|fast|cheap|clear|easy|right|better|happen)\w*)"
    ),
    r"(?:it |that )?should(?:'?ve| have| of)?(?: actually)? (?:be|been|read|say|said)",
    r"(?:can you |could you |please |can i |i want to )?(?:change|switch|correct) (?:it|that|this) to",
    r"(?:scrap|scratch|ignore|forget|strike|disregard) (?:that|what i said|the last (?:one|bit|message))",
    r"(?:a )?(?:correction|typo)",
    (
        r"(?:that'?s|that was|that is|i gave(?: you)?|i put|i typed|i said|it'?s|it was)?(?: the"
        r"| a)? ?(?:wrong|incorrect|mistaken|mistyped)(?: (?:number|date|day|amount|address|one|email|e-mail"
        r"|name|postcode|month|time|plan|account|order|thing))?"
    ),
    r"i (?:mis(?:typed|spelt|spelled|read)|got (?:it|that) wrong|made a (?:mistake|typo))",
)
_MARKED = re.compile(rf"{_START}\W*(?P<marker>{'|'.join(_MARKERS)})(?!\w)", re.IGNORECASE)
_LINK = re.compile(
    r"^(?:[^\w£$€₹+]|\b(?:it'?s|it is|it should be|it was|should be|is|make it|i meant|i mean|use|try"
    r"|the right one is|the correct one is|to say|to be|that|here'?s|the correct \w+ is|its|do|not that"
    r"|and|but)\b)+",
    re.IGNORECASE,
)
_THING = (
    rf"(?:the )?(?:\d|[£$€₹+]|{WEEKDAY}\b|{MONTH}\b|to(?:morrow|day)\b|next (?:week|month|{WEEKDAY})"
    rf"|[\w.+-]+@|half\b|all of it)"
)
# "Actually 40", "no wait, Friday": a slip, and then at once the thing itself.
_BARE = re.compile(
    rf"^\W*(?:(?:no|oh|oops|sorry|ah|um)\W+)*(?P<marker>actually|wait|hang on|hold on|oops|sorry|my bad"
    rf"|my mistake|whoops)\b(?:\W|\b(?:no|it'?s|its|it is|on|the|at|for)\b)*?(?P<rest>{_THING}.*)$",
    re.IGNORECASE,
)
# "Not the 24th, the 25th".
_NOT_BUT = re.compile(
    r"^\W*(?:no\W+|sorry\W+|wait\W+)*(?:i (?:said|meant) )?not (?P<old>[^,;.]{1,30})(?:[,;.]| but"
    r"| - ) ?(?:but )?(?P<rest>.{1,60})$",
    re.IGNORECASE,
)
_BUT_NOT = re.compile(
    rf"^\W*(?:no\W+|sorry\W+|wait\W+)*(?:(?:i|it) (?:said|meant|was|is) "
    rf"|it'?s )?(?P<rest>{_THING}[^,;]{{0,40}}?),? not (?:the )?(?P<old>[\w£$€₹.@: ]{{1,25}})\W*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"^\W*(?P<rest>{_THING}.{{0,60}}?)[,.]? (?:i (?:meant|mean|ment)|sorry|instead|i should have said)\W*$",
    re.IGNORECASE,
)
# "I said broadband but I meant TV".
_MEANT = re.compile(r"^.{1,60}?(?:\bbut|[,;.!])\W*(?:i|it) (?:meant|ment) (?P<rest>.{1,60})$", re.IGNORECASE)
# Nothing is taken back by these.
_NOT_MARKED = re.compile(
    r"^\W*(?:i mean\b(?! (?:the|to|\d|[£$€₹]))|it'?s wrong|it was wrong|that'?s wrong|that was wrong"
    r"|(?:wrong|incorrect)\b(?=$| (?:bill|charge)))",
    re.IGNORECASE,
)
_INSTEAD = re.compile(r"[ ,]*\binstead\b\W*$", re.IGNORECASE)
_PLEASE = re.compile(r"[ ,]*\b(?:please|pls|plz|thanks|thx|sorry|ta)\b\W*$", re.IGNORECASE)


# Who says more tells a story.
_LONGEST = 200


def correction(typed: str) -> str | None:
    """What is to stand instead; "" where that was not said; None where nothing is taken back."""
    text = " ".join(tidy(typed).text.split())
    if len(text) > _LONGEST:
        return None
    for pattern in (_NOT_BUT, _BUT_NOT, _AFTER, _MEANT):
        if (match := pattern.match(text)) and _short(match["rest"]) and _meant(pattern, match):
            return _clean(match["rest"])
    if (match := _MARKED.match(text)) and not _NOT_MARKED.match(text[match.start("marker") :]):
        return _clean(_without(text[match.end() :]))
    if (match := _BARE.match(text)) and _short(match["rest"]):
        return _clean(match["rest"])
    return None


def _meant(pattern: re.Pattern[str], match: re.Match[str]) -> bool:
    """ "Not working, please help" denies nothing that was said: what is denied has to be a thing too."""
    if pattern is not _NOT_BUT:
        return True
    return bool(
        re.match(_THING, match["old"], re.IGNORECASE)
        and re.match(rf"(?:it'?s |it is |i meant |the |on )?{_THING}", match["rest"], re.IGNORECASE)
    )


def _without(rest: str) -> str:
    """A second marker behind the first adds nothing: "wrong number, it is", "scrap that, make it"."""
    return _LINK.sub("", rest.lstrip(" ,.;:!-"))


def _short(rest: str) -> bool:
    return len(rest.split()) <= 8 and "?" not in rest


def _clean(rest: str) -> str:
    return _INSTEAD.sub("", _PLEASE.sub("", _without(rest))).strip(" ,.;:!")
