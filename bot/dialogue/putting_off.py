"""What is said within a form to leave it for another time: "maybe later", "I don't know yet"."""

import re

from bot.dialogue.answers import chosen
from bot.dialogue.form import CONFIRM, Form
from bot.dialogue.memory import Opened
from bot.dialogue.turn import Turn

_AND = (
    r"(?:ok|okay|no+|nah|actually|well|hmm+|oh|sorry|wait|please|pls|thanks|thx|just|then|for now|i think|let'?s|lets)"
)
_IT = r"(?:it|this|that)"
_OFF = re.compile(
    rf"\W*(?:{_AND}\W+)*(?:not (?:now|today|yet|right now|tonight|just yet|at the moment)|maybe (?:later|tomorrow|not)"
    rf"|(?:perhaps|rather|much) later|(?:i'?ll |can (?:i|we) |(?:you|we|i) can )?(?:do|sort|finish) {_IT}"
    rf" (?:later|another day|tomorrow)|(?:i'?ll )?(?:come|be) back(?: to {_IT})?(?: later| tomorrow)?"
    rf"|(?:leave|drop|forget|skip|scrap|cancel) {_IT}(?: (?:for now|for today|there|then|alone))?"
    r"|(?:i )?(?:don'?t|do not) know(?: (?:it|that|the|my|our|new|full|exact|address|date|day|postcode))* yet"
    r"|(?:i'?m )?not sure yet|no idea yet|i'?ll (?:tell you|let you know) (?:later|tomorrow|when i know)"
    rf"|never ?mind|nvm|don'?t bother|(?:i(?:'?ve)? )?changed? my mind|stop"
    rf"|i don'?t want (?:to|{_IT})(?: (?:any ?more|now|after all))?)(?:\W+{_AND})*\W*",
    re.IGNORECASE,
)


def puts_off(turn: Turn, topic: Form, form: Opened) -> bool:
    """ "Maybe later": nobody is held to a form. Where a no is an answer, or was offered, it is one."""
    if not topic.waits(turn, form) or turn.picked is not None or not _OFF.fullmatch(turn.words):
        return False
    # Of a summary that calls something off, "cancel it" may be the yes.
    said_no = (form.asked == CONFIRM and "later" not in turn.words.lower()) or "yes_no" in _reads(topic, form)
    return not said_no and (not form.options or chosen(turn, form) is None)


def _reads(topic: Form, form: Opened) -> tuple[str, ...]:
    return next((question.reads for question in topic.questions if question.name == form.asked), ())
