"""What goes over the wire about notices, and about where they go."""

import uuid
from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field

from api.bodies import Body
from api.formats import DayOut
from api.paging import Page
from models import NoticeChannel, NoticeKind


class NoticeOut(BaseModel):
    id: uuid.UUID
    kind: NoticeKind
    text: str
    told_on: DayOut
    told_at: str = Field(examples=["10:40"])
    seen: bool
    channels: list[NoticeChannel] = Field(description="where it went besides these pages")


class NoticesOut(Page[NoticeOut]):
    unseen: int = Field(description="of all notices, not of this page alone")


class NoticeSeenOut(BaseModel):
    id: uuid.UUID
    unseen: int = Field(description="how many are left")


class ChannelChoiceOut(BaseModel):
    channel: NoticeChannel
    wanted: bool


class KindChoiceOut(BaseModel):
    kind: NoticeKind
    label: str = Field(examples=["Bills"])
    channels: list[ChannelChoiceOut]
    needed: str | None = Field(description="why one channel has to stay on; null where all may be off")


class NotificationChoicesOut(BaseModel):
    kinds: list[KindChoiceOut]


class NotificationChoiceBody(Body):
    kind: NoticeKind
    channel: NoticeChannel
    wanted: bool


def _each_once(choices: list[NotificationChoiceBody]) -> list[NotificationChoiceBody]:
    if len({(choice.kind, choice.channel) for choice in choices}) < len(choices):
        raise ValueError("a kind and channel can be chosen once")
    return choices


class NotificationChoicesBody(Body):
    """What is not named stays as it is."""

    choices: Annotated[
        list[NotificationChoiceBody],
        Field(min_length=1, max_length=len(NoticeKind) * len(NoticeChannel)),
        AfterValidator(_each_once),
    ]
