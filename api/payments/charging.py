"""Taking money by a saved method: for bills, and for whatever else a customer buys."""

from api.errors import Refused
from api.parts import Parts
from api.systems.base import OutcomeUnknown
from api.systems.ports.payment import NewPayment, Payment
from models import PaymentState


class PaymentDeclined(Refused):
    """The bank said no. Nothing was taken."""

    title = "The payment was declined"


async def charge(parts: Parts, payment: NewPayment, reference: str) -> Payment:
    """A payment that was taken, or the error that says what became of it."""
    made = await parts.systems.payment.pay(payment, reference=reference)
    if made.state in (PaymentState.declined, PaymentState.failed):
        raise PaymentDeclined("The bank declined the payment. Nothing was taken.", reason=made.decline_reason)
    if made.state is PaymentState.unknown:
        raise OutcomeUnknown("The bank has not answered yet. Don't pay again: we find out.", retry_after=30)
    return made
