"""When the next payment is taken and by what; and, once money was spoken of, whether it can be another day."""

import re
from typing import Any

from bot.actions.payments.owing import EXTENSION, PAY
from bot.dialogue.memory import Reply
from bot.dialogue.topic import Topic
from bot.dialogue.turn import Turn

AUTOPAY = "setup_autopay"
# Who says more says what it is about.
MOST_WORDS = 14
# After these, "it" is a payment.
OF_MONEY = frozenset({"coming_out", "check_bill", AUTOPAY, "explain_bill", "afterwards"})
_MONEY = (
    r"(?:(?:next|monthly|automatic|auto|card) )?"
    r"(?:payments?|money|cash|direct ?debits?|dd|auto ?pay\w*|standing order)"
)
_LEAVES = (
    r"(?:comes? out|coming out|go(?:es)? out|going out|go through|taken|takes?|taking|leaves?|leaving|collect(?:ed)?"
    r"|debited|deducted|charged)"
)
_WHEN = r"(?:when(?:'?s)?|what (?:day|date)|which (?:day|date)|how soon)"
_ASKS = re.compile(
    rf"\b{_WHEN}\b(?: \w+){{0,3}}? (?:my |the |this |that |your )?{_MONEY}(?: \w+){{0,2}}? {_LEAVES}\b"
    rf"|\b{_WHEN} (?:do|will|are|would) (?:you|they|u) (?:be )?(?:take|taking|collect|collecting|debit)\b"
    rf"|\b{_WHEN}(?: is)? (?:my |the )?(?:next )?(?:direct ?debit|dd|auto ?pay\w*|automatic payment"
    r"|next payment|payment due)\b",
    re.IGNORECASE,
)
_IT_LEAVES = re.compile(rf"\b{_WHEN}\b(?: \w+){{0,2}}? (?:it|that)(?: \w+){{0,2}}? {_LEAVES}\b", re.IGNORECASE)
_OTHER_DAY = re.compile(
    r"^\W*(?:(?:ok|and|so|but|hmm|oh|please|pls|no)\W+)*"
    r"(?:can|could|would|may|is it possible|any chance|will)\b.{0,30}?"
    r"\b(?:it|that|this|you|i|we|they|payment)\b.{0,40}?"
    r"\b(?:after|later|until|till|til|another day|other day|different day|payday|pay day|instead|delay\w*|postpone\w*"
    r"|put off|push(?:ed)? back|wait|before|earlier)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\b(?:earlier|before|sooner)\b", re.IGNORECASE)


class ComingOut(Topic):
    intent = "coming_out"
    by_its_words = comes_first = True

    def fits(self, turn: Turn) -> bool:
        words = turn.words
        if turn.memory.form or not words or len(words.split()) > MOST_WORDS:
            return False
        of_money = turn.memory.last in OF_MONEY
        return _asks(words) or (of_money and (_IT_LEAVES.search(words) or _OTHER_DAY.search(words)) is not None)

    async def answer(self, turn: Turn) -> None:
        if not _asks(turn.words) and not _IT_LEAVES.search(turn.words):
            turn.then, turn.then_words = AUTOPAY if _EARLIER.search(turn.words) else EXTENSION, turn.words
            return
        autopay = await turn.get("/v1/payments/autopay")
        if not autopay.ok:
            await self.excuse(turn, autopay)
        elif autopay.body["on"]:
            _say_taken(turn, autopay.body)
        else:
            await self._say_by_hand(turn)

    async def _say_by_hand(self, turn: Turn) -> None:
        balance = await turn.get("/v1/billing/balance")
        if not balance.ok:
            await self.excuse(turn, balance)
            return
        due = balance.body["next_due_on"]
        if balance.body["overdue"] or not due or balance.body["owed"]["minor"] <= 0:
            # What is late, or that nothing is to be paid, is the bill's to tell.
            turn.then, turn.then_words = "check_bill", turn.words
            return
        turn.say("payments.comes_by_hand", amount=balance.body["owed"]["display"], due_on=due["display"])


def _asks(words: str) -> bool:
    return _ASKS.search(words) is not None


def _say_taken(turn: Turn, autopay: dict[str, Any]) -> None:
    facts = {"method": autopay["method"]["label"], "when": autopay["when"]}
    another = Reply(turn.phrase("payments.autopay_day"), AUTOPAY, {"do": "day"})
    person = Reply(turn.book.title("request_human"), "request_human")
    if autopay["next"] is None:
        turn.say("payments.comes_with_next", replies=[another, person], **facts)
        return
    taken = autopay["next"]
    facts |= {"amount": taken["amount"]["display"], "day": taken["takes_on"]["display"]}
    turn.say("payments.comes_out", replies=[another, Reply(turn.phrase("payments.pay_now"), PAY), person], **facts)
