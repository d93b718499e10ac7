"""News of whatever is open: of what was spoken of last, else of a case, an outage or an order."""

import re

from bot.actions.tickets.deed_words import withdraws
from bot.dialogue.topic import Topic
from bot.dialogue.turn import Turn

_MY_CASE = r"my (?:case|complaint|fault|problem|ticket)"
_IT = rf"(?:it|that|this|{_MY_CASE})"
_NEWS = re.compile(
    r"\W*(?:(?:hi|hello|hey|ok|so|and|well|please|pls|is|are|there|have|you|do|got|still|heard)\W+)*"
    r"(?:(?:any|some|no|what(?:'?s| is) the) ?)?(?:more |new )?"
    r"(?:news|updates?|progress|word|latest|developments?|anything new)"
    rf"(?: (?:for me|yet|today|from (?:you|them)|(?:on|about|with) {_IT}|please|pls|now|so far))*\W*"
    rf"|\W*(?:so |and )?what(?:'?s| is) (?:new|going on|happening)(?: with {_IT})?\W*",
    re.IGNORECASE,
)
# What each topic that has news looks at, and what is told last of all where nothing was spoken of.
CASE, OUTAGE, ORDER = "check_ticket", "check_outage", "order_status"
_HAS_NEWS = frozenset({CASE, OUTAGE, ORDER, "book_technician"})


class WithdrawCase(Topic):
    """ "Cancel my complaint" is about the case, whatever else can be cancelled."""

    intent = "withdraw_case"
    by_its_words = comes_first = True

    def fits(self, turn: Turn) -> bool:
        is_open = turn.memory.form is not None and turn.memory.form.intent != CASE
        return not is_open and withdraws(turn.words)

    async def answer(self, turn: Turn) -> None:
        turn.memory.form = None
        turn.then, turn.then_words = CASE, turn.words


class News(Topic):
    """Asked without a word of what about."""

    intent = "news"
    by_its_words = True

    def claims(self, turn: Turn) -> bool:
        return _NEWS.fullmatch(turn.words) is not None

    async def answer(self, turn: Turn) -> None:
        last = CASE if re.search(_MY_CASE, turn.words, re.IGNORECASE) else turn.memory.last
        turn.then = last if last in _HAS_NEWS else await self._open(turn)
        if turn.then:
            turn.then_words = turn.words
        else:
            turn.say("tickets.no_news")

    async def _open(self, turn: Turn) -> str | None:
        cases = await turn.get("/v1/tickets", state="open")
        if not cases.ok or cases.body["items"]:
            # Who is not signed in is asked to be, by the topic that answers then.
            return CASE
        outages = await turn.get("/v1/outages/mine")
        if outages.ok and any(one["is_touched"] for one in outages.body["services"]):
            return OUTAGE
        orders = await turn.get("/v1/orders", state="open")
        return ORDER if orders.ok and orders.body["items"] else None
