"""Copies of bills, and the receipt of a payment."""

import re
from datetime import date
from typing import Any

from bot.actions.billing.showing import Bills, BillTopic
from bot.actions.billing.which_bill import month_words, place_meant, place_of
from bot.dialogue.memory import Reply
from bot.dialogue.turn import Turn
from bot.reading.spells import Spell

_RECEIPT = re.compile(r"\breceipt\b|\bproof of payment\b|\bshows? i(?:'ve| have)? paid\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:old|older|all|past|previous|earlier|list|archive|history|how far"
    r"|last (?:\w+ )?(?:few|two|three|four|six|\d+))\b[^.?!]*\b(?:bills|invoices|statements|back)\b"
    r"|\bbill archive\b|\bolder? bill\b",
    re.IGNORECASE,
)

_MAIL = re.compile(r"\be-?mail", re.IGNORECASE)


class GetInvoice(BillTopic):
    """The bill as a file: it opens in the browser in which the customer is signed in."""

    intent = "get_invoice"

    async def answer(self, turn: Turn) -> None:
        if _RECEIPT.search(turn.words) and await self._say_receipt(turn):
            return
        bills = await self.bills(turn)
        if bills is None:
            return
        wanted = _wanted(turn, bills)
        if not wanted:
            self.say_no_such_month(turn, bills)
        elif len(wanted) == 1:
            self._say_one(turn, bills, wanted[0])
        else:
            self._say_which(turn, wanted)

    def _say_one(self, turn: Turn, bills: Bills, bill: dict[str, Any]) -> None:
        self.keep_shown(turn, bill["id"])
        others = [_choice(one) for one in bills if one["id"] != bill["id"]]
        link = {"title": turn.phrase("billing.pdf_title"), "url": f"/v1/billing/bills/{bill['id']}/pdf"}
        facts = {"full_name": bill["full_name"], "total": bill["total"]["display"]}
        key = "billing.pdf_no_mail" if _MAIL.search(turn.words) else "billing.pdf"
        turn.say(key, custom={"link": link}, replies=others, **facts)

    def _say_which(self, turn: Turn, wanted: Bills) -> None:
        choices = [_choice(one) for one in wanted]
        facts = {"count": len(wanted), "first": wanted[-1]["full_name"], "last": wanted[0]["full_name"]}
        turn.say("billing.which_pdf", replies=choices, **facts)

    async def _say_receipt(self, turn: Turn) -> bool:
        payments = await turn.get("/v1/payments", limit=10)
        paid = payments.body["items"] if payments.ok else []
        last = next((one for one in paid if one["state"] == "captured"), None)
        if last is None:
            return False
        facts = {"number": last["number"], "amount": last["amount"]["display"], "day": last["day"]["display"]}
        key = "billing.receipt" if last["method"] else "billing.receipt_plain"
        turn.say(key, method=last["method"] or "", **facts)
        return True


def _choice(bill: dict[str, Any]) -> Reply:
    return Reply(bill["full_name"], "get_invoice", {"bill": bill["id"]})


def _wanted(turn: Turn, bills: Bills) -> Bills:
    """The bills that were asked for: by a reply, by their months, all of them, or the newest."""
    if isinstance(turn.about, dict) and "bill" in turn.about:
        return [bill for bill in bills if bill["id"] == turn.about["bill"]]
    found = [one for one in turn.found(text=month_words(turn.words), past=True) if one.kind in ("month", "spell")]
    months = [one.value for one in found if one.kind == "month"]
    if months:
        places = {place for month in months if (place := place_of(bills, month)) is not None}
        return [bills[place] for place in sorted(places)]
    if spell := next((one.value for one in found), None):
        return [bill for bill in bills if _within(bill, spell)]
    if _SEVERAL.search(turn.words):
        return bills
    place = place_meant(turn, bills)
    return [bills[place]] if place is not None else []


def _within(bill: dict[str, Any], spell: Spell) -> bool:
    return spell.first <= date.fromisoformat(bill["issued_on"]["iso"]) <= spell.last
