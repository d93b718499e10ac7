"""The record of files: what each is, whose conversation it is in, and how far it has come."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from api.files.kinds import guessed
from api.files.names import LONGEST_NAME
from connectors.base import File
from models import Attachment, AttachmentKind, AttachmentState
from models.base import new_id, now

# Brought by an agent: it is what we send, and no customer's.
DESK = "desk"


async def claim(
    session: AsyncSession, conversation_id: uuid.UUID, once_key: str, upload_hash: str, connector: str
) -> Attachment:
    """The row of this upload: a new one, or that of the same upload before. Two at once find one row."""
    row_id = new_id()
    row = {
        "id": row_id,
        "conversation_id": conversation_id,
        "connector": connector,
        "state": AttachmentState.arriving,
        "kind": AttachmentKind.other,
        "name": "",
        "media_type": "",
        "stored_key": row_id.hex,
        "once_key": once_key,
        "upload_hash": upload_hash,
    }
    await session.execute(insert(Attachment).values(**row).on_conflict_do_nothing())
    found = await session.scalars(
        select(Attachment).where(Attachment.conversation_id == conversation_id, Attachment.once_key == once_key)
    )
    return found.one()


def wanted(conversation_id: uuid.UUID, connector: str, told: File) -> Attachment:
    """What a provider tells of: of its kind and name, nothing is known but what somebody says."""
    row_id, kind = new_id(), guessed(told.media_type)
    return Attachment(
        id=row_id,
        conversation_id=conversation_id,
        connector=connector,
        state=AttachmentState.wanted,
        kind=kind,
        name=(told.name or kind.value)[:LONGEST_NAME],
        media_type=told.media_type[:LONGEST_NAME],
        stored_key=row_id.hex,
        source=told.where,
        attempts=0,
        next_attempt_at=now(),
    )


async def next_wanted(session: AsyncSession, conversation_id: uuid.UUID) -> Attachment | None:
    """The first whose time to be fetched has come, locked; or that is kept and of which nobody has been told yet."""
    return await session.scalar(
        select(Attachment)
        .where(
            Attachment.conversation_id == conversation_id,
            Attachment.message_id.is_not(None),
            Attachment.next_attempt_at <= now(),
        )
        .order_by(Attachment.created_at, Attachment.place)
        .limit(1)
        .with_for_update(skip_locked=True)
    )


async def of_message(session: AsyncSession, message_id: uuid.UUID) -> Sequence[Attachment]:
    found = await session.scalars(
        select(Attachment).where(Attachment.message_id == message_id).order_by(Attachment.place)
    )
    return found.all()


async def of_conversation(
    session: AsyncSession, conversation_id: uuid.UUID, attachment_id: uuid.UUID
) -> Attachment | None:
    return await session.scalar(
        select(Attachment).where(Attachment.id == attachment_id, Attachment.conversation_id == conversation_id)
    )


async def sent(session: AsyncSession, attachment_id: uuid.UUID) -> Attachment | None:
    """One that a message has sent, in a conversation that is still there."""
    return await session.scalar(
        select(Attachment).where(
            Attachment.id == attachment_id,
            Attachment.message_id.is_not(None),
            Attachment.conversation_id.is_not(None),
        )
    )


async def hold(session: AsyncSession, attachment_id: uuid.UUID) -> Attachment | None:
    return await session.get(Attachment, attachment_id, with_for_update=True, populate_existing=True)


async def kept_in(
    session: AsyncSession, conversation_id: uuid.UUID, ids: Sequence[uuid.UUID]
) -> dict[uuid.UUID, Attachment]:
    """Those of the conversation that are stored, by their id, locked: a file is sent once."""
    found = await session.scalars(
        select(Attachment)
        .where(
            Attachment.conversation_id == conversation_id,
            Attachment.id.in_(ids),
            Attachment.state == AttachmentState.kept,
        )
        .with_for_update()
    )
    return {row.id: row for row in found}


async def unsent(session: AsyncSession, before: datetime, limit: int) -> Sequence[Attachment]:
    """Brought and never sent; and those whose message or conversation has been erased."""
    gone = Attachment.conversation_id.is_(None)
    found = await session.scalars(
        select(Attachment)
        .where(Attachment.message_id.is_(None), or_(gone, Attachment.created_at < before))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return found.all()


async def forget(session: AsyncSession, attachment_id: uuid.UUID) -> None:
    await session.execute(delete(Attachment).where(Attachment.id == attachment_id))


async def put_on_ticket(
    session: AsyncSession, conversation_id: uuid.UUID, ticket_id: uuid.UUID, since: datetime
) -> None:
    """What the customer sent in this conversation since then, and is on no case yet, is to go on this one."""
    await session.execute(
        update(Attachment)
        .where(
            Attachment.conversation_id == conversation_id,
            Attachment.message_id.is_not(None),
            Attachment.state.in_((AttachmentState.kept, AttachmentState.wanted)),
            Attachment.ticket_id.is_(None),
            Attachment.connector != DESK,
            Attachment.created_at > since,
        )
        .values(ticket_id=ticket_id)
    )


async def due_on_tickets(session: AsyncSession, limit: int) -> Sequence[Attachment]:
    found = await session.scalars(
        select(Attachment)
        .where(
            Attachment.ticket_id.is_not(None),
            Attachment.on_ticket_at.is_(None),
            Attachment.state == AttachmentState.kept,
        )
        .order_by(Attachment.created_at)
        .limit(limit)
    )
    return found.all()


async def note_on_ticket(session: AsyncSession, attachment_id: uuid.UUID) -> None:
    await session.execute(update(Attachment).where(Attachment.id == attachment_id).values(on_ticket_at=now()))
