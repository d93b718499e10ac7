"""Telling customers something they did not ask for. Once, and only as they wish."""

import uuid
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from models import Notice, NoticeChannel, NoticeKind, NotificationChoice

EVERYWHERE = frozenset(NoticeChannel)
# Where a notice goes as long as a customer has not chosen: what is theirs everywhere, what we would sell nowhere.
DEFAULTS: Mapping[NoticeKind, frozenset[NoticeChannel]] = {
    NoticeKind.bill: EVERYWHERE,
    NoticeKind.payment: EVERYWHERE,
    NoticeKind.usage: EVERYWHERE,
    NoticeKind.outage: EVERYWHERE,
    NoticeKind.order: EVERYWHERE,
    NoticeKind.ticket: EVERYWHERE,
    NoticeKind.offer: frozenset(),
    NoticeKind.account: EVERYWHERE,
}
Choices = Mapping[tuple[NoticeKind, NoticeChannel], bool]


def channels_for(kind: NoticeKind, choices: Choices) -> list[NoticeChannel]:
    """What was chosen for each channel, else the default; in the channels' own order."""
    return [channel for channel in NoticeChannel if choices.get((kind, channel), channel in DEFAULTS[kind])]


async def choices_of(session: AsyncSession, customer_id: uuid.UUID) -> Choices:
    found = await session.scalars(select(NotificationChoice).where(NotificationChoice.customer_id == customer_id))
    return {(choice.kind, choice.channel): choice.wanted for choice in found}


async def tell(
    session: AsyncSession,
    *,
    customer_id: uuid.UUID,
    kind: NoticeKind,
    text: str,
    key: str,
    former_address: str | None = None,
) -> None:
    """In the transaction of what it tells of. The same key again tells nothing.

    An address that has just been taken away is told of that, whatever was chosen.
    """
    channels = channels_for(kind, await choices_of(session, customer_id))
    if former_address is not None:
        its_own = NoticeChannel.email if "@" in former_address else NoticeChannel.sms
        channels = [channel for channel in NoticeChannel if channel in (*channels, its_own)]
    row = {
        "customer_id": customer_id,
        "kind": kind,
        "text": text,
        "key": key,
        "channels": [channel.value for channel in channels],
        "former_address": former_address,
    }
    await session.execute(insert(Notice).values(**row).on_conflict_do_nothing())
