"""What an agent has typed and neither sent nor thrown away: one for each conversation, and one for its notes."""

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, choice, now


class DraftMode(StrEnum):
    reply = "reply"
    note = "note"


class Draft(Base):
    """It goes when its conversation does."""

    __tablename__ = "draft"

    agent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("agent.id"), primary_key=True)
    conversation_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("conversation.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    mode: Mapped[DraftMode] = choice(DraftMode, primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    updated_at: Mapped[datetime] = mapped_column(default=now)
