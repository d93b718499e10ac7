"""What customers were told without asking, and where they want to be told."""

import uuid
from collections.abc import Mapping

from api.accounts import repository
from api.accounts.notice_rendering import choices_out, notice_out
from api.accounts.notice_schemas import NoticeSeenOut, NoticesOut, NotificationChoicesBody, NotificationChoicesOut
from api.auth import Caller
from api.errors import NotFound, Refused
from api.notices import channels_for, choices_of
from api.paging import Asked
from api.parts import Parts
from models import Level, NoticeKind
from models.base import now

# What has to reach a customer on one way at least, and why.
NEEDED: Mapping[NoticeKind, str] = {
    NoticeKind.bill: "A bill nobody hears of is paid late, so one way to tell you of bills stays on.",
    NoticeKind.payment: "A payment that fails has to reach you, so one way to tell you of payments stays on.",
    NoticeKind.account: "If somebody changed your details, you would have to know, so one way to tell you stays on.",
}


class NoticeUnknown(NotFound):
    """No such notice, or somebody else's."""


class OneChannelNeeded(Refused):
    """The last way to tell of something that has to be told was to be switched off."""

    title = "One way has to stay on"


async def notices(parts: Parts, caller: Caller, asked: Asked) -> NoticesOut:
    customer_id = caller.require(Level.identified)
    async with parts.database.session() as session:
        found = await repository.notices_of(session, customer_id, asked.cursor, asked.limit)
        unseen = await repository.unseen(session, customer_id)
    items = [notice_out(notice, parts.formats) for notice in found.items]
    return NoticesOut(items=items, next=found.next, unseen=unseen)


async def mark_seen(parts: Parts, caller: Caller, notice_id: uuid.UUID) -> NoticeSeenOut:
    """The first time counts."""
    customer_id = caller.require(Level.identified)
    async with parts.database.transaction() as session:
        row = await repository.held_notice(session, customer_id, notice_id)
        if row is None:
            raise NoticeUnknown("There is no such notice here.")
        row.seen_at = row.seen_at or now()
        await session.flush()
        return NoticeSeenOut(id=row.id, unseen=await repository.unseen(session, customer_id))


async def show_choices(parts: Parts, caller: Caller) -> NotificationChoicesOut:
    async with parts.database.session() as session:
        return choices_out(await choices_of(session, caller.require(Level.identified)), NEEDED)


async def choose(parts: Parts, caller: Caller, body: NotificationChoicesBody) -> NotificationChoicesOut:
    """All of it, or nothing: half a wish is somebody else's wish."""
    customer_id = caller.require(Level.identified)
    new = {(choice.kind, choice.channel): choice.wanted for choice in body.choices}
    async with parts.database.transaction() as session:
        await repository.lock_choices(session, customer_id)
        after = {**await choices_of(session, customer_id), **new}
        for kind, why in NEEDED.items():
            if not channels_for(kind, after):
                raise OneChannelNeeded(f"{why} Leave one on.", field="choices", about=kind.value)
        await repository.keep_choices(session, customer_id, new)
        return choices_out(after, NEEDED)
