"""Agents who answer together, and when they do: hours and holidays are days of the operator's time zone."""

from typing import Any

from sqlalchemy import String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, HasCreatedAt


class Team(HasCreatedAt, Base):
    """`hours` by weekday: {"mon": [["08:00", "12:00"], ["13:00", "20:00"]]}; an end of "24:00" is midnight.
    A weekday without an entry is closed, and so is each of `holidays`, "2026-12-25".
    `due` in seconds, where the team promises other times than the operator's settings say:
    {"first_reply": {"urgent": 60}, "next_reply": {"normal": 300}, "resolution": {"normal": 3600}}."""

    __tablename__ = "team"

    # What agents and requests name it by.
    code: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    # What it answers; one without any answers what no other does.
    topics: Mapped[list[str]] = mapped_column(default=list, server_default=text("'[]'"))
    hours: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default=text("'{}'"))
    holidays: Mapped[list[str]] = mapped_column(default=list, server_default=text("'[]'"))
    due: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default=text("'{}'"))
