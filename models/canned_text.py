"""Words that agents send again and again, with places to be filled in; with a step that follows, it is a macro."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId, choice


class CannedStep(StrEnum):
    """What is done with the conversation once the words are sent; return gives it to the assistant."""

    close = "close"
    give_back = "return"
    transfer = "transfer"


class CannedText(HasId, HasCreatedAt, Base):
    """Without a team it is everybody's. `then_team_code` is whose line a transfer goes to."""

    __tablename__ = "canned_text"
    __table_args__ = (
        UniqueConstraint("shortcut", "language"),
        CheckConstraint("shortcut ~ '^[a-z0-9][a-z0-9-]*$'", name="shortcut_is_one_word"),
        CheckConstraint("(then_team_code IS NOT NULL) = (then_step IS NOT DISTINCT FROM 'transfer')", name="to_a_team"),
    )

    shortcut: Mapped[str] = mapped_column(String(32))
    title: Mapped[str] = mapped_column(String(120))
    text: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(8))
    team_code: Mapped[str | None] = mapped_column(ForeignKey("team.code"))
    then_step: Mapped[CannedStep | None] = choice(CannedStep)
    then_team_code: Mapped[str | None] = mapped_column(ForeignKey("team.code"))
