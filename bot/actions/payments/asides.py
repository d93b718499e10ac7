"""What is asked about a payment before it is agreed to: its cost, whether it is safe, when it leaves the account."""

import re
from typing import Any

from bot.dialogue.form import Form
from bot.dialogue.memory import Opened
from bot.dialogue.turn import Turn
from bot.reading import asks

LONG, AUTOPAY, LINE = "long", "autopay", "line"
_LATER = r"(?:later|after(?:wards)?|again|any ?time|whenever|at any point|if i)"
# Each is answered by `payments.<form>_about_<name>`, in the forms that have such a wording.
_ASIDES = {
    LINE: r"back on|works? again|working again|re-?connect\w*|restor\w+|unsuspend\w*|service back|line back|phone back",
    "credit": r"credit (?:score|rating|file|record|history|report|check)",
    AUTOPAY: r"(?:auto ?pay\w*|automatic payments?|direct ?debit|dd|standing order)\b.{0,30}?\b"
    r"(?:still|also|as well|again|too|twice|take|takes|come out|go out|on top)",
    "cost": r"costs? (?:me )?(?:anything|extra|more|something)|(?:is|its?|this|that) free|for free"
    r"|charged? (?:me )?(?:anything|extra|more|interest|for (?:it|this|that))"
    r"|(?:any|a|an|extra|there) (?:extra )?(?:fees?|charges?|costs?|interest)",
    "safe": r"safe|secure|trust(?:worthy|ed)?",
    "later": rf"(?:change|undo|cancel|stop|move|switch|alter|reverse|get out of)\b.{{0,25}}?\b{_LATER}"
    r"|change my mind|refund (?:it|this|that) (?:later|after)",
    "when": r"(?:when|what (?:day|date|time)|how (?:soon|quickly))\b.{0,30}?\b(?:leaves?|taken?|takes"
    r"|comes? out|goe?s? out|go through|debited|collect\w*)",
    "first": r"(?:take|pay|cover|include)s?\b.{0,15}?\b(?:this|the (?:current|open|next)|my (?:next|open)|next)\b",
    "miss": r"(?:what|and) (?:if|happens (?:if|when)) i\b.{0,15}?\b(?:miss|don'?t|can'?t|forget|late|do not|cannot)",
    LONG: r"how (?:long|soon|many days)|when (?:do|will|would|can) i (?:get|have|see) (?:it|my|the|them)\b",
}
# In these the summary itself is the answer.
_SUMMED_UP = {"setup_autopay": frozenset({AUTOPAY, "when", "first"})}
_PATTERNS = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _ASIDES.items()}
_ASKS = re.compile(
    r"^\W*(?:(?:and|so|but|ok|wait)\W+)*(?:can|could|any|when|what|how|is|does|will)\b|\?\W*$", re.IGNORECASE
)
# Who says more tells a story.
MOST_WORDS = 16


def aside_in(words: str) -> str | None:
    if len(words.split()) > MOST_WORDS or not (asks(words) or _ASKS.search(words)):
        return None
    return next((name for name, pattern in _PATTERNS.items() if pattern.search(words)), None)


async def answered_aside(topic: Form, turn: Turn, form: Opened) -> bool:
    """Whether it was asked about what is being agreed to: then it was answered, and is asked for once more."""
    name = aside_in(turn.words) if form.asked else None
    if name in _SUMMED_UP.get(topic.intent, ()):
        await topic.ask_again(turn, form)
        return True
    key = f"payments.{topic.intent}_about_{name}"
    if name is None or key not in turn.book:
        return False
    if name == LINE and not await _is_suspended(turn):
        return False
    turn.say(key, replies=[], told=await _of_autopay(turn, form) if name == AUTOPAY else "")
    await topic.ask_again(turn, form)
    return True


async def _of_autopay(turn: Turn, form: Opened) -> str:
    """What it does to this payment, as the quote has it; else how it stands."""
    autopay = await turn.get("/v1/payments/autopay")
    if autopay.ok and autopay.body["on"]:
        return str(form.facts.get("autopay") or autopay.body["told"])
    return turn.phrase("payments.about_autopay_off" if autopay.ok else "payments.about_autopay")


async def _is_suspended(turn: Turn) -> bool:
    balance = await turn.get("/v1/billing/balance")
    body: dict[str, Any] = balance.body if balance.ok else {}
    return bool(body.get("suspended"))
