"""What a provider says became of a notice: believed forward only, as with everything else that is sent."""

import uuid

from sqlalchemy.ext.asyncio import AsyncSession

from api import sent_texts
from api.letters import repository
from api.letters.sending import sms_words
from api.parts import Parts
from connectors.base import Taken
from models import DeliveryState, Notice, NoticeChannel, NoticeDelivery, ReceiptState, TextKind


async def take(
    parts: Parts,
    session: AsyncSession,
    connector: str,
    provider_message_id: str,
    reference: uuid.UUID | None,
    state: ReceiptState,
    error: str | None,
) -> None:
    delivery = await repository.of_provider(session, connector, provider_message_id, reference)
    if delivery is None:
        return
    if delivery.provider_message_id is None:
        # Its answer was lost; only now is it known to have gone.
        await note_cost(parts, session, delivery)
    delivery.provider_message_id = delivery.provider_message_id or provider_message_id
    delivery.next_attempt_at = None
    _forward(delivery, DeliveryState(state.value), error)


async def note_taken(parts: Parts, session: AsyncSession, delivery: NoticeDelivery, taken: Taken) -> None:
    """A notice is one message. A receipt may have been here first."""
    await note_cost(parts, session, delivery)
    delivery.next_attempt_at = None
    _forward(delivery, DeliveryState.sent)
    if delivery.connector is None or not taken.ids:
        return
    delivery.provider_message_id = taken.ids[0]
    for receipt in await repository.receipts_for(session, delivery.connector, taken.ids[:1]):
        _forward(delivery, DeliveryState(receipt.state.value), receipt.error)


async def note_cost(parts: Parts, session: AsyncSession, delivery: NoticeDelivery) -> None:
    if delivery.channel is NoticeChannel.sms and delivery.connector is not None:
        notice = await session.get_one(Notice, delivery.notice_id)
        words = sms_words(parts, notice.text)
        await sent_texts.note_words(parts, session, delivery.connector, TextKind.notice, words, delivery.id)


def _forward(delivery: NoticeDelivery, state: DeliveryState, error: str | None = None) -> None:
    if delivery.state.may_become(state):
        delivery.state = state
        delivery.last_error = error or delivery.last_error
