"""Who wants to be written to on a channel, and since which words of theirs. Rows are only ever added."""

import uuid
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId, choice


class ConsentSource(StrEnum):
    keyword = "keyword"
    provider = "provider"
    agent = "agent"


class Consent(HasId, HasCreatedAt, Base):
    """The latest of a contact's rows holds; `contact.stopped_at` repeats it where every sending looks."""

    __tablename__ = "consent"
    __table_args__ = (Index("ix_consent_contact_id_created_at", "contact_id", "created_at"),)

    contact_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("contact.id"))
    given: Mapped[bool]
    source: Mapped[ConsentSource] = choice(ConsentSource)
    words: Mapped[str | None] = mapped_column(String(40))
    message_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("message.id"), index=True)
