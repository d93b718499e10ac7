"""A service that was cut off: why, what brings it back and when; and after a payment, whether it is back."""

import re
from datetime import date
from typing import Any

from bot.actions.payments.owing import EXTENSION, PAY
from bot.dialogue.memory import Reply
from bot.dialogue.topic import Topic
from bot.dialogue.turn import Turn

_THING = (
    r"(?:(?:my|the|our|this|his|her) )?(?:\w+ )?"
    r"(?:phone|mobile|line|service|sim|number|internet|broadband|wi-?fi|account|contract|calls?|data|stuff|everything)s?"
)
_CUT = re.compile(
    rf"\b(?:cut|cutting|switched|turned|shut) (?:(?:me|us|it|{_THING}) )?off\b"
    r"|\b(?:suspen\w+|disconnected|deactivated)\b"
    rf"|\b(?:{_THING}|i|i'?m|i was|we|it)(?: has| have|'?s|'?ve| is| was| got| been| are|'?m)* (?:restricted|barred)\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    rf"\b(?:re-?connect\w*|reinstat\w*|restor(?:e|ed|ing)|unsuspend\w*|re-?activat\w*|un-?bar\w*)\b"
    rf"|\b(?:switch|turn|put|get|have|bring)\w* (?:(?:it|me|us|{_THING}) )?back(?: on)?\b"
    rf"|\b(?:it|i|{_THING}|we)\b(?: \w+){{0,2}} back (?:on|up|yet|again|now)\b"
    rf"|\b(?:is|are|will|when|has|does) .{{0,30}}\b(?:{_THING}|it)\b.{{0,20}} (?:back (?:on|yet)|work(?:s|ing)? again)",
    re.IGNORECASE,
)
# A number or a bill that comes back, and a phone that was found, are other matters.
_ELSEWHERE = re.compile(
    r"\b(?:money|refund|mistake|accident\w*|roaming|autopay|auto pay|direct debit|alerts?|lost|stolen|found"
    r"|call (?:me|back)|go(?:ing)? back|plan|add-?on|router|notifications?|texts? back|voicemail)\b",
    re.IGNORECASE,
)
# To have it back now and pay later.
_BEFORE = re.compile(
    r"\b(?:(?:till|til|until|before) (?:then|that|thursday|i|payday|pay day|i'?m paid)"
    r"|for now|in the meantime|for (?:a|one) day|(?:and|then) (?:i'?ll |i will )?pay (?:you )?later)\b",
    re.IGNORECASE,
)
MOST_WORDS = 25
# A payment this old explains no line that has just come back.
RECENT = 3


class ServiceStanding(Topic):
    """Where nothing is suspended and nothing was paid, it says nothing: the message means something else."""

    intent = "service_standing"
    by_its_words = comes_first = True

    def fits(self, turn: Turn) -> bool:
        words = turn.words
        if turn.memory.form or not words or len(words.split()) > MOST_WORDS or _ELSEWHERE.search(words):
            return False
        return (_CUT.search(words) or _BACK.search(words)) is not None

    async def answer(self, turn: Turn) -> None:
        balance = await turn.get("/v1/billing/balance")
        if not balance.ok:
            return
        if balance.body["suspended"]:
            _say_suspended(turn, balance.body, at_once=_BEFORE.search(turn.words) is not None)
        elif _BACK.search(turn.words):
            await _say_back(turn)


def _say_suspended(turn: Turn, balance: dict[str, Any], at_once: bool) -> None:
    late = balance["overdue"]
    if late is None:
        return
    amount = late["amount"]["display"]
    ways = [
        Reply(turn.phrase("billing.pay_overdue", amount=amount), PAY, f"pay {amount}"),
        Reply(turn.book.title(EXTENSION), EXTENSION),
        Reply(turn.book.title("request_human"), "request_human"),
    ]
    facts = {"overdue": amount, "since": late["since"]["display"], "owed": balance["owed"]["display"]}
    more = "" if balance["owed"]["minor"] == late["amount"]["minor"] else "_more"
    turn.say("payments.line_not_before" if at_once else f"payments.line_suspended{more}", replies=ways, **facts)


async def _say_back(turn: Turn) -> None:
    """Nothing is suspended: what was paid last explains it, where that is just now."""
    payments = await turn.get("/v1/payments", limit=1)
    last = next(iter(payments.body["items"]), None) if payments.ok else None
    if last is None or last["state"] != "captured":
        return
    if (turn.today - date.fromisoformat(last["day"]["iso"])).days <= RECENT:
        turn.say("payments.line_back", amount=last["amount"]["display"], day=last["day"]["display"])
