"""What channels read and write beside the ledger."""

import uuid
from collections.abc import Collection, Sequence
from datetime import timedelta

from sqlalchemy import and_, exists, or_, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from models import Contact, Conversation, Delivery, DeliveryState, Message
from models.base import new_id, now

# What has just been written is about to be sent.
PATIENCE = timedelta(seconds=2)
UNDONE = (DeliveryState.queued, DeliveryState.sending)
# So long one that is being looked for keeps back what was said after it: it may have to go again, and before that.
KEPT_BACK = timedelta(minutes=2)


async def contact_at(session: AsyncSession, channel: str, address: str) -> Contact:
    """Whose address it is, locked: two deliveries at once make one contact, and then wait for each other."""
    known = (
        select(Contact)
        .where(Contact.channel == channel, Contact.address == address)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    found = await session.scalar(known)
    if found is None:
        made = insert(Contact).values(id=new_id(), channel=channel, address=address)
        await session.execute(made.on_conflict_do_nothing())
        found = await session.scalar(known)
    if found is None:
        raise LookupError(f"a contact on {channel} has gone")
    return found


async def has_come(session: AsyncSession, connector: str, provider_message_id: str) -> bool:
    """The constraint is what counts; asked first, a repetition costs no error. The contact is locked by now."""
    known = Message.connector == connector, Message.provider_message_id == provider_message_id
    return bool(await session.scalar(select(exists().where(*known))))


async def next_delivery(
    session: AsyncSession, conversation_id: uuid.UUID, asks: Collection[str]
) -> tuple[Delivery, Message, Conversation, Contact] | None:
    """The first that has not gone out, or of which `asks` are about to say whether it has, in the order of what was
    said; and to whom."""
    looked_for = and_(
        Delivery.state == DeliveryState.unknown,
        Delivery.next_attempt_at.is_not(None),
        Delivery.connector.in_(asks),
        Delivery.updated_at > now() - KEPT_BACK,
    )
    waiting = Message.conversation_id == conversation_id, or_(Delivery.state.in_(UNDONE), looked_for)
    in_order = Message.seq, Delivery.id
    first = select(Delivery.id).join(Message).where(*waiting).order_by(*in_order).limit(1).scalar_subquery()
    asked = (
        select(Delivery, Message, Conversation, Contact, first.label("first"))
        .join(Message, Message.id == Delivery.message_id)
        .join(Conversation, Conversation.id == Message.conversation_id)
        .join(Contact, Contact.id == Conversation.contact_id)
        .where(*waiting)
        .order_by(*in_order)
        .limit(1)
        .with_for_update(of=Delivery)
    )
    # Whoever waits for a row that changes hands meanwhile is given the one behind it, as of before: the first may have
    # to go again by then, so it is asked anew.
    while (row := (await session.execute(asked)).first()) is not None and row[0].id != row.first:
        pass
    return (row[0], row[1], row[2], row[3]) if row else None


async def hold_delivery(session: AsyncSession, delivery_id: uuid.UUID) -> Delivery:
    found = await session.scalar(
        select(Delivery).where(Delivery.id == delivery_id).with_for_update().execution_options(populate_existing=True)
    )
    if found is None:
        raise LookupError(f"delivery {delivery_id} has gone")
    return found


async def conversation_of(session: AsyncSession, delivery: Delivery) -> tuple[Message, Conversation, Contact]:
    found = await session.execute(
        select(Message, Conversation, Contact)
        .join(Conversation, Conversation.id == Message.conversation_id)
        .join(Contact, Contact.id == Conversation.contact_id)
        .where(Message.id == delivery.message_id)
    )
    message, conversation, contact = found.one()
    return message, conversation, contact


async def place_of(session: AsyncSession, delivery: Delivery) -> tuple[uuid.UUID, int]:
    """Its conversation, and its message's `seq` there."""
    found = await session.execute(select(Message.conversation_id, Message.seq).where(Message.id == delivery.message_id))
    conversation_id, seq = found.one()
    return conversation_id, seq


async def send_again(session: AsyncSession, ended: Delivery) -> Delivery:
    """A delivery of its own for the same message: the one before stays as it ended."""
    anew = Delivery(
        message_id=ended.message_id,
        channel=ended.channel,
        connector=ended.connector,
        state=DeliveryState.queued,
        attempts=0,
    )
    session.add(anew)
    await session.flush()
    return anew


async def left_waiting(session: AsyncSession, limit: int) -> Sequence[Conversation]:
    """Something of theirs waits to be sent, and no job is there to do it."""
    waiting = (
        select(Message.conversation_id)
        .join(Delivery, Delivery.message_id == Message.id)
        .where(
            Delivery.channel != "web",
            or_(
                Delivery.state == DeliveryState.queued,
                and_(Delivery.state == DeliveryState.sending, Delivery.next_attempt_at <= now()),
            ),
            Delivery.updated_at < now() - PATIENCE,
        )
    )
    nobody = text(
        "NOT EXISTS (SELECT 1 FROM procrastinate_jobs WHERE lock = 'deliver:' || conversation.id::text"
        " AND status IN ('todo', 'doing'))"
    )
    found = await session.scalars(select(Conversation).where(Conversation.id.in_(waiting), nobody).limit(limit))
    return found.all()
