"""Tells customers that a new bill is ready. Run it again and again: nobody is told twice."""

from functools import partial

from api.news import News, tell_all
from api.parts import Parts
from api.systems.ports.news import NewBill
from models import NoticeKind


async def tell_of_bills(parts: Parts) -> int:
    """How many bills were new."""
    billing = parts.systems.billing
    return await tell_all(
        parts,
        billing.new_bills,
        partial(_news, parts),
        lambda bills, reference: billing.heard_of_bills(tuple(bill.id for bill in bills), reference=reference),
    )


def _news(parts: Parts, bill: NewBill) -> News:
    return News(bill.holder_id, NoticeKind.bill, _words(parts, bill), f"bill:{bill.id}")


def _words(parts: Parts, bill: NewBill) -> str:
    total, due = parts.formats.money(bill.total).display, parts.formats.day(bill.due_on).display
    ready = f"Your new bill {bill.number} is ready: {total}."
    if bill.outstanding.minor == 0:
        return f"{ready} There is nothing to pay."
    if bill.is_taken_automatically:
        return f"{ready} It is paid automatically, so you have nothing to do."
    return f"{ready} Please pay it by {due}."
