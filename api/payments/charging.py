"""Taking money by a saved method: for bills, and for whatever else a customer buys."""

from api.errors import Refused
from api.parts import Parts
from api.systems.base import OutcomeUnknown, SystemUnavailable
from api.systems.ports.payment import NewPayment, Payment
from models import PaymentState

REFUSED = (PaymentState.declined, PaymentState.failed, PaymentState.released)
WITHOUT_AN_ANSWER = (PaymentState.pending, PaymentState.unknown)


class PaymentDeclined(Refused):
    """The bank said no. Nothing was taken."""

    title = "The payment was declined"


async def charge(parts: Parts, payment: NewPayment, reference: str) -> Payment:
    """A payment that was taken, or the error that says what became of it."""
    made = await parts.systems.payment.pay(payment, reference=reference)
    if made.state in REFUSED:
        detail = "The bank declined the payment. Nothing was taken. Try another card, or ask your bank."
        others = await _other_methods(parts, payment)
        raise PaymentDeclined(detail, reason=made.decline_reason, payment_id=str(made.id), others=others)
    if made.state in WITHOUT_AN_ANSWER:
        raise OutcomeUnknown("The bank has not answered yet. Don't pay again: we find out.", retry_after=30)
    return made


async def _other_methods(parts: Parts, payment: NewPayment) -> list[dict[str, str]]:
    try:
        known = (await parts.systems.payment.methods(payment.customer_id)).value
    except SystemUnavailable:  # that it was declined is worth more than what else there is
        return []
    return [{"id": str(method.id), "label": method.label} for method in known if method.id != payment.method_id]
