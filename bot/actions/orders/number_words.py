"""How customers say that a number leaves, comes, or has not come yet."""

import re

TAKE, BRING, CHASE = "take", "bring", "chase"
# "My PAC has not come" asks for ours; "when does my number switch" for how far it is.
_WHATS = {
    # "Want", "went" and "current" end like a denial, and "can I still bring it" asks for no news.
    CHASE: r"\b(?:not|(?:has|have|had|is|was|did|does)n'?t|(?:don'?t|do not) (?:have|see)|when (?:will|does|is)"
    r"|still (?:not|no|waiting|with|on|got|the|(?:has|have|is|does|do)n'?t)|what (?:day|time)|wot day|stuck|pending"
    r"|failed|rejected)\b(?:(?!\b(?:want|bring|keep|take|leave|but)\b)[^.?!,;]){0,40}"
    r"\b(?:switch\w*|c[oa]me ac\w+|moved|ported|transfer\w*|old nu?m?\w*|old network|port|number)\b"
    r"|\bport (?:in )?(?:is |was |has )?(?:stuck|failed|pending|rejected)|\bstop the port",
    BRING: r"\b(?:bring\w*|port(?:ing)? (?:it |my \w+ )?in|join\w*|come (?:with|to|across|over) \w*|coming from"
    r"|come over|from (?:another|other|my old|o2|ee|giffgaff|three|vodafone|tesco|sky|verizon|t-?mobile)"
    r"|to (?:you|u|yours?)|here'?s my|got (?:a|the|my) (?:pac|code)|on(?:to)? (?:this|my new) sim"
    r"|over (?:to|2) (?:you|u))\b",
    TAKE: r"\bpa[ck]+\b|\bpack code|\bstac\b|\b(?:leav\w*|away|going (?:to|elsewhere)|port(?:ing)? out|release"
    r"|(?<!not )(?<!not to )(?<!no )(?:another|different|new) (?:network|operator|company|provider|carrier)"
    r"|take my number|transfer pin"
    r"|port(?:ing)?[- ](?:code|pin)|(?:change|switch) (?:company|provider|network))\b",
}
WANTED = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _WHATS.items()}
# Who is asked for a code and has no PAC yet is not leaving.
AWAY = re.compile(
    r"\b(?:take (?:it|my number)|leav(?:e|ing)|port(?:ing)? out|move it) (?:away|elsewhere|you)\b", re.IGNORECASE
)
# With us all the time, and on somebody else's account: no code does that.
OTHER_ACCOUNT = re.compile(
    r"\b(?:(?:her|his|their|my \w+'?s|some(?:body|one) else'?s) (?:own )?|(?:an? )?(?:own|another|different|separate) )"
    r"(?:account|name)\b|\b(?:change|transfer) (?:of )?(?:the )?(?:owner|ownership|account holder)\b",
    re.IGNORECASE,
)
# What is with the line meanwhile.
UNTIL = re.compile(
    r"\W*(?:(?:and|ok|so|but|what|happens|about)\W+)*(?:(?:until|till|til|before) then|meanwhile|in the meantime)\W*",
    re.IGNORECASE,
)
PORTING_CODE = re.compile(r"(?<![A-Za-z0-9])([A-Za-z]{3}[ -]?\d{3}[ -]?\d{3})(?![A-Za-z0-9])")
