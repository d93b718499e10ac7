"""Who goes, gives up, does it later, or wants somebody to come: said at any step, and no answer to it."""

import re

_DO = r"(?:try|do|check|look|come|be|go|finish|write|text|carry)"
_MOMENT = r"(?:give me |hold on |hang on |wait |just )*(?:one|two|a|1|2|a few) ?(?:sec|second|minute|min|mo|moment)s?"
_SOON = (
    rf"(?:(?:ok|okay|yes|sorry|please|can you)\W+)*(?:{_MOMENT}|hold on|hang on|bear with me)",
    rf"(?:{_MOMENT}|hold on|hang on|bear with me)\W+(?:please|i'?m [\w ]+|while i [\w ]+)",
    r"(?:(?:ok|okay|yes)\W+)?(?:i'?m )?(?:trying|doing|checking|on)(?: (?:it|that|this))?(?: now)?",
)
_WHEN = (
    r"(?:later|tomorrow|tonight|this evening|another (?:time|day)|after (?:work|dinner|tea)|when i\b.*"
    r"|in an? (?:bit|while|hour))"
)
_LATER = (
    rf"(?:i|i'?ll|we|we'?ll|let me|i'?d|gonna|going to)(?: \w+){{0,2}} {_DO}\b[\w' ]{{0,25}}\b{_WHEN}",
    rf"(?:maybe|do it|try it|that'?s for) {_WHEN}",
)


def any_of(ways: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(ways)})\b", re.IGNORECASE)


_DO_LATER = any_of(_LATER)
_ONE_MOMENT = re.compile(rf"\W*(?:{'|'.join(_SOON)})\W*", re.IGNORECASE)
_GIVES_UP = re.compile(
    r"\W*(?:(?:oh|ok|actually|no|sorry|just)\W+)*(?:nvm|never ?mind|don'?t (?:worry|bother)|doesn'?t matter|forget it"
    r"|leave it|i give up|i'?ve had enough)\b(?!.*\b(?:it'?s the|is there|what|how|when|why|which)\b)",
    re.IGNORECASE,
)
_COMES = (
    r"(?:engineers?|technicians?|techs?|repair ?(?:man|men|person)|(?:some(?:one|body)|a man|a person|a bloke"
    r"|a guy)(?= (?:out|over"
    r"|round|here|to (?:come|look|fix|sort|mend))))"
)
_VISIT = re.compile(
    rf"\b(?:send|get|book|need|want|arrange|order|call|have|like|give me|just)(?: \w+){{0,4}} {_COMES}"
    rf"|^\W*(?:an? )?{_COMES}\b"
    r"(?: (?:please|pls|now|visit))*\W*$|\b(?:send|get) (?:some(?:one|body)|a (?:man|bloke|guy))\W*(?:please|pls"
    r"|now)?\W*$"
    r"|\bbook (?:me )?(?:a|the) visit\b",
    re.IGNORECASE,
)
_NO_VISIT = re.compile(r"\b(?:no|not|don'?t|without|rather than|instead of|do i|will i|is)\b", re.IGNORECASE)


_LEAVES = re.compile(
    r"\b(?:bye\w*|good ?bye|good ?night|see (?:you|ya|u)|ttyl|speak (?:later|soon)|talk (?:later|soon)|ta ta|cheerio"
    r"|tara|laters"
    r"|take care|that'?s (?:all|it|everything)|(?:got|have|need|gotta) (?:to )?(?:go|run|leave|dash)"
    r"|(?:i'?m )?off (?:out|now|to)"
    r"|going (?:now|out)|have a (?:good|nice)|end (?:the )?chat|close (?:the |this )?chat|finished here"
    r"|no more questions)\b",
    re.IGNORECASE,
)


def leaves(words: str) -> bool:
    """ "Still off" and "everything" are easily taken for a goodbye, and are none."""
    return _LEAVES.search(straight(words)) is not None


def gives_up(words: str) -> bool:
    return _GIVES_UP.match(straight(words)) is not None


def wants_visit(words: str) -> bool:
    """Somebody who comes and looks, not a chat with one."""
    said = straight(words)
    found = _VISIT.search(said)
    return found is not None and not _NO_VISIT.search(said[: found.end()])


def waits(words: str) -> str | None:
    """ "soon" for a moment, "later" for another time."""
    said = straight(words)
    return "soon" if _ONE_MOMENT.fullmatch(said) else "later" if _DO_LATER.search(said) else None


def straight(words: str) -> str:
    return words.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
