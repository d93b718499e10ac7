"""What did not get through, in either direction: seen by those who run the channels, and set right by them."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, exists, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from api.channels import arrivals, intake, receipts, repository
from api.errors import NotFound, Refused
from api.paging import Asked, Slice, cursor_of, cut, read_cursor
from api.parts import Parts
from connectors.base import Anomalous
from models import Arrival, ArrivalState, Contact, Conversation, Delivery, DeliveryState, Message
from models.base import first_id_at, now

# Ended without getting there; of these, nobody knows.
ENDED_BADLY = (DeliveryState.failed, DeliveryState.unknown)
Undelivered = tuple[Delivery, Message, Contact]


class ArrivalUnknown(NotFound):
    """There is no such delivery of a provider."""


class DeliveryUnknown(NotFound):
    """There is no such delivery to a customer."""


class LetInAlready(Refused):
    """It has been taken in meanwhile."""

    title = "That was let in already"


class StillNotReadable(Refused):
    """What came is not what its provider sends."""

    title = "That can't be read"


class NotFailed(Refused):
    """It is on its way, has arrived, or is being sent again already."""

    title = "There is nothing to send again"


async def refused(parts: Parts, asked: Asked) -> Slice[Arrival]:
    """What was not believed or not understood, newest first."""
    place = read_cursor(asked.cursor, uuid.UUID)
    wanted = select(Arrival).where(Arrival.state == ArrivalState.refused)
    if place:
        wanted = wanted.where(Arrival.id < place[0])
    async with parts.database.session() as session:
        found = (await session.scalars(wanted.order_by(Arrival.id.desc()).limit(asked.limit + 1))).all()
    return cut(found, asked.limit, lambda arrival: cursor_of(arrival.id))


async def let_in(parts: Parts, arrival_id: uuid.UUID) -> Arrival:
    """Plays it again, as a person vouches for it. What of it was taken before is not taken twice."""
    async with parts.database.transaction() as session:
        arrival = await arrivals.hold(session, arrival_id)
        provider = parts.providers.get(arrival.connector) if arrival else None
        if arrival is None or provider is None:
            raise ArrivalUnknown("There is no such delivery, or its channel is no longer set up.")
        if arrival.state is not ArrivalState.refused:
            raise LetInAlready("Its messages are in their conversations, or on their way there.")
        try:
            items = provider.parse(arrivals.as_it_came(arrival))
        except Anomalous as error:
            raise StillNotReadable(f"{provider.name} sends nothing of this kind: {error}.") from None
        await intake.lay_out_again(parts, session, arrival, items)
        return arrival


async def undelivered(
    parts: Parts, asked: Asked, channel: str | None = None, since: datetime | None = None
) -> Slice[Undelivered]:
    """What did not reach its customer and was not sent again since, newest first; `since`, of what was made since."""
    place = read_cursor(asked.cursor, uuid.UUID)
    wanted = (
        select(Delivery, Message, Contact)
        .join(Message, Message.id == Delivery.message_id)
        .join(Conversation, Conversation.id == Message.conversation_id)
        .join(Contact, Contact.id == Conversation.contact_id)
        .where(Delivery.state.in_(ENDED_BADLY), Delivery.channel != "web", ~sent_again())
        .order_by(Delivery.id.desc())
        .limit(asked.limit + 1)
    )
    if place:
        wanted = wanted.where(tuple_(Delivery.id) < tuple_(place[0]))
    if channel is not None:
        wanted = wanted.where(Delivery.channel == channel)
    if since is not None:
        wanted = wanted.where(Delivery.id >= first_id_at(since))
    async with parts.database.session() as session:
        found: Sequence[Undelivered] = [(row[0], row[1], row[2]) for row in await session.execute(wanted)]
    return cut(found, asked.limit, lambda each: cursor_of(each[0].id))


def sent_again() -> ColumnElement[bool]:
    """Whether a later delivery of the same message has taken its place."""
    later = aliased(Delivery)
    return exists().where(later.message_id == Delivery.message_id, later.id > Delivery.id)


async def send_again(parts: Parts, delivery_id: uuid.UUID) -> Delivery:
    async with parts.database.transaction() as session:
        return await send_again_in(parts, session, delivery_id)


async def send_again_in(parts: Parts, session: AsyncSession, delivery_id: uuid.UUID) -> Delivery:
    """As a delivery of its own. Somebody decides that, also where the first may have got through."""
    found = await session.get(Delivery, delivery_id, with_for_update=True, populate_existing=True)
    if found is None or found.channel == "web":
        raise DeliveryUnknown("There is no such delivery.")
    is_last = not await session.scalar(select(sent_again()).where(Delivery.id == delivery_id))
    if found.state not in ENDED_BADLY or not is_last:
        raise NotFailed("It is on its way, has arrived, or is being sent again already.")
    anew = await repository.send_again(session, found)
    message, conversation, _ = await repository.conversation_of(session, found)
    await parts.jobs.deliver(session, conversation)
    anew.updated_at = now()
    receipts.tell_state(parts, session, message.conversation_id, message.seq)
    return anew
