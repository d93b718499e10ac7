"""What is asked about a visit, a move or an order, however it is called, before it is agreed to."""

import re

from bot.reading.wonders import COST, LONG, MOST_WORDS

_NO_OTHER = (
    # In a longer message such words are about anything, and these have an amount, a length and an end of their own.
    rf"^(?!(?:\S+ ){{{MOST_WORDS}}})"
    r"(?!.*\b(?:bills?|balance|owe|plans?|invoices?|statements?|contract|data|payments?|roaming|why)\b)"
    # "Can I have it when I am in" wants it then.
    r"(?!.*\b(?:can|could) i (?!have to\b)).*"
)
_ASKED_AS = {
    # "Is Friday free" wants Friday.
    COST: r"\b(?:will|does|would|do|is|are|am|gonna)\b.{0,25}\b(?:cost\w*|charge\w*|fees?|(?<!day )free|pay)\b"
    r"|\bhow much\b|\b(?:any|a|an) (?:extra )?(?:cost|charge|fee)s?\b|\bwhat.{0,15}\b(?:cost|price|charge|fee)s?\b",
    LONG: r"\bhow long (?:will|does|is|do|would)\b",
    "home": r"\b(?:need|have|has|must|should|ought|do|does)\b.{0,25}\b"
    r"(?:(?:home|there|present)\b(?!.{12})|in(?= (?:for|when|while|all|at|on|then)\b|\W*$))"
    r"|\ban adult\b|\blet (?:him|her|them|you|someone|somebody|the \w+) in\b"
    r"|\b(?:mum|mom|dad|husband|wife|partner|son|daughter|neighbour|neighbor|landlord|flat ?mate|house ?mate|friend)\b"
    r".{0,20}\b(?:be there|be in|be home|do it|wait)\b",
}
ASKED_AS = {kind: re.compile(f"{_NO_OTHER}(?:{words})") for kind, words in _ASKED_AS.items()}
# Of a parcel: who may take it in, or where it may be left.
PARCEL_ASKED_AS = {
    "neighbour": re.compile(
        r"\b(?:leave|drop|put|give|take|hide|deliver|hand)\b.{0,30}\b(?:next ?door|neighbou?rs?|porch|shed|garage|bin"
        r"|outside|(?:door|front) ?step|front door|(?:letter|post) ?box|with (?:my|the|a|somebody|someone))\b"
        r"|\b(?:neighbou?rs?|next ?door)\b.{0,20}\b(?:take|sign|accept|have|get)\b|\bsafe (?:place|spot)\b"
    ),
    "home": re.compile(rf"(?:{ASKED_AS['home'].pattern})|\bsign for (?:it|that|this)\b"),
}
# What goes along with a move, and what stays on the wall.
MOVE_ASKED_AS = ASKED_AS | {
    "router": re.compile(r"\b(?:routers?|hubs?|modem|tv box|white box|equipment|kit|cables?|leads)\b"),
}
