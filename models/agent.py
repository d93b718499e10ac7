"""A person of the operator's who answers customers at the desk."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Self

from sqlalchemy import CheckConstraint, SmallInteger, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt, HasId, State, choice


class AgentRole(StrEnum):
    agent = "agent"
    lead = "lead"
    admin = "admin"


class AgentState(State):
    """Finishing takes nothing new; disabled has left and keeps only the name under what was said."""

    offline = "offline"
    available = "available"
    away = "away"
    finishing = "finishing"
    disabled = "disabled"

    @classmethod
    def moves(cls) -> Mapping[Self, tuple[Self, ...]]:
        return {
            cls.offline: (cls.available, cls.away, cls.disabled),
            cls.available: (cls.away, cls.finishing, cls.offline, cls.disabled),
            cls.away: (cls.available, cls.finishing, cls.offline, cls.disabled),
            cls.finishing: (cls.available, cls.away, cls.offline, cls.disabled),
            cls.disabled: (cls.offline,),
        }


class Agent(HasId, HasCreatedAt, Base):
    """`password_hash` is a string of api/desk/passwords.py; without one the agent cannot log in."""

    __tablename__ = "agent"
    __table_args__ = (
        CheckConstraint("email = lower(email)", name="email_is_lower_case"),
        CheckConstraint("capacity >= 0", name="capacity_not_negative"),
    )

    name: Mapped[str] = mapped_column(String(120))
    email: Mapped[str] = mapped_column(String(254), unique=True)
    role: Mapped[AgentRole] = choice(AgentRole, default=AgentRole.agent)
    state: Mapped[AgentState] = choice(AgentState, default=AgentState.offline)
    password_hash: Mapped[str | None] = mapped_column(String(255))
    skills: Mapped[list[str]] = mapped_column(default=list, server_default=text("'[]'"))
    languages: Mapped[list[str]] = mapped_column(default=list, server_default=text("'[]'"))
    # The codes of the teams whose lines this one answers.
    teams: Mapped[list[str]] = mapped_column(default=list, server_default=text("'[]'"))
    capacity: Mapped[int] = mapped_column(SmallInteger, default=3, server_default="3")
    # When the desk last said that it is open.
    seen_at: Mapped[datetime | None]

    @property
    def given_name(self) -> str:
        """What customers know them by."""
        return self.name.split()[0]
