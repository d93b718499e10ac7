"""What people say against a charge, by what the api calls it; and what is about no charge at all."""

import re

FOR_A_FAULT = re.compile(
    r"\b(?:compensat\w*|outage|no (?:internet|service|signal|broadband|landline)|(?:was|were|been) (?:down|off|out)"
    r"|never turned up|missed (?:visit|appointment)|closed my account|in credit|credit (?:back|for|me)|lost a day"
    r"|money off"
    r"|(?:days?|time|hours?|weeks?) (?:\w+ ){0,2}?(?:it|its|we|i)(?:'?s| is| was| were)? (?:been )?(?:off|down|out))\b",
    re.IGNORECASE,
)
# Asked after an outage, it is about that.
MONEY_BACK = re.compile(
    r"\b(?:anything|something|money|credit|any|a bit) (?:\w+ )?(?:off|back)\b|\boff (?:the|my) bill\b|\bcompensat\w*",
    re.IGNORECASE,
)
# A discount that was, to be had again.
DISCOUNT = re.compile(
    r"\bdiscounts?\b.{0,20}\b(?:back|again|renew\w*|extend\w*|restor\w*|continue\w*|put on)\b"
    r"|\b(?:renew|extend|restore|keep|put back|bring back|get) (?:me )?(?:the|my|that|our|another|a) (?:\w+ )?"
    r"discount\b",
    re.IGNORECASE,
)
# What one gets of it.
WORTH = re.compile(
    r"\bhow much\b.*\b(?:days?|weeks?|get|back|owed|refund|off|compensation)\b|\bwhat (?:will|do|would) i get\b",
    re.IGNORECASE,
)
# It is asked what it is, and nothing said against it.
ONLY_ASKS = re.compile(
    r"\W*(?:(?:and|so|ok|but) )*(?:and|what about|how about|what(?:'?s| is)) (?:the|that|this|my)"
    r" [\w' £$€₹.,]{2,30}\?\W*",
    re.IGNORECASE,
)
# How a charge is called that comes of using something.
USED = re.compile(r"\b(?:roaming|calls?|texts?|premium|minutes)\b", re.IGNORECASE)
# What the api calls a reason, by how people say it. The first that fits counts.
_REASONS = {
    "charged_twice": r"\b(?:twice|two times|2 times|double|duplicate\w*)\b",
    "cancelled": r"\b(?:cancel+ed|had (?:already )?(?:ended|left)|after (?:i|we) left|stopped it|returned it)\b",
    "wrong_amount": r"\b(?:wrong (?:amount|price)|(?:amount|price|sum) (?:is|was) wrong"
    r"|overcharg\w+|too much|(?:was|were) (?:promised|quoted|told)|agreed"
    r"|should(?:'ve| have)? (?:be|been)|included?|covered|part of (?:my|the) plan|supposed to be|discount)\b",
    "not_mine": r"\b(?:never|not mine|isn'?t mine|did ?n[o']?t (?:order|ask|buy|use|make|want|sign)|don'?t recogni[sz]e"
    r"|switched off|turned off|on (?:the |their |hotel )?wi-?fi"
    r"|wasn'?t me|(?:was|were) ?n[o']?t (?:\w+ )?(?:in|there|abroad|away|using)"
    r"|ha[vd]e?n'?t (?:\w+ )?(?:been|used|left)|roaming (?:\w+ )?off)\b",
}


def reason_in(words: str) -> str | None:
    return next((name for name, said in _REASONS.items() if re.search(said, words, re.IGNORECASE)), None)
