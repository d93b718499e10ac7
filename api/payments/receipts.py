"""Sends a receipt for each payment that was taken. Run it again and again: nobody gets two."""

from functools import partial

from api.news import News, tell_all
from api.notices import EVERYWHERE
from api.parts import Parts
from api.systems.ports.news import TakenPayment
from models import NoticeChannel, NoticeKind

# Who has just paid sees it on the screen: that alone which can be kept is sent.
MAILBOX = frozenset({NoticeChannel.email})


async def send_receipts(parts: Parts) -> int:
    """How many payments were taken."""
    payment = parts.systems.payment
    return await tell_all(
        parts,
        payment.taken_payments,
        partial(_receipt, parts),
        lambda taken, reference: payment.heard_of_payments(tuple(each.id for each in taken), reference=reference),
    )


def _receipt(parts: Parts, payment: TakenPayment) -> News:
    """One that nobody has pressed anything for is told everywhere."""
    only = EVERYWHERE if payment.is_automatic else MAILBOX
    return News(payment.holder_id, NoticeKind.payment, _words(parts, payment), f"receipt:{payment.id}", only)


def _words(parts: Parts, payment: TakenPayment) -> str:
    amount, by = parts.formats.money(payment.amount).display, f" by {payment.method}" if payment.method else ""
    bill = f" for bill {payment.bill_number}" if payment.bill_number else ""
    if payment.is_automatic:
        told = f"We took {amount}{bill}{by}, as you have asked us to."
    elif payment.is_top_up:
        told = f"You have topped up {amount}{by}. Thank you."
    else:
        told = f"We have received your payment of {amount}{bill}{by}. Thank you."
    return f"{told} This is your receipt: {payment.number}."
