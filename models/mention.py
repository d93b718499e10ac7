"""An agent who is named in a note, and whether they have seen it."""

import uuid
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, HasId

if TYPE_CHECKING:
    from models.agent import Agent
    from models.note import Note


class Mention(HasId, Base):
    __tablename__ = "mention"
    __table_args__ = (UniqueConstraint("note_id", "agent_id"), Index("ix_mention_agent_id_id", "agent_id", "id"))

    note_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("note.id", ondelete="CASCADE"))
    agent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("agent.id"))
    seen_at: Mapped[datetime | None]

    note: Mapped["Note"] = relationship(lazy="raise", back_populates="mentions")
    agent: Mapped["Agent"] = relationship(lazy="raise")
