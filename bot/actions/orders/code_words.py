"""How customers ask where the code of their other network comes from, and say that they have none yet."""

import re

# Who has the code of the other network, asked before it is told.
ASKED_AS = {
    "source": re.compile(
        r"^(?!.*(?:\d{3}|\b(?:how long|expires?|valid|safe|why|costs?|free|charged?)\b))(?:(?=.*\b(?:code|pac)\b).*"
        r"\b(?:who|where|how|from (?:you|u|them|my|the|who|where)|(?:you|they|u) (?:give|send|text)|get)\b"
        r"|.*\b(?:where|how) (?:do|can|would|will) i get (?:it|one|that)\W*$)"
    ),
}
# Those words are no code, and nobody has to stay for want of one.
NO_CODE_YET = re.compile(
    r"\b(?:(?:have ?n'?t|have not|not|never)(?: \w+)? (?:got|get|received|had|been (?:sent|given))"
    r"|(?:don'?t|do not)(?: \w+)? have)(?: \w+)? (?:it|one|that|any|(?:the|a|my|that|any|this) (?:\w+ )?(?:code|pac))\b"
    r"(?! (?:number|sim|phone))|\bno (?:code|pac)\b|\b(?:waiting (?:for|on)|need to get) (?:it|them|the \w+|my \w+)\b"
    r"|\b(?:code|pac|it|text)(?: has| is)?(?: ?n'?t| not) (?:come|here|arrived)\b",
    re.IGNORECASE,
)
