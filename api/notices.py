"""Telling customers something they did not ask for. Once, and only as they wish."""

import uuid
from collections.abc import Mapping

from sqlalchemy import String, Uuid, column, literal, select, true, values
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from models import Notice, NoticeChannel, NoticeDelivery, NoticeKind, NotificationChoice
from models.base import new_id, now

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
# What may wake somebody up, where whoever tells it does not say: a change of details that may be a thief's. A bill, an
# order, a case, data that runs low and an offer are the same in the morning. Payments and outages depend on whether the
# customer is waiting for the answer, and so does the use of a phone abroad, which goes on costing money.
AT_NIGHT = frozenset({NoticeKind.account})
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
    at_night: bool | None = None,
    only: frozenset[NoticeChannel] = EVERYWHERE,
) -> None:
    """In the transaction of what it tells of. The same key again tells nothing. The worker sends it (api/letters).

    An address that has just been taken away is told of that, whatever was chosen. `at_night`: it answers what the
    customer has just done, or costs them something by the minute, and so is not kept until morning. `only`: where it
    goes at most, as a receipt of what stands on the screen already goes into the mailbox alone.
    """
    channels = [way for way in channels_for(kind, await choices_of(session, customer_id)) if way in only]
    if former_address is not None:
        its_own = NoticeChannel.email if "@" in former_address else NoticeChannel.sms
        channels = [channel for channel in NoticeChannel if channel in (*channels, its_own)]
    row = {
        "id": new_id(),
        "customer_id": customer_id,
        "kind": kind,
        "text": text,
        "key": key,
        "channels": [channel.value for channel in channels],
        "former_address": former_address,
    }
    new = insert(Notice).values(**row).on_conflict_do_nothing()
    if not channels:
        await session.execute(new)
        return
    # With its notice in one statement: where that is known already, there is nothing to send.
    told = new.returning(Notice.id).cte("told")
    goes = values(column("id", Uuid), column("channel", String), name="goes").data(
        [(new_id(), channel.value) for channel in channels]
    )
    is_urgent = kind in AT_NIGHT if at_night is None else at_night
    wanted = select(goes.c.id, told.c.id, goes.c.channel, literal(is_urgent), literal(at := now()), literal(at))
    wanted = wanted.select_from(goes.join(told, true()))
    columns = ["id", "notice_id", "channel", "at_night", "next_attempt_at", "updated_at"]
    await session.execute(insert(NoticeDelivery).from_select(columns, wanted, include_defaults=False))
