"""Adding to a line: data on the next bill, or credit where it is paid before."""

import re
from typing import Any

from bot.actions.lines import ask_which, counted_lines
from bot.actions.other_line import OfOneLine
from bot.actions.payments.methods import say_link
from bot.dialogue.form import Question, refuse
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import MOST_SHOWN, Turn
from bot.dialogue.wondering import keep_summary
from bot.reading import asks
from bot.reading.money import Money
from bot.reading.tidy import plain
from bot.reading.words import WORDED, counted

_GIGABYTES = re.compile(rf"\b(?P<number>\d{{1,3}}|{WORDED}) ?(?:gb|gigs?|gigabytes?|g)\b")
# "No, 20" after "5 GB of data" is no amount of money.
_BARE = re.compile(rf"(?P<number>\d{{1,3}}|{WORDED})")
_VOUCHER = re.compile(r"\bvouchers?\b|\bscratch ?cards?\b|\b(?:pay|top ?up|do it) (?:in|by|with) cash\b", re.IGNORECASE)
# It was topped up, and is not there.
_MISSING = re.compile(
    r"\b(?:topped (?:it )?up|top-?up|credit)\b.*\b(?:not (?:there|here|on|showing|arrived|come)"
    r"|isn'?t (?:there|on|showing)|missing|never (?:came|arrived)|hasn'?t (?:come|arrived|gone)"
    r"|didn'?t (?:come|arrive|work|go))\b",
    re.IGNORECASE,
)
KILOBYTES_A_GIGABYTE = 1_000_000


class TopUp(OfOneLine):
    intent = "top_up"
    topic = "usage"
    questions = (Question("offer"),)
    refusals = {
        "nothing-to-add": "usage.top_up_nothing",
        "line-not-active": "usage.top_up_not_active",
        "payment-declined": "usage.top_up_not_paid",
        "payment-unknown": "usage.top_up_unclear",
        "quote-used": "usage.top_up_done_before",
        "quote-running": "usage.top_up_done_before",
        "extra-over": "usage.top_up_outdated",
        "top-up-unknown": "usage.top_up_outdated",
    }

    asked_as = {"voucher": _VOUCHER}

    async def begin(self, turn: Turn, form: Opened) -> bool:
        if _VOUCHER.search(turn.words):
            turn.say("usage.top_up_about_voucher")
            return False
        if _MISSING.search(turn.words):
            turn.then, turn.then_words = "payment_problem", turn.words
            return False
        fitting = await counted_lines(turn)
        if len(fitting) > 1:
            await ask_which(self, turn, fitting)
            return False
        line = {"service_id": fitting[0]["service"]["id"]} if fitting else {}
        answer = await turn.get("/v1/usage/top-ups", **line)
        if not answer.ok:
            await self.excuse(turn, answer)
            return False
        body = answer.body
        form.facts = {"line_id": body["service"]["id"], "label": body["service"]["label"]}
        if not body["offers"]:
            turn.say("usage.top_up_unlimited", **form.facts)
            return False
        form.facts |= {
            "paid_by": body["paid_by"],
            "offers": [_kept(one) for one in body["offers"][:MOST_SHOWN]],
            "credit": body["credit"]["display"] if body["credit"] else "",
            "billed": body["billed_on"]["display"] if body["billed_on"] else "",
        }
        return True

    def words_again(self, form: Opened) -> str:
        titles = [one["title"] for one in form.facts["offers"] if one["code"] == form.values.get("offer")]
        return " ".join(["add", *titles])

    async def read_offer(self, turn: Turn, form: Opened, words: str) -> Any:
        """ "Add 5 GB" is no amount of money. What is meant by it is checked afterwards."""
        if asks(words):
            return None
        text = plain(words)
        said = _GIGABYTES.search(text) or (_BARE.fullmatch(text) if form.asked else None)
        kilobytes = counted(said["number"]) * KILOBYTES_A_GIGABYTE if said else 0
        known = said and (said.re is _GIGABYTES or kilobytes in [one["kilobytes"] for one in form.facts["offers"]])
        if known and form.facts["paid_by"] == "bill":
            return kilobytes
        found = turn.found(asked="money", text=words)
        return next((one.value for one in found if one.kind == "money"), None)

    async def facts(self, turn: Turn, form: Opened) -> dict[str, Any]:
        key = "usage.offer" if form.facts["paid_by"] == "bill" else "usage.offer_credit"
        listed = ", ".join(turn.phrase(key, **one) for one in form.facts["offers"])
        if form.facts["paid_by"] == "bill":
            state = turn.phrase("usage.state_bill", **form.facts)
        else:
            state = turn.phrase("usage.state_credit", **form.facts)
        return {**await super().facts(turn, form), "listed": listed, "state": state}

    async def options_offer(self, turn: Turn, form: Opened) -> list[Reply]:
        return [Reply(one["title"], value=one["code"], amount=one["minor"]) for one in form.facts["offers"]]

    async def check_offer(self, turn: Turn, form: Opened, value: Any) -> Any:
        if isinstance(value, str):
            return value
        if isinstance(value, Money) and value.currency != turn.operator.reading.currency:
            return refuse("usage.top_up_no_such")
        wanted = ("minor", value.minor) if isinstance(value, Money) else ("kilobytes", value)
        fitting = [one["code"] for one in form.facts["offers"] if one[wanted[0]] == wanted[1]]
        return fitting[0] if fitting else refuse("usage.top_up_no_such")

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        wanted = {"service_id": form.facts["line_id"], "code": form.values["offer"]}
        quote = await turn.post("/v1/usage/top-ups/quotes", wanted)
        if quote.problem in ("no-method", "method-expired"):
            await self._by_link(turn)
        elif await self.quoted(turn, quote):
            self._ask(turn, form, quote.body)

    def _ask(self, turn: Turn, form: Opened, quote: dict[str, Any]) -> None:
        case = quote["paid_by"]
        price = (quote["on_bill"] if case == "bill" else quote["now"])["display"]
        facts = keep_summary(
            form,
            case,
            title=quote["title"],
            label=form.facts["label"],
            price=price,
            until=quote["valid_until"]["display"] if quote["valid_until"] else "",
            billed=quote["billed_on"]["display"] if quote["billed_on"] else "",
        )
        yes, no = turn.phrase(f"usage.top_up_yes_{case}", price=price), turn.phrase("usage.top_up_no")
        other = {"offer": turn.phrase("usage.top_up_other")}
        self.confirm(turn, f"usage.top_up_confirm_{case}", yes=yes, no=no, change=other, **facts)

    async def act(self, turn: Turn, form: Opened) -> None:
        receipt = await self.do_as_quoted(turn, "/v1/usage/top-ups")
        if receipt is None:
            return
        turn.say(
            f"usage.topped_up_{receipt['paid_by']}",
            title=receipt["title"],
            label=form.facts["label"],
            price=receipt["price"]["display"],
            until=receipt["valid_until"]["display"] if receipt["valid_until"] else "",
            billed=receipt["billed_on"]["display"] if receipt["billed_on"] else "",
            number=receipt["number"],
        )

    async def _by_link(self, turn: Turn) -> None:
        """Credit is paid with a card that is kept: without one, it is entered first."""
        link = await turn.post("/v1/payments/links", {"purpose": "save_card"})
        self.finish(turn)
        if link.ok:
            say_link(turn, "usage.top_up_card", link)
        else:
            await self.excuse(turn, link)


def _kept(one: dict[str, Any]) -> dict[str, Any]:
    data = one["data"]
    return {
        "code": one["code"],
        "title": data["display"] if data else one["price"]["display"],
        "price": one["price"]["display"],
        "minor": one["price"]["minor"],
        "kilobytes": data["amount"] if data else 0,
    }
