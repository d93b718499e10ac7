"""What a provider is given to send: the words as they may be told now, to whom, and from which address."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.conversations.hiding import content_now
from api.files.links import addressed
from api.parts import Parts
from connectors.base import Outgoing
from models import Contact, Conversation, Delivery, DeliveryPart, Message, MessageSender


async def outgoing_for(
    parts: Parts,
    session: AsyncSession,
    delivery: Delivery,
    message: Message,
    conversation: Conversation,
    contact: Contact,
) -> Outgoing:
    return Outgoing(
        to=contact.address,
        own=conversation.own_address,
        content=addressed(content_now(message), parts.settings, delivery.created_at),
        message_id=message.id,
        reference=delivery.id,
        last_heard_at=await session.scalar(
            select(func.max(Message.created_at)).where(
                Message.conversation_id == conversation.id, Message.sender == MessageSender.customer
            )
        ),
    )


async def known_to(session: AsyncSession, conversation: Conversation) -> frozenset[str]:
    """Which of the provider's messages are deliveries of this conversation: what is looked for is another one."""
    found = await session.scalars(
        select(DeliveryPart.provider_message_id)
        .join(Delivery, Delivery.id == DeliveryPart.delivery_id)
        .join(Message, Message.id == Delivery.message_id)
        .where(Message.conversation_id == conversation.id)
    )
    return frozenset(found)
