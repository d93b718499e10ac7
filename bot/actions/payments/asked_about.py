"""What is asked about a payment only, before it is agreed to: a fee, automatic payment, when it leaves the account."""

import re
from typing import Any

from bot.dialogue.form import Form
from bot.dialogue.memory import Opened
from bot.dialogue.turn import Turn

AUTOPAY, LINE = "autopay", "line"
_ASKED_AS = {
    LINE: r"back on|works? again|working again|re-?connect\w*|restor\w+|unsuspend\w*|service back|line back|phone back",
    "credit": r"credit (?:score|rating|file|record|history|report|check)",
    AUTOPAY: r"(?:auto ?pay\w*|automatic payments?|direct ?debit|dd|standing order)\b.{0,30}?\b"
    r"(?:still|also|as well|again|too|twice|take|takes|come out|go out|on top)",
    # What is to pay is the amount. This is what is to pay on top of it.
    "fee": r"costs? (?:me )?(?:anything|extra|more|something)|(?:is|its?|this|that) free|for free"
    r"|charged? (?:me )?(?:anything|extra|more|interest|for (?:it|this|that))"
    r"|(?:any|a|an|extra|there) (?:extra )?(?:fees?|charges?|costs?|interest)",
    "when": r"(?:when|what (?:day|date|time)|how (?:soon|quickly))\b.{0,30}?\b(?:leaves?|taken?|takes"
    r"|comes? out|goe?s? out|go through|debited|collect\w*)",
    "first": r"(?:take|pay|cover|include)s?\b.{0,15}?\b(?:this|the (?:current|open|next)|my (?:next|open)|next)\b",
    "miss": r"(?:what|and) (?:if|happens (?:if|when)) i\b.{0,15}?\b(?:miss|don'?t|can'?t|forget|late|do not|cannot)",
}


class OfMoney(Form):
    asked_as = {kind: re.compile(rf"\b(?:{words})\b") for kind, words in _ASKED_AS.items()}

    async def facts_about(self, turn: Turn, form: Opened, kind: str) -> dict[str, Any] | None:
        if kind == LINE:
            balance = await turn.get("/v1/billing/balance")
            return {} if balance.ok and balance.body.get("suspended") else None
        return {"told": await _of_autopay(turn, form)} if kind == AUTOPAY else {}


async def _of_autopay(turn: Turn, form: Opened) -> str:
    """What it does to this payment, as the quote has it; else how it stands."""
    autopay = await turn.get("/v1/payments/autopay")
    if autopay.ok and autopay.body["on"]:
        return str(form.facts.get("autopay") or autopay.body["told"])
    return turn.phrase("payments.nothing_by_itself" if autopay.ok else "payments.autopay_unseen")
