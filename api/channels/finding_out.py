"""What became of messages whose sending was never answered. They are looked for, and never sent again blindly."""

import logging
import uuid
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import and_, or_, select, update

from api.channels import receipts, repository
from api.channels.outbox import LISTED_AFTER, finders
from api.channels.outgoing import known_to, outgoing_for
from api.parts import Parts
from connectors.base import NotSent, Outgoing
from models import Delivery, DeliveryState
from models.base import now

log = logging.getLogger(__name__)
# Longer than any sending lasts: whoever was at it is dead.
DEAD_AFTER = timedelta(seconds=30)
# A provider that can't be asked just now is asked again.
ASKED_AGAIN_AFTER = timedelta(seconds=30)
AT_ONCE = 200


async def find_out(parts: Parts) -> None:
    """A round."""
    for delivery_id in await _in_doubt(parts):
        await _look_for(parts, delivery_id)
    await _queue_what_was_left(parts)


async def _in_doubt(parts: Parts) -> list[uuid.UUID]:
    """Marked as unknown for a while, or left by a worker that died in the middle of it."""
    left = and_(
        Delivery.state == DeliveryState.sending,
        Delivery.next_attempt_at.is_(None),
        Delivery.updated_at < now() - DEAD_AFTER,
    )
    lost = and_(
        Delivery.state == DeliveryState.unknown,
        Delivery.next_attempt_at <= now(),
        Delivery.connector.in_(finders(parts)),
    )
    async with parts.database.session() as session:
        found = await session.scalars(select(Delivery.id).where(or_(left, lost)).limit(AT_ONCE))
        return list(found)


async def _look_for(parts: Parts, delivery_id: uuid.UUID) -> None:
    lost = await _lost(parts, delivery_id)
    provider = parts.providers.get(lost.connector) if lost else None
    if lost is None or provider is None:
        return
    try:
        taken = await provider.find(lost.outgoing, lost.since)
    except NotSent as error:
        log.warning("%s can't say anything about delivery=%s: %s", provider.name, delivery_id, error)
        await _ask_again(parts, delivery_id, again=error.again)
        return
    async with parts.database.transaction() as session:
        delivery = await repository.hold_delivery(session, delivery_id)
        if delivery.state is not DeliveryState.unknown:
            return
        message, conversation, _ = await repository.conversation_of(session, delivery)
        if taken is not None:
            await receipts.note_taken(parts, session, delivery, provider.name, taken.ids, lost.outgoing)
        else:
            delivery.state, delivery.last_error = DeliveryState.failed, "the provider never had it"
            await session.flush()
            await repository.send_again(session, delivery)
            receipts.tell_state(parts, session, conversation.id, message.seq)
        # It goes again, or what it kept back goes.
        await parts.jobs.deliver(session, conversation)


async def _ask_again(parts: Parts, delivery_id: uuid.UUID, *, again: bool) -> None:
    """Later, or never: then a person decides. It keeps nothing back for longer by it."""
    at = now() + ASKED_AGAIN_AFTER if again else None
    async with parts.database.transaction() as session:
        found = update(Delivery).where(Delivery.id == delivery_id, Delivery.state == DeliveryState.unknown)
        await session.execute(found.values(next_attempt_at=at, updated_at=Delivery.updated_at))


@dataclass(frozen=True, slots=True)
class _Lost:
    connector: str
    outgoing: Outgoing
    since: datetime


async def _lost(parts: Parts, delivery_id: uuid.UUID) -> _Lost | None:
    """What has to be asked about. One whose sender died is marked first, and asked about in a later round."""
    async with parts.database.transaction() as session:
        delivery = await repository.hold_delivery(session, delivery_id)
        if delivery.state is DeliveryState.sending:
            delivery.state, delivery.last_error = DeliveryState.unknown, "whoever was sending it died"
            delivery.next_attempt_at = now() + LISTED_AFTER
            receipts.tell_state(parts, session, *await repository.place_of(session, delivery))
            return None
        message, conversation, contact = await repository.conversation_of(session, delivery)
        outgoing = await outgoing_for(parts, session, delivery, message, conversation, contact)
        outgoing = replace(outgoing, known=await known_to(session, conversation))
        return _Lost(delivery.connector or "", outgoing, delivery.created_at)


async def _queue_what_was_left(parts: Parts) -> None:
    """Something waits to be sent and no job is there to do it."""
    async with parts.database.transaction() as session:
        for conversation in await repository.left_waiting(session, AT_ONCE):
            await parts.jobs.deliver(session, conversation)
