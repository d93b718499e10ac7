"""What agents write about a conversation for each other. No customer ever sees it, and no channel carries it."""

import uuid
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, HasCreatedAt, HasId

if TYPE_CHECKING:
    from models.agent import Agent
    from models.mention import Mention


class Note(HasId, HasCreatedAt, Base):
    """`seq` is its place among the notes of its conversation: 1, 2, 3… `client_note_id` and `request_hash` make
    writing it safe to repeat, as with messages. It goes when its conversation does."""

    __tablename__ = "note"
    __table_args__ = (
        UniqueConstraint("conversation_id", "seq"),
        UniqueConstraint("conversation_id", "client_note_id"),
        CheckConstraint("seq > 0", name="seq_positive"),
    )

    conversation_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"))
    seq: Mapped[int]
    agent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("agent.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    client_note_id: Mapped[uuid.UUID]
    request_hash: Mapped[str] = mapped_column(String(64))

    agent: Mapped["Agent"] = relationship(lazy="raise")
    mentions: Mapped[list["Mention"]] = relationship(lazy="raise", back_populates="note", order_by="Mention.id")
