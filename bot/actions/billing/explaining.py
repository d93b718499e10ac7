"""Why a bill is what it is: beside the one before or any other, line by line, or one line of it."""

import re

from bot.actions.billing.bill_cards import comparison_card
from bot.actions.billing.bill_lines import Line, line_in, read_lines
from bot.actions.billing.bills import Bill, Cause, Comparison
from bot.actions.billing.explanation import biggest_first, explanation
from bot.actions.billing.showing import ALL, CURRENT, Bills, BillTopic, names_other
from bot.actions.billing.which_bill import Named, named_months, place_meant, place_of, shown_before
from bot.dialogue.memory import Reply
from bot.dialogue.turn import Turn
from bot.dialogue.wording import BUBBLE, BUTTON

LINES = "lines"
# What asks for one line, by what it is or by its amount.
_OF_A_LINE = re.compile(
    r"\b(?:what(?:'?s| is| are| was| were)|whats|explain"
    r"|why (?:is|was|am i|have i|do i|did i|are you|have you)|charged? )\b|^\W*and (?:the|that|this)\b",
    re.IGNORECASE,
)
# It is about the whole bill, whatever else it names.
_OF_THE_WHOLE = re.compile(
    r"\b(?:higher|more|less|lower|rise|risen|gone up|went up|go up|increase\w*|double\w*|so (?:high|much|big|expensive)"
    r"|than|jump\w*|compare\w*|differ\w*|changed?)\b",
    re.IGNORECASE,
)
# What else may help, by why the bill moved.
_NEXT = {"not_in_plan": "roaming_help", "price_change": "compare_plans", "discount_ended": "compare_plans"}
_NOT_CONTESTED = frozenset({"discount_ended", "removed_line", "credit"})

# The one line that says nothing of why it is there.
_LATE = re.compile(r"\blate\b", re.IGNORECASE)


class ExplainBill(BillTopic):
    """The total beside the month before, and the causes of the difference."""

    intent = "explain_bill"

    async def answer(self, turn: Turn) -> None:
        if isinstance(turn.about, dict) and LINES in turn.about:
            await self._say_lines(turn, turn.about[LINES])
        elif not await self._say_line(turn):
            await self._compare(turn)

    async def _say_lines(self, turn: Turn, bill_id: str) -> None:
        answer = await turn.get(f"{ALL}/{bill_id}")
        if not answer.ok:
            await self.excuse(turn, answer)
            return
        bill, lines = Bill.read(answer.body), read_lines(answer.body)
        replies = [
            Reply(turn.phrase("billing.contest_any"), "dispute_charge", {"bill": bill_id}),
            Reply(turn.phrase("billing.as_pdf"), "get_invoice", {"bill": bill_id}),
            Reply(turn.book.title("request_human"), "request_human"),
        ]
        turn.say("billing.lines", replies=replies, lines=_listed(turn, lines), name=bill.name, total=bill.total.display)

    async def _say_line(self, turn: Turn) -> bool:
        """ "What is the 39.60 for": the line that is named, if one is."""
        if not _OF_A_LINE.search(turn.words) or _OF_THE_WHOLE.search(turn.words):
            return False
        answer = await turn.get(CURRENT)
        line = line_in(turn.words, turn.found(asked="money"), read_lines(answer.body)) if answer.ok else None
        if line is None:
            return False
        bill_id = answer.body["id"]
        replies = [
            _contest(turn, line.title, bill_id),
            Reply(turn.phrase("billing.see_lines"), self.intent, {LINES: bill_id}),
            Reply(turn.book.title("request_human"), "request_human"),
        ]
        key = "billing.line_late" if _LATE.search(line.title) and line.detail else None
        key = key or ("billing.line" if line.detail else "billing.line_plain")
        facts = {"title": line.title, "amount": line.amount.display, "name": answer.body["period"]["name"]}
        turn.say(key, replies=replies, detail=line.detail, **facts)
        return True

    async def _compare(self, turn: Turn) -> None:
        named = named_months(turn)
        older = names_other(turn) or shown_before(turn) is not None
        comparison = await (self._of_months(turn, named) if named != Named() or older else self._of_newest(turn))
        if comparison is None:
            return
        self.keep_shown(turn, comparison.bill_id)
        key, facts = explanation(turn.book, comparison)
        card = comparison_card(turn.book, comparison)
        shown = {"card": card, "teaser": turn.phrase("billing.teaser")} if card else {}
        turn.say(key, custom=shown, replies=_ways_on(turn, comparison), **facts)

    async def _of_newest(self, turn: Turn) -> Comparison | None:
        return await self.read(turn, f"{CURRENT}/comparison", Comparison.read)

    async def _of_months(self, turn: Turn, named: Named) -> Comparison | None:
        bills = await self.bills(turn)
        if bills is None:
            return None
        about, other = place_meant(turn, bills), place_of(bills, named.other) if named.other else None
        if about is None or (named.other and other is None):
            self.say_no_such_month(turn, bills)
            return None
        return await self._of_two(turn, bills, about, about + 1 if other in (None, about) else other)

    async def _of_two(self, turn: Turn, bills: Bills, about: int, other: int) -> Comparison | None:
        if other < len(bills):
            ids = {"bill_id": bills[about]["id"], "other_id": bills[other]["id"]}
            return await self.read(turn, "/v1/billing/comparison", Comparison.read, **ids)
        first = bills[about]
        turn.say("billing.why_first", name=first["full_name"], total=first["total"]["display"])
        return None


def _ways_on(turn: Turn, comparison: Comparison) -> list[Reply]:
    """Every line, then what can be done about the biggest cause."""
    replies = [Reply(turn.phrase("billing.see_lines"), "explain_bill", {LINES: comparison.bill_id})]
    cause: Cause | None = next(iter(biggest_first(comparison)), None)
    if cause and cause.amount.minor > 0 and cause.reason not in _NOT_CONTESTED:
        replies.append(_contest(turn, cause.title, comparison.bill_id))
    then = _NEXT.get(cause.reason, "request_human") if cause else "request_human"
    return [*replies, Reply(turn.book.title(then), then)]


def _contest(turn: Turn, title: str, bill_id: str) -> Reply:
    named = turn.phrase("billing.contest", title=title)
    shown = named if len(named) <= BUTTON else turn.book.title("dispute_charge")
    return Reply(shown, "dispute_charge", {"bill": bill_id, "line": title})


def _listed(turn: Turn, lines: list[Line]) -> str:
    """As many as fit into one bubble, the dearest first."""
    told = [f"{line.title} {line.amount.display}" for line in sorted(lines, key=lambda one: -abs(one.amount.minor))]
    for count in range(len(told), 0, -1):
        rest = turn.phrase("billing.and_more", count=len(told) - count) if count < len(told) else ""
        shown = "; ".join(told[:count]) + rest
        if len(shown) <= BUBBLE - 80:
            return shown
    return told[0]
