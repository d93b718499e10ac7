"""What was said, as the desk shows it, and sending again what did not get through."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.channels import mending
from api.channels.mending import NotFailed
from api.conversations.repository import NAMED
from api.errors import NotFound
from api.parts import Parts
from api.writing import deliveries, sending, trace
from api.writing.rendering import desk_message, state_of
from api.writing.schemas import DeliveryStateOut, DeskMessageOut, ThreadOut
from models import Conversation, Message


class MessageUnknown(NotFound):
    """There is no such message in this conversation."""

    title = "No such message"


async def page(session: AsyncSession, conversation: Conversation, before: int | None, limit: int) -> ThreadOut:
    """The newest, or the newest of those before a place."""
    wanted = select(Message).where(Message.conversation_id == conversation.id)
    if before is not None:
        wanted = wanted.where(Message.seq < before)
    found = (await session.scalars(wanted.order_by(Message.seq.desc()).limit(limit).options(NAMED))).all()
    earliest = found[-1].seq if found else 1
    return ThreadOut(
        messages=await shown(session, conversation, found[::-1]),
        before=earliest if earliest > 1 else None,
        last_seq=conversation.last_seq,
    )


async def shown(session: AsyncSession, conversation: Conversation, messages: Sequence[Message]) -> list[DeskMessageOut]:
    by_message = await deliveries.of_messages(session, [message.id for message in messages])
    return [desk_message(message, conversation.channel, by_message.get(message.id)) for message in messages]


async def one(session: AsyncSession, message: Message) -> DeskMessageOut:
    conversation = await session.get_one(Conversation, message.conversation_id)
    return (await shown(session, conversation, [message]))[0]


async def resend(
    parts: Parts, session: AsyncSession, agent_id: uuid.UUID, conversation_id: uuid.UUID, message_id: uuid.UUID
) -> DeliveryStateOut:
    """Really, by whoever has the conversation. Asked twice, the second finds that it is on its way."""
    conversation = await sending.held(session, conversation_id)
    message = await session.get(Message, message_id)
    if message is None or message.conversation_id != conversation.id:
        raise MessageUnknown("There is no such message in this conversation.")
    await sending.insist_on_mine(session, conversation, agent_id)
    delivery = (await deliveries.of_messages(session, [message.id])).get(message.id)
    if delivery is None or not state_of(delivery).can_resend:
        raise NotFailed("It is on its way, has arrived, or is being sent again already.")
    anew = await mending.send_again_in(parts, session, delivery.id)
    await trace.keep(session, agent_id, "message sent again", conversation, seq=message.seq)
    return state_of(anew)
