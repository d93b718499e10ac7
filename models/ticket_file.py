"""What a customer sent in for a ticket: a photo of the router, a letter. Kept beside the ticket, at most 5 MB each."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasId


class TicketFile(HasId, Base):
    __tablename__ = "ticket_file"
    __table_args__ = (CheckConstraint("size = octet_length(content) AND size > 0", name="size_is_true"),)

    ticket_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("ticket.id"), index=True)
    name: Mapped[str] = mapped_column(String(100))
    media_type: Mapped[str] = mapped_column(String(40))
    size: Mapped[int] = mapped_column(Integer)
    # Read by itself: a list of files is not a list of their contents.
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True, deferred_raiseload=True)
    at: Mapped[datetime]
