"""What is asked right after a part was paid, or a charge contested: what is left to pay, and until when."""

import re

from bot.actions.payments.declines import told_owed
from bot.actions.payments.owing import EXTENSION
from bot.actions.payments.splitting import rest_for_later
from bot.dialogue.topic import Topic
from bot.dialogue.turn import Turn

# Who says more says what it is about.
MOST_WORDS = 12
PAID, CONTESTED = "payments.paid_part", "billing.disputed_now"
_LEFT = re.compile(
    r"(?=.*\b(?:left|remaining|outstanding|owe)\b)\W*(?:(?:and|so|ok|cool|thanks|right)\W+)*"
    r"(?:how much|what)(?:'?s| is| do i| have i)?(?: (?:still|got|there|owe))*"
    r"(?: (?:left|remaining|outstanding))?(?: (?:now|then|after that|to pay|on (?:it|the bill|my bill)))*\W*",
    re.IGNORECASE,
)
_LONG = re.compile(
    r"\b(?:how (?:long|soon|many days)|when (?:will|do|would|is)\b.{0,20}\b(?:know|hear|decided?))\b", re.IGNORECASE
)
_MEANWHILE = re.compile(
    r"\b(?:meantime|meanwhile|until then|while (?:you|it|that)|(?:have to|need to) pay|(?:must|should|do) i pay)\b",
    re.IGNORECASE,
)


class Afterwards(Topic):
    intent = "afterwards"
    by_its_words = comes_first = True

    def fits(self, turn: Turn) -> bool:
        words = turn.words
        if turn.memory.form or not words or len(words.split()) > MOST_WORDS or _was_said(turn) is None:
            return False
        if _was_said(turn) == PAID:
            return _LEFT.fullmatch(words) is not None or rest_for_later(turn) is not None
        return (_LONG.search(words) or _MEANWHILE.search(words)) is not None

    async def answer(self, turn: Turn) -> None:
        if _was_said(turn) == PAID and not _LEFT.fullmatch(turn.words):
            # "And the rest on Friday" is arranged.
            turn.then, turn.then_words = EXTENSION, turn.words
        elif _was_said(turn) == PAID:
            turn.say("payments.left_to_pay", owed=await told_owed(turn))
        elif _MEANWHILE.search(turn.words):
            turn.say("billing.disputed_meanwhile")
        else:
            # Its day stands in the receipt.
            turn.then, turn.then_words = "repeat", turn.words


def _was_said(turn: Turn) -> str | None:
    keys = [said["key"] for said in turn.memory.said]
    return next((about for about in (PAID, CONTESTED) if any(key.startswith(about) for key in keys)), None)
