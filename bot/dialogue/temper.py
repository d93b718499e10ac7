"""Whether somebody swears. They get a person sooner and the same courtesy."""

import re

_SWORN = re.compile(
    r"\b(?:f+u+c*k+\w*|fkn|fck\w*|wtf|ffs|sh[i1]t\w*|bullsh\w*|crap|bloody|bollocks|damn|goddam\w*|arse\w*|ass ?hole\w*"
    r"|bastard\w*|piss(?:ed|ing)?(?: off)?|cunt\w*|wank\w*|twat\w*|bugger\w*|screw you|idiots?|morons?|stupid)\b",
    re.IGNORECASE,
)


def swears(text: str) -> bool:
    return _SWORN.search(text) is not None
