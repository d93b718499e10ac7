"""A file of a conversation: what it is, how far it has come, and under which key its bytes are stored."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Self

from sqlalchemy import CHAR, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId, State, choice


class AttachmentKind(StrEnum):
    image = "image"
    document = "document"
    recording = "recording"
    video = "video"
    other = "other"


class AttachmentState(State):
    """Arriving comes from a page of ours; wanted is still at the provider that told us of it."""

    arriving = "arriving"
    wanted = "wanted"
    kept = "kept"
    lost = "lost"

    @classmethod
    def moves(cls) -> Mapping[Self, tuple[Self, ...]]:
        return {cls.arriving: (cls.kept,), cls.wanted: (cls.kept, cls.lost)}


class Attachment(HasId, HasCreatedAt, Base):
    """It belongs to its conversation: where that is erased, what is left here is only what has to be removed, and
    by then nobody can read it. The row is there before the bytes are, and goes after them: none are ever forgotten.
    `once_key` and `upload_hash` make an upload count once; `source` is where a provider has it."""

    __tablename__ = "attachment"
    __table_args__ = (
        UniqueConstraint("conversation_id", "once_key"),
        UniqueConstraint("stored_key"),
        CheckConstraint("state <> 'kept' OR (size > 0 AND sha256 IS NOT NULL)", name="kept_is_known"),
        CheckConstraint("state <> 'lost' OR lost_for IS NOT NULL", name="lost_has_a_reason"),
        CheckConstraint("(width IS NULL) = (height IS NULL)", name="both_sides"),
        CheckConstraint("attempts >= 0", name="attempts_not_negative"),
        Index(
            "ix_attachment_to_fetch",
            "conversation_id",
            "next_attempt_at",
            postgresql_where=text("next_attempt_at IS NOT NULL"),
        ),
        Index("ix_attachment_unsent", "created_at", postgresql_where=text("message_id IS NULL")),
        Index(
            "ix_attachment_for_ticket",
            "ticket_id",
            postgresql_where=text("ticket_id IS NOT NULL AND on_ticket_at IS NULL"),
        ),
    )

    conversation_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("conversation.id", ondelete="SET NULL"))
    message_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("message.id", ondelete="SET NULL"), index=True)
    # Among the files of its message.
    place: Mapped[int] = mapped_column(default=0, server_default="0")
    connector: Mapped[str] = mapped_column(String(32))
    state: Mapped[AttachmentState] = choice(AttachmentState)
    kind: Mapped[AttachmentKind] = choice(AttachmentKind)
    name: Mapped[str] = mapped_column(String(100))
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int | None]
    sha256: Mapped[str | None] = mapped_column(CHAR(64))
    width: Mapped[int | None]
    height: Mapped[int | None]
    stored_key: Mapped[str] = mapped_column(String(64))
    once_key: Mapped[str | None] = mapped_column(String(80))
    upload_hash: Mapped[str | None] = mapped_column(CHAR(64))
    source: Mapped[str | None]
    attempts: Mapped[int] = mapped_column(default=0, server_default="0")
    next_attempt_at: Mapped[datetime | None]
    # Why it is not there, in words for whoever sent it.
    lost_for: Mapped[str | None] = mapped_column(String(200))
    # The case it goes on, and when it was put there.
    ticket_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("ticket.id", ondelete="SET NULL"))
    on_ticket_at: Mapped[datetime | None]
