"""What the worker does about payments: asks about those without an answer, and takes what is to be taken today."""

import logging

from api.errors import ServiceError
from api.notices import tell
from api.parts import Parts
from api.systems.ports.payment import Due
from models import NoticeKind, PaymentState
from models.base import now

log = logging.getLogger(__name__)
MOST_AT_ONCE = 50


async def find_out(parts: Parts) -> None:
    """One that cannot be answered now keeps none of the others waiting; it has its turn again."""
    payment = parts.systems.payment
    left = (await payment.unsettled()).value
    for payment_id in left.payments:
        try:
            found = await payment.find_out(payment_id, reference=f"find-out:{payment_id}")
            log.info("payment=%s is %s", found.number, found.state)
        except ServiceError as error:
            log.warning("payment=%s could not be asked about: %s", payment_id, type(error).__name__)
        except Exception:
            log.exception("payment=%s could not be asked about", payment_id)
    for external_id in left.links:
        try:
            await payment.card_entered(external_id, reference=f"card:{external_id}")
        except ServiceError as error:
            log.warning("a payment link could not be asked about: %s", type(error).__name__)
        except Exception:
            log.exception("a payment link could not be asked about")


async def collect(parts: Parts) -> None:
    """Each is tried once. What has surely never reached the bank was no try, and has its turn again next time."""
    today = parts.formats.today(now())
    for find in (parts.systems.payment.due_bills, parts.systems.payment.due_instalments):
        cursor, is_more = None, True
        while is_more:
            found = (await find(today, cursor, MOST_AT_ONCE)).fresh()
            for due in found.items:
                await _take(parts, due)
            cursor = found.next
            is_more = cursor is not None


async def _take(parts: Parts, due: Due) -> None:
    """Whatever is wrong with one keeps none of the others waiting."""
    try:
        made = await parts.systems.payment.pay(due.payment, reference=due.reference)
        if made.state is PaymentState.declined:
            await _tell(parts, due, made.decline_reason or "")
    except ServiceError as error:
        log.warning("due=%s was not taken: %s", due.reference, type(error).__name__)
    except Exception:
        log.exception("due=%s could not be taken", due.reference)


async def _tell(parts: Parts, due: Due, reason: str) -> None:
    amount = parts.formats.money(due.payment.amount).display
    text = f"We could not take {amount} for {due.told}. {reason}. Nothing was taken: please pay it another way."
    async with parts.database.transaction() as session:
        await tell(
            session,
            customer_id=due.payment.customer_id,
            kind=NoticeKind.payment,
            text=text.replace(". . ", ". "),
            key=f"declined:{due.reference}",
        )
