"""What a provider says became of a message: it is believed forward only, whenever and however often it comes."""

import uuid

from sqlalchemy.ext.asyncio import AsyncSession

from api.channels import repository
from api.conversations import repository as conversations
from api.db import after_commit
from api.letters import receipts as notices
from api.parts import Parts
from connectors.base import Receipt
from models import Delivery, DeliveryPart, DeliveryState, ReceiptState

FAR = (DeliveryState.sent, DeliveryState.delivered, DeliveryState.read)


async def take(
    parts: Parts, session: AsyncSession, connector: str, receipt: Receipt, arrival_id: uuid.UUID | None
) -> None:
    """Kept in any case: it may be about a message whose sending has not been answered yet."""
    state = ReceiptState(receipt.state)
    await repository.note_receipt(session, connector, receipt.provider_message_id, state, receipt.error, arrival_id)
    delivery = await repository.delivery_of(session, connector, receipt.provider_message_id)
    if delivery is None and receipt.reference is not None:
        delivery = await _lost_answer(session, connector, receipt)
    if delivery is not None:
        await apply(parts, session, delivery, connector)
    else:
        await notices.take(session, connector, receipt.provider_message_id, receipt.reference, state, receipt.error)


async def _lost_answer(session: AsyncSession, connector: str, receipt: Receipt) -> Delivery | None:
    """The provider names our own reference: it took the message, though its answer never reached us."""
    try:
        delivery = await repository.hold_delivery(session, receipt.reference or uuid.UUID(int=0))
    except LookupError:
        return None
    if delivery.state not in (DeliveryState.sending, DeliveryState.unknown) or delivery.connector != connector:
        return None
    if not await repository.parts_of(session, delivery):
        session.add(_part(delivery, connector, receipt.provider_message_id, 1))
        await session.flush()
    return delivery


def _part(delivery: Delivery, connector: str, provider_message_id: str, number: int) -> DeliveryPart:
    return DeliveryPart(
        delivery_id=delivery.id,
        number=number,
        connector=connector,
        provider_message_id=provider_message_id,
        state=DeliveryState.sent,
    )


async def note_taken(
    parts: Parts, session: AsyncSession, delivery: Delivery, connector: str, ids: tuple[str, ...]
) -> None:
    """The provider has it. A receipt may have been here first."""
    await repository.retire_ids(session, connector, ids, delivery)
    known = {part.provider_message_id for part in await repository.parts_of(session, delivery)}
    for number, each in enumerate(ids, start=1):
        if each not in known:
            session.add(_part(delivery, connector, each, number))
    await session.flush()
    await apply(parts, session, delivery, connector)


async def apply(parts: Parts, session: AsyncSession, delivery: Delivery, connector: str) -> None:
    """Every part as far as anybody has said, and the delivery as far as the last of its parts."""
    found = await repository.parts_of(session, delivery)
    said = await repository.receipts_for(session, connector, [part.provider_message_id for part in found])
    by_id = {part.provider_message_id: part for part in found}
    for receipt in said:
        _forward(by_id[receipt.provider_message_id], DeliveryState(receipt.state.value))
        delivery.last_error = receipt.error or delivery.last_error
    _forward(delivery, _together([part.state for part in found]))
    delivery.next_attempt_at = None
    message, conversation, _ = await repository.conversation_of(session, delivery)
    after_commit(session, lambda: parts.live.tell(conversation.id, conversations.STATE, seq=message.seq))


def _together(states: list[DeliveryState]) -> DeliveryState:
    if DeliveryState.failed in states:
        return DeliveryState.failed
    return min(states, key=FAR.index)


def _forward(row: Delivery | DeliveryPart, state: DeliveryState) -> None:
    if row.state.may_become(state):
        row.state = state
