"""A conversation by text, some time later."""

from datetime import timedelta

from sqlalchemy import update

from api.channels import outbox
from api.parts import Parts
from models import Delivery
from tests.api.channels.conftest import Texting


async def only(texting: Texting) -> Delivery:
    (delivery,) = await texting.deliveries()
    return delivery


async def make_older(parts: Parts, by: timedelta) -> None:
    async with parts.database.transaction() as session:
        await session.execute(
            update(Delivery).values(
                updated_at=Delivery.updated_at - by,
                created_at=Delivery.created_at - by,
                next_attempt_at=Delivery.next_attempt_at - by,
            )
        )


async def send_again(texting: Texting) -> None:
    (conversation,) = await texting.conversations()
    await outbox.deliver_all(texting.parts, conversation.id)
