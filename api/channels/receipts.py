"""What a provider says became of a message: it is believed forward only, whenever and however often it comes."""

import uuid
from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from api import sent_texts
from api.channels import receipts_repository, repository
from api.channels.outgoing import outgoing_for
from api.conversations import repository as conversations
from api.db import after_commit
from api.letters import receipts as notices
from api.parts import Parts
from connectors.base import Outgoing, Receipt
from models import Delivery, DeliveryPart, DeliveryState, ReceiptState, TextKind

FAR = (DeliveryState.sent, DeliveryState.delivered, DeliveryState.read)


async def take(
    parts: Parts, session: AsyncSession, connector: str, receipt: Receipt, arrival_id: uuid.UUID | None
) -> None:
    """Kept in any case: it may be about a message whose sending has not been answered yet. Again, it is no news."""
    state, named = ReceiptState(receipt.state), receipt.provider_message_id
    if not await receipts_repository.note_receipt(session, connector, named, state, receipt.error, arrival_id):
        return
    delivery = await receipts_repository.delivery_of(session, connector, receipt.provider_message_id)
    if delivery is None and receipt.reference is not None:
        delivery = await _lost_answer(parts, session, connector, receipt)
    if delivery is not None:
        await _apply(parts, session, delivery, connector, await receipts_repository.parts_of(session, delivery))
    else:
        await notices.take(parts, session, connector, named, receipt.reference, state, receipt.error)


async def _lost_answer(parts: Parts, session: AsyncSession, connector: str, receipt: Receipt) -> Delivery | None:
    """The provider names our own reference: it took the message, though its answer never reached us."""
    try:
        delivery = await repository.hold_delivery(session, receipt.reference or uuid.UUID(int=0))
    except LookupError:
        return None
    if delivery.state not in (DeliveryState.sending, DeliveryState.unknown) or delivery.connector != connector:
        return None
    if not await receipts_repository.parts_of(session, delivery):
        session.add(_part(delivery, connector, receipt.provider_message_id, 1))
        await session.flush()
        message, conversation, contact = await repository.conversation_of(session, delivery)
        outgoing = await outgoing_for(parts, session, delivery, message, conversation, contact)
        await sent_texts.note(parts, session, connector, TextKind.answer, outgoing)
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
    parts: Parts, session: AsyncSession, delivery: Delivery, connector: str, ids: tuple[str, ...], outgoing: Outgoing
) -> None:
    """The provider has it. A receipt may have been here first."""
    await sent_texts.note(parts, session, connector, TextKind.answer, outgoing)
    found = await receipts_repository.parts_among(session, delivery, connector, ids)
    own = [part for part in found if part.delivery_id == delivery.id]
    if old := [part for part in found if part.delivery_id != delivery.id]:
        await receipts_repository.retire_ids(session, connector, ids, old, delivery)
    known = {part.provider_message_id for part in own}
    own += [_part(delivery, connector, each, place) for place, each in enumerate(ids, start=1) if each not in known]
    session.add_all(own)
    await session.flush()
    await _apply(parts, session, delivery, connector, own)


async def _apply(
    parts: Parts, session: AsyncSession, delivery: Delivery, connector: str, found: Sequence[DeliveryPart]
) -> None:
    """Every part as far as anybody has said, and the delivery as far as the last of its parts."""
    before = delivery.state
    said = await receipts_repository.receipts_for(session, connector, [part.provider_message_id for part in found])
    by_id = {part.provider_message_id: part for part in found}
    for receipt in said:
        _forward(by_id[receipt.provider_message_id], DeliveryState(receipt.state.value))
        delivery.last_error = receipt.error or delivery.last_error
    _forward(delivery, _together([part.state for part in found]))
    delivery.next_attempt_at = None
    if delivery.state is not before:
        tell_state(parts, session, *await repository.place_of(session, delivery))


def tell_state(parts: Parts, session: AsyncSession, conversation_id: uuid.UUID, seq: int) -> None:
    """Whoever shows that message shows how far it has got."""
    after_commit(session, lambda: parts.live.tell(conversation_id, conversations.STATE, seq=seq))


def _together(states: list[DeliveryState]) -> DeliveryState:
    if DeliveryState.failed in states:
        return DeliveryState.failed
    return min(states, key=FAR.index)


def _forward(row: Delivery | DeliveryPart, state: DeliveryState) -> None:
    if row.state.may_become(state):
        row.state = state
