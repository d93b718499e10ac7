"""Notices, and where they go, as they go over the wire."""

from collections.abc import Mapping

from api.accounts.notice_schemas import ChannelChoiceOut, KindChoiceOut, NoticeOut, NotificationChoicesOut
from api.formats import Formats
from api.notices import Choices, channels_for
from models import Notice, NoticeChannel, NoticeKind

LABELS: Mapping[NoticeKind, str] = {
    NoticeKind.bill: "Bills",
    NoticeKind.payment: "Payments",
    NoticeKind.usage: "Data and credit running low",
    NoticeKind.outage: "Outages where you are",
    NoticeKind.order: "Orders and visits",
    NoticeKind.ticket: "Your cases",
    NoticeKind.offer: "Offers",
    NoticeKind.account: "Changes to your details",
}


def notice_out(notice: Notice, formats: Formats) -> NoticeOut:
    return NoticeOut(
        id=notice.id,
        kind=notice.kind,
        text=notice.text,
        told_on=formats.day(formats.today(notice.created_at)),
        told_at=formats.clock(notice.created_at),
        seen=notice.seen_at is not None,
        channels=[NoticeChannel(channel) for channel in notice.channels],
    )


def choices_out(choices: Choices, needed: Mapping[NoticeKind, str]) -> NotificationChoicesOut:
    return NotificationChoicesOut(kinds=[_kind(kind, choices, needed.get(kind)) for kind in NoticeKind])


def _kind(kind: NoticeKind, choices: Choices, needed: str | None) -> KindChoiceOut:
    wanted = channels_for(kind, choices)
    return KindChoiceOut(
        kind=kind,
        label=LABELS[kind],
        channels=[ChannelChoiceOut(channel=channel, wanted=channel in wanted) for channel in NoticeChannel],
        needed=needed,
    )
