""" "Can I get that by e-mail": of a bill it is the bill as a file, of a case it is word of the case."""

import re

from bot.actions.billing.which_bill import BILL_TOPICS
from bot.dialogue.topic import Topic
from bot.dialogue.turn import Turn

# Who says more says what it is about.
MOST_WORDS = 12
CASE = "check_ticket"
_IT = r"(?:it|that|this|them|those|the (?:bill|invoice|pdf|details?|breakdown|answer)|a copy(?: of (?:it|that|this))?)"
BY_MAIL = re.compile(
    rf"\b(?:get|have|send|see|want|receive|sent|forward|put)\b(?: me| us)? {_IT}(?: to me| sent| over)* "
    r"(?:by|via|in|through|to|on|as) (?:an |my |a )?e-?mail"
    rf"|\be-?mail (?:me )?{_IT}|\be-?mail {_IT} (?:to )?me\b"
    r"|^\W*(?:and |ok |so )*(?:by|via|in an) e-?mail(?: please| pls)?\W*$",
    re.IGNORECASE,
)


class ByMail(Topic):
    intent = "by_mail"
    by_its_words = comes_first = True

    def fits(self, turn: Turn) -> bool:
        words = turn.words
        # The offers of a case hold nothing: a question passes them by.
        is_open = turn.memory.form is not None and turn.memory.form.intent != CASE
        if is_open or not words or len(words.split()) > MOST_WORDS or not BY_MAIL.search(words):
            return False
        return turn.memory.last == CASE or turn.memory.last in BILL_TOPICS or turn.memory.bill is not None

    async def answer(self, turn: Turn) -> None:
        if turn.memory.last == CASE:
            turn.say("tickets.by_mail")
        else:
            turn.then, turn.then_words = "get_invoice", turn.words
