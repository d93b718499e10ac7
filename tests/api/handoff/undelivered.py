"""What was said to somebody by text, and how far it has got."""

from sqlalchemy import update

from api.conversations import repository
from api.parts import Parts
from connectors.content import Content
from models import Conversation, Delivery, DeliveryState, MessageSender
from tests.api.handoff.conftest import Asking, Floor


async def text_to_somebody(floor: Floor, parts: Parts, state: DeliveryState) -> Asking:
    someone = await floor.customer()
    async with parts.database.transaction() as session:
        told = {"channel": "sms", "connector": "twilio"}
        await session.execute(update(Conversation).where(Conversation.id == someone.id).values(told))
    async with parts.database.transaction() as session:
        conversation = await repository.hold(session, someone.id)
        message = await repository.append(session, conversation, MessageSender.assistant, Content(text="Hello."))
        await session.execute(update(Delivery).where(Delivery.message_id == message.id).values(state=state))
    return someone
