"""Out: what was said goes to the provider in its order, once."""

import logging
import uuid
from dataclasses import dataclass
from datetime import timedelta

from api.channels import receipts, repository
from api.channels.keywords import ANSWERS
from api.channels.outgoing import outgoing_for
from api.parts import Parts
from api.pauses import pause_after
from connectors.base import NotSent, OutcomeUnknown, Outgoing, Provider, Taken
from models import Delivery, DeliveryState
from models.base import now

log = logging.getLogger(__name__)

# The waits after a provider could not take it; the last one repeats until it is given up.
PAUSES = tuple(timedelta(seconds=seconds) for seconds in (1, 2, 5, 15, 60))
# Nobody wants the answer to yesterday's question. What is given up is kept as failed, and can be sent again.
GIVE_UP_AFTER = timedelta(hours=2)
# The provider has listed by then whatever it took.
LISTED_AFTER = timedelta(seconds=5)
STOPPED = "the customer wants no messages here"


@dataclass(frozen=True, slots=True)
class _Try:
    delivery_id: uuid.UUID
    provider: Provider
    outgoing: Outgoing


async def deliver_all(parts: Parts, conversation_id: uuid.UUID) -> None:
    """One after the other until nothing waits, or until the first has to be tried again later."""
    while (attempt := await _claim(parts, conversation_id)) is not None:
        try:
            taken = await attempt.provider.send(attempt.outgoing)
        except NotSent as refusal:
            if not await _postpone(parts, attempt, refusal):
                return
        except OutcomeUnknown as silence:
            await _note_unknown(parts, attempt, str(silence))
        else:
            await _note_taken(parts, attempt, taken)


async def _claim(parts: Parts, conversation_id: uuid.UUID) -> _Try | None:
    """Marks the next one as being sent and commits that first: a worker that dies from here on leaves a question,
    never a second message."""
    async with parts.database.transaction() as session:
        asks = finders(parts)
        while (found := await repository.next_delivery(session, conversation_id, asks)) is not None:
            delivery, message, conversation, contact = found
            if not _may_go(delivery):
                return None
            provider = parts.providers.get(conversation.connector)
            reason = None if provider else f"{conversation.connector} is not set up"
            if contact.stopped_at is not None and message.content.get("key") not in ANSWERS.values():
                reason = STOPPED
            if provider is None or reason is not None:
                delivery.state, delivery.last_error, delivery.next_attempt_at = DeliveryState.failed, reason, None
                await session.flush()
                receipts.tell_state(parts, session, conversation_id, message.seq)
                continue
            delivery.state, delivery.next_attempt_at = DeliveryState.sending, None
            delivery.connector = provider.name
            delivery.attempts += 1
            delivery.updated_at = now()
            outgoing = await outgoing_for(parts, session, delivery, message, conversation, contact)
            return _Try(delivery.id, provider, outgoing)
    return None


def finders(parts: Parts) -> list[str]:
    """Providers that can say what became of a message."""
    return [name for name, provider in parts.providers.items() if provider.finds]


def _may_go(delivery: Delivery) -> bool:
    """Not while it is looked for; nor while somebody is at it, or has died over it, or its next try is not due."""
    if delivery.state is DeliveryState.sending:
        return delivery.next_attempt_at is not None and delivery.next_attempt_at <= now()
    return delivery.state is DeliveryState.queued


async def _note_taken(parts: Parts, attempt: _Try, taken: Taken) -> None:
    async with parts.database.transaction() as session:
        delivery = await repository.hold_delivery(session, attempt.delivery_id)
        await receipts.note_taken(parts, session, delivery, attempt.provider.name, taken.ids, attempt.outgoing)


async def _note_unknown(parts: Parts, attempt: _Try, reason: str) -> None:
    log.warning("delivery=%s: nobody knows whether it went out: %s", attempt.delivery_id, reason)
    async with parts.database.transaction() as session:
        delivery = await repository.hold_delivery(session, attempt.delivery_id)
        if delivery.state is DeliveryState.sending:
            delivery.state, delivery.last_error = DeliveryState.unknown, reason[:200]
            delivery.next_attempt_at = now() + LISTED_AFTER
            receipts.tell_state(parts, session, *await repository.place_of(session, delivery))


async def _postpone(parts: Parts, attempt: _Try, refusal: NotSent) -> bool:
    """Whether the next one may go: this one has failed for good."""
    async with parts.database.transaction() as session:
        delivery = await repository.hold_delivery(session, attempt.delivery_id)
        if delivery.state is not DeliveryState.sending:
            return True
        delivery.last_error = str(refusal)[:200]
        if not refusal.again or now() - delivery.created_at > GIVE_UP_AFTER:
            log.warning("delivery=%s failed: %s", delivery.id, refusal)
            delivery.state = DeliveryState.failed
            receipts.tell_state(parts, session, *await repository.place_of(session, delivery))
            return True
        pause = pause_after(delivery.attempts, PAUSES, refusal.after)
        delivery.next_attempt_at = now() + pause
        _, conversation, _ = await repository.conversation_of(session, delivery)
        await parts.jobs.deliver(session, conversation, after=pause)
        return False
