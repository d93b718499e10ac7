"""What is said within a form and answers none of its questions: it is put off, or asked about itself."""

import re

from bot.dialogue.answers import chosen
from bot.dialogue.form import CONFIRM, Form
from bot.dialogue.memory import Opened
from bot.dialogue.turn import Turn
from bot.reading import asks

# Who says more tells something.
MOST_WORDS = 10
# Said with "can I", which elsewhere only wishes.
LATER = "later"
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
# Asked of what the form is about; which form it is says what "it" is.
_ABOUT = {
    "costs": re.compile(
        r"\b(?:will|does|would|do|is|are|am|gonna)\b.{0,25}\b(?:cost\w*|charge\w*|fees?|free|pay)\b|\bhow much\b"
        r"|\b(?:any|a|an) (?:extra )?(?:cost|charge|fee)s?\b|\bwhat.{0,15}\b(?:cost|price|charge|fee)s?\b",
        re.IGNORECASE,
    ),
    "length": re.compile(r"\bhow long (?:will|does|is|do|would)\b", re.IGNORECASE),
    LATER: re.compile(
        r"\b(?:can|could|may|what if|is it possible to)\b.{0,20}\b(?:cancel|undo|go back|switch back|take it back"
        r"|reverse|call it off|back out|get out of"
        r"|(?:change|move|reschedule)\b.{0,20}\b(?:later|after\w*|if|once|still))\b"
        r"|\bwhat if (?:i|we) change (?:my|our) minds?\b",
        re.IGNORECASE,
    ),
    "home": re.compile(
        r"\b(?:need|have|has|must|should|ought|do|does)\b.{0,25}\b(?:home|in|there|present)\b(?!.{12})|\ban adult\b",
        re.IGNORECASE,
    ),
}
# These have an amount, a change and an end of their own.
_OTHER = re.compile(
    r"\b(?:bills?|balance|owe|plans?|invoices?|statements?|contract|data|payments?|roaming)\b", re.IGNORECASE
)


def puts_off(turn: Turn, topic: Form, form: Opened) -> bool:
    """ "Maybe later": nobody is held to a form. Where a no is an answer, or was offered, it is one."""
    if not _waits(turn, topic, form) or turn.picked is not None or not _OFF.fullmatch(turn.words):
        return False
    # Of a summary that calls something off, "cancel it" may be the yes.
    said_no = (form.asked == CONFIRM and "later" not in turn.words.lower()) or "yes_no" in _reads(topic, form)
    return not said_no and (not form.options or chosen(turn, form) is None)


async def tells_about_it(turn: Turn, topic: Form, form: Opened) -> bool:
    """ "Will it cost me anything?" in the middle of a visit is about the visit: told, and the question asked again."""
    words = turn.words
    if not _waits(turn, topic, form) or not words or len(words.split()) > MOST_WORDS:
        return False
    if _told(turn, topic):
        await topic.ask_again(turn, form)
        return True
    return False


def _told(turn: Turn, topic: Form) -> bool:
    words = turn.words
    named = (about for about, named in _ABOUT.items() if named.search(words) and not _OTHER.search(words))
    about = next(named, None)
    is_asked = about == LATER or asks(words) or words.rstrip().endswith("?")
    key = f"{topic.topic}.{topic.intent}_about_{about}"
    if about is None or not is_asked or key not in turn.book:
        return False
    turn.say(key)
    return True


def _waits(turn: Turn, topic: Form, form: Opened) -> bool:
    """For an answer of its own, or for a line to be named."""
    again = turn.memory.again
    return topic.holds(form) and (form.asked is not None or (again is not None and again.intent == form.intent))


def _reads(topic: Form, form: Opened) -> tuple[str, ...]:
    return next((question.reads for question in topic.questions if question.name == form.asked), ())
