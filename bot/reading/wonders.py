"""The kinds of questions about what is open, which name nothing: what it costs, how long it takes, can it wait.

Two ways to hear it. `kind_of` takes only a message that is nothing else, so whatever is open can answer it.
`kinds_in` finds it among other words, for those who have an answer of their own to it.
"""

import re
from collections.abc import Iterator, Mapping

from bot.reading.questions import asks
from bot.reading.tidy import plain

COST, LONG, SAFE, UNDO, MEANS = "cost", "long", "safe", "undo", "means"
Asked = Mapping[str, re.Pattern[str]]
# Who says more tells something. What is asked of nothing else is heard in a longer message, too.
MOST_WORDS, MOST_OF_ITS_OWN = 10, 16
_IT = r"(?:it|this|that|these|those)"
_WILL = r"(?:will|would|does|do|is|am|are|'?s|'?ll)"
_GOING = r"going to |gonna "
_LATER = r"(?:later(?: on)?|tomorrow|tonight|another (?:time|day)|some other time|after(?:wards)?)"
_CHANGED = r"(?:changed?|cancel(?:led)?|undo(?:ne)?|reversed?|switch(?:ed)?|go|move)"
_DONE = (
    r"(?:done|off|ended?|gone|booked|changed?|cancel(?:led|ed)?|ordered|paid|set up|gone through|confirmed|do it)"
    rf"(?: {_IT})?(?: (?:yet|already|now|then))?"
)
_BEFORE = (
    r"\W*(?:(?:so|and|ok|okay|but|wait|um+|er+|hang on|hold on|sorry|yes|no|well|hmm+|first|before that|actually|hi|hey"
    r"|quick question|just|please|thanks)\W+)*"
)
_AFTER = (
    rf"(?:\W+(?:(?:a|per|each|every) month|monthly|for {_IT}|please|pls|then|first|though|tho|anyway|exactly|btw"
    r"|thanks|ta|now|here|again))*\W*"
)
# How each kind is asked when nothing is named.
_SAID: dict[str, tuple[str, ...]] = {
    COST: (
        rf"how much(?: {_WILL} (?:{_IT}|i|the price)(?: (?:be|pay|have to pay|cost(?: me)?))?)?",
        rf"what ?{_WILL} {_IT} (?:{_GOING})?cost(?: me)?",
        rf"(?:what ?{_WILL} )?(?:the )?(?:price|cost|charge|fee)",
        rf"{_WILL} {_IT} (?:{_GOING})?cost(?: me)?(?: (?:anything|extra|money|much|more|a lot))?",
        rf"{_WILL} {_IT} (?:be )?(?:free(?: of charge)?|charged|extra|expensive)",
        rf"(?:do|will) i (?:(?:have|need) to )?pay(?: (?:anything|extra|more|money))?(?: for {_IT})?",
        rf"will i (?:be|get) (?:charged|billed)(?: (?:anything|extra|more))?(?: for {_IT})?",
        rf"(?:(?:is|are) there )?(?:an? |any )?(?:extra )?(?:charges?|fees?|costs?)(?: for {_IT})?",
    ),
    LONG: (
        r"how (?:long|much time)",
        rf"how (?:long|much time) {_WILL} (?:{_IT}|they|we|i)",
        rf"how (?:long|much time) {_WILL} (?:{_IT}|they|we|i) (?:{_GOING})?(?:take|be|last|need|(?:have to )?wait)",
        rf"{_WILL} {_IT} (?:{_GOING})?(?:take|be) (?:very |that |too |a )?(?:long|ages|quick|while|long time)",
        rf"is {_IT} quick",
        rf"when {_WILL} {_IT} (?:be )?(?:done|ready|finished|over|happen|start|take effect|go through)",
    ),
    SAFE: (
        rf"{_WILL} (?:{_IT}|this chat|you)(?: be)? (?:safe|secure|a scam|legit|genuine|dangerous|risky)(?: to do)?",
        rf"can i trust (?:you|{_IT})",
        rf"how do i know (?:{_IT}|you)(?: is|'?s| are|'?re)? (?:safe|not a scam|legit|genuine)",
        rf"(?:will|could|can) {_IT} (?:break|harm|damage|delete|erase|wipe|change) (?:anything|something|my \w+)",
        r"(?:will|could) i lose (?:anything|something|my (?:settings|stuff|data|photos|files))",
    ),
    "why": (
        rf"why(?: (?:{_IT}|so|not))?|what for",
        r"why (?:do|would|did|should|must) (?:you|i|we) (?:need|want|ask|have|care|tell|give|say|know)\b[\w' ]{0,40}",
        r"why (?:are|were) you asking[\w' ]{0,25}",
        rf"why (?:does|is) {_IT} (?:matter|needed|necessary|important)",
        rf"what (?:do|would) you (?:need|want) (?:{_IT}|my [\w -]{{2,25}}) for",
        rf"what(?:'?s| is) {_IT} for",
    ),
    MEANS: (
        rf"what (?:does|do) (?:{_IT}|you|they) mean(?: by {_IT})?",
        rf"what(?:'?s| is| are) {_IT}(?: mean)?",
        rf"(?:i )?(?:don'?t|do not|didn'?t) (?:understand|get)(?: {_IT}| what you mean| you| the question)?",
        rf"(?:can you |could you )?explain(?: {_IT})?(?: to me)?",
        r"i(?:'?m| am) (?:confused|lost)|meaning",
        rf"(?:i(?:'?m| am) )?not sure what (?:you mean|{_IT} means?)",
    ),
    "where": (
        rf"where (?:do|can|would|will|could|should) (?:i|we) (?:find|see|get|look(?: for)?|press|do|check) {_IT}",
        rf"where(?:'?s| is| are) {_IT}|where (?:do i|should i|to) look",
        rf"how (?:do|can|would|should) (?:i|we) (?:find|do|check|get|see|tell) {_IT}",
    ),
    "later": (
        rf"(?:can|could|may) (?:i|we) (?:go|come|get) back(?: to {_IT})? {_LATER}",
        rf"(?:can|could|may) (?:i|we) (?:do|finish|continue|decide|answer|return|carry on)(?: to)?(?: {_IT})? {_LATER}",
        rf"(?:can|could|may) i (?:have a think|think about {_IT}|think {_IT} over|sleep on {_IT})",
        rf"(?:do i (?:have|need) to|must i) (?:do {_IT}|decide|answer|choose) (?:right )?(?:now|today)",
        rf"does {_IT} have to be (?:right )?(?:now|today)",
    ),
    UNDO: (
        rf"(?:can|could) (?:i|{_IT}) (?:be )?{_CHANGED}(?: {_IT})?(?: back)? (?:again|back|{_LATER})",
        rf"(?:can i|what if i|and if i) change my mind(?: {_LATER})?",
    ),
    "done": (
        rf"(?:is|are|was|were|has|have|did) (?:{_IT}|you|i) (?:been |all |just )?(?:already )?{_DONE}",
        rf"(?:already )?{_DONE} (?:yet|already)",
    ),
    "next": (
        rf"what (?:will )?happens?(?: (?:next|then|now|after(?:wards)?(?: {_IT})?))?",
        rf"what (?:will )?happens? if i (?:say yes|agree|do(?: {_IT})?)",
        r"then what|what(?:'?s| is| comes) next|what do i do (?:next|then|after(?:wards)?)",
    ),
}
_PLAINLY = {kind: re.compile(rf"{_BEFORE}(?:{'|'.join(ways)}){_AFTER}") for kind, ways in _SAID.items()}

_END = r"(?:cancel|drop|stop|remove|change|undo|move|switch|alter|reverse|downgrade|reschedule|get out of)"
_ANY_LATER = (
    r"(?:later|after(?:wards| (?:that|it|this|i)\b|\W*$)|again|any ?time|whenever|at any point|once|still"
    r"|if i (?:want|need|like|have|must|change|can'?t|don'?t))"
)
_THING = r"(?:it|this|that|(?:the|a|my) (?:visit|appointment|booking|order|move|change|technician))"
_OWN_SIDE = r"(?: (?:me|i|it|that|this|for|to|change|anything|extra|more|money|now|then|do))*\W*$"
# How they are asked among other words. Of two in one message the first of these is answered.
_AMONG = {
    "number": (
        r"\bkeep (?:my|the|the same) (?:\w+ )?(?:number|sim)\b|\b(?:number|sim) (?:stay|change|remain)\b"
        r"|\bnew (?:number|sim)\b"
    ),
    "lose": (
        r"\blose\b|\b(?:have|is|i'?ve) left\b|\bleft ?over\b"
        r"|\bkeep (?:my|the|what) (?:\w+ ){0,2}?(?:data|left|minutes)\b"
    ),
    UNDO: (
        r"\b(?:can|could|may|if|do|does|will|how)\b.{0,20}\b(?:go|change|switch|move|swap|get) (?:it |me )?back\b"
        r"(?! a step)|\bchange (?:my|our) minds?\b|\b(?:undo|reverse)\b"
        # "Can I change it to the last one later" says what to.
        rf"|\b{_END}\b(?:(?! to ).){{0,25}}?\b{_ANY_LATER}\b|\brefund {_IT} (?:later|after)\b"
        r"|\b(?:can|could|may|what if|is it possible to)\b.{0,20}\b(?:take it back|call it off|back out|get out of it"
        rf"|cancel(?: {_THING})?(?:\W*$| (?:if|when|up|until|before|once|free)\b))"
    ),
    "term": r"\b(?:contract|term|tied|locked|commit\w*|minimum)\b",
    "start": (
        r"\b(?:when|how soon|how quickly)\b.*"
        r"\b(?:start\w*|begin\w*|kick\w* in|active\w*|happen\w*|change\w*|use it|work\w*)\b"
        rf"|^{_BEFORE}(?:from when|when from|since when|when){_AFTER}$"
        r"|\b(?:start|begin|work|be on) (?:straight ?away|right away|now|today|at once|immediately)\b"
    ),
    "difference": r"\bdifferen\w*\b|\bhow much (?:more|less|extra|dearer|cheaper)\b|\bthan (?:now|i pay)\b",
    SAFE: r"\b(?:safe|secure|trust(?:worthy|ed)?)\b",
    COST: (
        rf"^{_BEFORE}(?:(?:will|does|do|is|are|how much|what)\b.{{0,25}}?"
        r"\b(?:costs?|charged?|charges?|pay|free|fees?|extra)"
        rf"|how much(?:'?s| is)?){_OWN_SIDE}"
    ),
}
_LOOSELY: Asked = {kind: re.compile(words) for kind, words in _AMONG.items()}
MEANWHILE = re.compile(r"\bmean ?(?:while|time)\b|\b(?:until|till?) (?:then|it'?s (?:back|fixed|over))\b")
_ASKS = re.compile(
    rf"^{_BEFORE}(?:can|could|may|any|what|whats|when|how|will|does|do|is|are"
    r"|(?:in the )?mean ?(?:while|time)|un?till? then)\b|\?\W*$"
)


def kind_of(words: str) -> str | None:
    """What is asked about whatever is open; None where the message is anything else."""
    text = plain(words)
    return next((kind for kind, asked in _PLAINLY.items() if asked.fullmatch(text)), None)


def kinds_in(words: str, own: Asked | None = None) -> Iterator[str]:
    """All that may be asked of one's own matter, likeliest first. `own`: kinds or ways that only it knows."""
    text, own = plain(words), own or {}
    if not (asks(text) or _ASKS.search(text)):
        return
    shared = {kind: asked for kind, asked in _LOOSELY.items() if kind not in own}
    for most, known in ((MOST_OF_ITS_OWN, own), (MOST_WORDS, shared)):
        if len(text.split()) <= most:
            yield from (kind for kind, asked in known.items() if asked.search(text))
