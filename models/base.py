"""What every table shares: ids that sort by time, aware times, minor units, states that know their moves."""

import secrets
import time
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

from sqlalchemy import CHAR, BigInteger, DateTime, Enum, MetaData, event, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, Mapper, mapped_column


def new_id() -> uuid.UUID:
    """A version 7 UUID (RFC 9562): the time first, so that new rows land together in the index."""
    stamp = time.time_ns() // 1_000_000
    value = (stamp << 80) | secrets.randbits(80)
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    return uuid.UUID(int=value)


def first_id_at(moment: datetime) -> uuid.UUID:
    """The lowest id that can have been made then: a range of ids is a range of time, and needs no other index."""
    stamp = int(moment.timestamp() * 1000)
    return uuid.UUID(int=(stamp << 80) | (0x7 << 76) | (0x2 << 62))


def now() -> datetime:
    return datetime.now(UTC)


class Base(DeclarativeBase):
    """Constraint names are fixed, so that a migration written today can drop them on any server."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {datetime: DateTime(timezone=True), dict[str, Any]: JSONB, list[str]: JSONB}


Minor = Annotated[int, mapped_column(BigInteger)]
Currency = Annotated[str, mapped_column(CHAR(3))]


class HasId:
    """A primary key of our own making: nothing outside can guess or count it."""

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=new_id, sort_order=-1)


class HasCreatedAt:
    """When the row was written, by the database's clock."""

    created_at: Mapped[datetime] = mapped_column(server_default=func.now())


class IllegalMove(ValueError):
    """A state was asked to become one that it can't reach."""


class State(StrEnum):
    """An enum whose members say what they may become; a state without an entry is final."""

    @classmethod
    def moves(cls) -> Mapping[Self, tuple[Self, ...]]:
        raise NotImplementedError

    def may_become(self, other: Self) -> bool:
        return other == self or other in self.moves().get(self, ())


def choice(kind: type[StrEnum], **options: Any) -> Any:
    """A column for an enum, stored as text with a check: adding a value needs no lock on the table."""
    return mapped_column(
        Enum(
            kind,
            native_enum=False,
            create_constraint=True,
            length=32,
            name=kind.__name__.lower(),
            values_callable=lambda members: [member.value for member in members],
        ),
        **options,
    )


@event.listens_for(Mapper, "mapper_configured")
def _guard_states(_mapper: Mapper[Any], owner: type[Any]) -> None:
    """Refuses an illegal move where it is made, in Python, whoever makes it."""
    for attribute in _mapper.column_attrs:
        kind = getattr(attribute.columns[0].type, "enum_class", None)
        if kind is not None and issubclass(kind, State):
            event.listen(getattr(owner, attribute.key), "set", _refuse_illegal_move)


def _refuse_illegal_move(target: Any, value: Any, old: Any, initiator: Any) -> None:
    if isinstance(old, State) and not old.may_become(type(old)(value)):
        raise IllegalMove(f"{type(target).__name__}.{initiator.key} can't go from {old} to {value}")
