"""A question about what is open: what it costs, how long it takes, why something is asked, whether it can wait.

It names nothing, so neither its intent nor the library can tell what it is about: the open form can. The words are
found by its name, the nearest first, and then the open question comes again:

    payments.pay_bill_amount_asks_why       while this question is open
    payments.pay_bill_asks_why              anywhere in this form
    general.asks_why_confirm, asks_why      in any form; the first on its summary
"""

import re

from bot.dialogue.form import CONFIRM, Form
from bot.dialogue.memory import Opened
from bot.dialogue.turn import Turn

COST, MEANS = "cost", "means"
_IT = r"(?:it|this|that|these|those)"
_WILL = r"(?:will|would|does|do|is|am|are|'?s|'?ll)"
_GOING = r"going to |gonna "
_LATER = r"(?:later(?: on)?|tomorrow|tonight|another (?:time|day)|some other time|after(?:wards)?)"
_UNDO = r"(?:changed?|cancel(?:led)?|undo(?:ne)?|reversed?|switch(?:ed)?|go|move)"
_BEFORE = (
    r"\W*(?:(?:so|and|ok|okay|but|wait|um+|er+|hang on|hold on|sorry|yes|no|well|hmm+|first|before that|actually|hi|hey"
    r"|quick question|just|please)\W+)*"
)
_AFTER = r"(?:\W+(?:please|pls|then|first|though|tho|anyway|exactly|btw|thanks|ta|now|here|again))*\W*"
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
    "long": (
        r"how (?:long|much time)",
        rf"how (?:long|much time) {_WILL} (?:{_IT}|they|we|i)",
        rf"how (?:long|much time) {_WILL} (?:{_IT}|they|we|i) (?:{_GOING})?(?:take|be|last|need|(?:have to )?wait)",
        rf"{_WILL} {_IT} (?:{_GOING})?(?:take|be) (?:very |that |too |a )?(?:long|ages|quick|while|long time)",
        rf"is {_IT} quick",
        rf"when {_WILL} {_IT} (?:be )?(?:done|ready|finished|over|happen|start|take effect|go through)",
    ),
    "safe": (
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
    "undo": (
        rf"(?:can|could) (?:i|{_IT}) (?:be )?{_UNDO}(?: {_IT})?(?: back)? (?:again|back|{_LATER})",
        rf"(?:can i|what if i|and if i) change my mind(?: {_LATER})?",
    ),
    "next": (
        rf"what (?:will )?happens?(?: (?:next|then|now|after(?:wards)?(?: {_IT})?))?",
        rf"what (?:will )?happens? if i (?:say yes|agree|do(?: {_IT})?)",
        r"then what|what(?:'?s| is| comes) next|what do i do (?:next|then|after(?:wards)?)",
    ),
}
_KINDS = {kind: re.compile(rf"{_BEFORE}(?:{'|'.join(ways)}){_AFTER}", re.IGNORECASE) for kind, ways in _SAID.items()}
_AMOUNT = re.compile(r"[£$€]\s?\d")


def kind_of(words: str) -> str | None:
    """What is asked about whatever is open; None where the message is anything else."""
    said = words.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return next((kind for kind, asked in _KINDS.items() if asked.fullmatch(said)), None)


async def tell(turn: Turn, topic: Form, form: Opened, kind: str) -> None:
    if kind == MEANS and form.options and form.asked != CONFIRM and not _own_words(turn, topic, form, kind):
        # The question in other words, with its choices.
        await topic.ask_otherwise(turn, form)
        return
    # What it costs was named with the question, and is named again.
    named = kind == COST and any(_AMOUNT.search(message["text"]) for message in turn.memory.said)
    # None has words for where everything stands.
    key = None if named else _words(turn, topic, form, kind) or "general.cannot_tell"
    if key:
        turn.say(key, replies=[], **{**await topic.facts(turn, form), "what": turn.matter(form.intent)})
    await topic.ask_again(turn, form)


def _own_words(turn: Turn, topic: Form, form: Opened, kind: str) -> str | None:
    return next((key for key in topic.words_about(form, kind) if key in turn.book), None)


def _words(turn: Turn, topic: Form, form: Opened, kind: str) -> str | None:
    keys = (f"general.asks_{kind}_{form.asked}", f"general.asks_{kind}")
    return _own_words(turn, topic, form, kind) or next((key for key in keys if key in turn.book), None)
