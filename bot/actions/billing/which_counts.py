"""Two amounts, two bills, two messages or two payments: which of them counts. What stands in our books does."""

import re

from bot.actions.payments.twice import HELD, pair_of
from bot.dialogue.topic import Topic
from bot.dialogue.turn import Turn

# Who says more tells a story, which its own topic hears.
MOST_WORDS = 25
_THING = r"(?:bills?|invoices?|amounts?|texts?|sms|messages?|e-?mails?|letters?|figures?|totals?|prices?|payments?)"
_REAL = (
    r"(?:real|right|correct|true|genuine|proper|actual|accurate|valid|legit|current|counts?|stands?"
    r"|(?:do|should|shall|must|am|can) i (?:(?:to|supposed to|meant to) )?"
    r"(?:pay|owe|believe|trust|go (?:by|with)|follow))"
)
_ONE = rf"(?:one|1|of (?:them|these|those|the (?:two|2))|{_THING})"
WHICH = re.compile(
    rf"\bwhich(?:'?s| is| are)? (?:{_ONE})?\b.{{0,20}}?\b{_REAL}\b"
    rf"|\bwhat(?:'?s| is) the (?:real|right|correct|true|actual) (?:one|{_THING})\b",
    re.IGNORECASE,
)
_SAYS = r"(?:says?|said|shows?)"
_WHERE = r"(?:one|other|another|text|e-?mail|letter|message|app|website|bill)"
_DIFFER = re.compile(
    rf"\b(?:two|2|both|different|conflicting) (?:\w+ ){{0,2}}?{_THING}\b.{{0,60}}"
    r"\b(?:different|differ|one says|other says|don'?t match|not the same)\b"
    r"|\b(?:two|2) (?:different|separate|conflicting) "
    r"(?:bills|invoices|amounts|texts|messages|e-?mails|letters|figures)\b"
    rf"|\b{_WHERE} {_SAYS} .{{1,40}}\b{_WHERE} (?:(?:one )?{_SAYS}|is)\b",
    re.IGNORECASE,
)
# What may be real or right as well, and is no money.
_OF_MONEY = frozenset(
    {
        "check_bill",
        "explain_bill",
        "payment_problem",
        "which_counts",
        "pay_bill",
        "coming_out",
        "get_invoice",
        "afterwards",
    }
)


class WhichCounts(Topic):
    intent = "which_counts"
    by_its_words = comes_first = True

    def fits(self, turn: Turn) -> bool:
        words = turn.words
        if turn.memory.form or not words or len(words.split()) > MOST_WORDS:
            return False
        about_money = turn.memory.last in _OF_MONEY or re.search(rf"\b{_THING}\b", words, re.IGNORECASE)
        return bool((about_money and WHICH.search(words)) or _DIFFER.search(words))

    async def answer(self, turn: Turn) -> None:
        if turn.memory.last == "payment_problem" and await self._of_payments(turn):
            return
        bill = await turn.get("/v1/billing/current")
        balance = await turn.get("/v1/billing/balance") if bill.ok else bill
        if bill.problem == "no-bill":
            turn.then, turn.then_words = "check_bill", turn.words
            return
        if not balance.ok:
            await self.excuse(turn, balance)
            return
        owed, due = balance.body["owed"], balance.body["next_due_on"]
        facts = {"name": bill.body["period"]["name"], "total": bill.body["total"]["display"], "owed": owed["display"]}
        if owed["minor"] <= 0:
            turn.say("billing.counts_paid", **facts)
        elif balance.body["overdue"] or not due:
            turn.say("billing.counts_late", **facts)
        else:
            turn.say("billing.counts", due_on=due["display"], **facts)

    async def _of_payments(self, turn: Turn) -> bool:
        payments = await turn.get("/v1/payments", limit=10)
        pair = pair_of(payments.body["items"]) if payments.ok else None
        if pair is None:
            return False
        key = "payments.payment_problem_about_which" + ("" if pair[1]["state"] == HELD else "_back")
        turn.say(key, amount=pair[0]["amount"]["display"], day=pair[0]["day"]["display"])
        return True
