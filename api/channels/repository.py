"""What channels read and write beside the ledger."""

import uuid
from collections.abc import Collection, Sequence
from datetime import timedelta

from sqlalchemy import String, and_, cast, delete, exists, or_, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from models import Contact, Conversation, Delivery, DeliveryPart, DeliveryState, Message, Receipt, ReceiptState
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
    found = await session.execute(
        select(Delivery, Message, Conversation, Contact)
        .join(Message, Message.id == Delivery.message_id)
        .join(Conversation, Conversation.id == Message.conversation_id)
        .join(Contact, Contact.id == Conversation.contact_id)
        .where(Message.conversation_id == conversation_id, or_(Delivery.state.in_(UNDONE), looked_for))
        .order_by(Message.seq, Delivery.id)
        .limit(1)
        .with_for_update(of=Delivery)
    )
    row = found.first()
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


async def note_receipt(
    session: AsyncSession,
    connector: str,
    provider_message_id: str,
    state: ReceiptState,
    error: str | None,
    arrival_id: uuid.UUID | None,
) -> bool:
    """Whether it is news."""
    row = {
        "id": new_id(),
        "connector": connector,
        "provider_message_id": provider_message_id,
        "state": state,
        "error": error,
        "arrival_id": arrival_id,
        "said_at": now(),
    }
    noted = insert(Receipt).values(**row).on_conflict_do_nothing().returning(Receipt.id)
    return (await session.execute(noted)).first() is not None


async def receipts_for(session: AsyncSession, connector: str, ids: Sequence[str]) -> Sequence[Receipt]:
    """Those that overtook the provider's own answer."""
    found = await session.scalars(
        select(Receipt)
        .where(Receipt.connector == connector, Receipt.provider_message_id.in_(ids))
        .order_by(Receipt.said_at)
    )
    return found.all()


async def delivery_of(session: AsyncSession, connector: str, provider_message_id: str) -> Delivery | None:
    return await session.scalar(
        select(Delivery)
        .join(DeliveryPart, DeliveryPart.delivery_id == Delivery.id)
        .where(DeliveryPart.connector == connector, DeliveryPart.provider_message_id == provider_message_id)
        .with_for_update(of=Delivery)
    )


async def parts_of(session: AsyncSession, delivery: Delivery) -> Sequence[DeliveryPart]:
    found = await session.scalars(select(DeliveryPart).where(DeliveryPart.delivery_id == delivery.id))
    return found.all()


async def parts_among(
    session: AsyncSession, delivery: Delivery, connector: str, ids: Sequence[str]
) -> Sequence[DeliveryPart]:
    """Its own, and those of others that go by one of these ids."""
    named = and_(DeliveryPart.connector == connector, DeliveryPart.provider_message_id.in_(ids))
    found = await session.scalars(select(DeliveryPart).where(or_(DeliveryPart.delivery_id == delivery.id, named)))
    return found.all()


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


async def retire_ids(
    session: AsyncSession, connector: str, ids: Sequence[str], old: Sequence[DeliveryPart], delivery: Delivery
) -> None:
    """A carrier counts, and begins again: an id that it gives a second time is the new message's from now on."""
    freed = DeliveryPart.provider_message_id + "~" + cast(DeliveryPart.id, String)
    those = update(DeliveryPart).where(DeliveryPart.id.in_([part.id for part in old]))
    await session.execute(those.values(provider_message_id=freed).execution_options(synchronize_session=False))
    said = (Receipt.connector == connector, Receipt.provider_message_id.in_(ids))
    await session.execute(delete(Receipt).where(*said, Receipt.said_at < delivery.updated_at))
