"""Whether what was sent is there, in the words of who has it before them: "router came, no lights"."""

import re

from bot.guides.typed import plain
from bot.reading.still_off import FAILS, NO_LIGHT

_CAME = re.compile(
    r"\b(?:arrived|delivered|turned up|came|has come|is here|its here|it is here|here already|already here"
    r"|(?:^|(?:ive|have|i|just) )(?:got|received|had|have|unpacked|opened|set up|plugged in|connected)"
    r" (?:it|the|my|a|our)\b|got (?:it|the box|my router)|(?:plugged|wired) (?:it |the \w+ |my \w+ )?in"
    r"|connected (?:it|the|my)|set (?:it|the \w+|my \w+) up"
    r"|no lights?|lights? (?:is|are|on|off|all)|red light|orange light|flashing|blinking)\b"
)
_NOT_CAME = re.compile(
    r"\b(?:not|never|hasnt|isnt|didnt|havent|wasnt|wont|when|hasn|until|supposed|should(?: have| be)?|meant to|if"
    r"|has (?:my|it|the)"
    r"|nothing|nobody|no one)\b(?:\W+\w+){0,4}\W+(?:arrived?|delivered|turn(?:ed)? up|came|come|here|got|received"
    r"|had)\b"
)
_FAILING = re.compile(
    rf"\b(?:{NO_LIGHT}|{FAILS}|dead|broken|faulty|red light|no (?:internet|wi ?fi|connection|signal))\b"
)


def says_it_came(words: str) -> bool:
    """Of a router that was sent: that it is there, or what only who has it before them can see."""
    said = plain(words)
    return _CAME.search(said) is not None and _NOT_CAME.search(said) is None


def says_it_came_and_fails(words: str) -> bool:
    """ "Router came, no lights": more than that it is there."""
    said = plain(words)
    return says_it_came(words) and _FAILING.search(said) is not None


def says_it_did_not_come(words: str) -> bool:
    return _NOT_CAME.search(plain(words)) is not None
