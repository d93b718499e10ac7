"""Over HTTP: what customers were told, and where they want to be told."""

import uuid

from fastapi import APIRouter

from api.access import Known, Proven
from api.accounts import inbox
from api.accounts.notice_schemas import NoticeSeenOut, NoticesOut, NotificationChoicesBody, NotificationChoicesOut
from api.once import DoneOnce
from api.paging import AskedPage
from api.parts import CurrentParts

router = APIRouter(prefix="/v1/accounts")


@router.get("/notices")
async def list_notices(caller: Known, parts: CurrentParts, asked: AskedPage) -> NoticesOut:
    """What the customer was told without asking, newest first."""
    return await inbox.notices(parts, caller, asked)


@router.post("/notices/{notice_id}/seen")
async def mark_notice_seen(notice_id: uuid.UUID, caller: Known, parts: CurrentParts, once: DoneOnce) -> NoticeSeenOut:
    """The customer has read it."""
    return await once.run(NoticeSeenOut, lambda _: inbox.mark_seen(parts, caller, notice_id))


@router.get("/notification-choices")
async def show_notification_choices(caller: Known, parts: CurrentParts) -> NotificationChoicesOut:
    """For each kind of notice, the channels it goes to."""
    return await inbox.show_choices(parts, caller)


@router.put("/notification-choices")
async def choose_notifications(
    body: NotificationChoicesBody, caller: Proven, parts: CurrentParts, once: DoneOnce
) -> NotificationChoicesOut:
    """Switches kinds of notices on or off for a channel; what is not named stays as it is."""
    return await once.run(NotificationChoicesOut, lambda _: inbox.choose(parts, caller, body))
