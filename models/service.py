"""One line, broadband or TV connection of an account, and the person who uses it."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, HasCreatedAt, HasId, State, choice
from models.plan import ServiceKind

if TYPE_CHECKING:
    from models.account import Account
    from models.area import Area
    from models.customer import Customer
    from models.plan import Plan


class ServiceState(State):
    """Suspended is the operator's doing (an unpaid bill); barred is the customer's (a lost phone)."""

    pending = "pending"
    active = "active"
    suspended = "suspended"
    barred = "barred"
    ceased = "ceased"

    @classmethod
    def moves(cls) -> Mapping[Self, tuple[Self, ...]]:
        return {
            cls.pending: (cls.active, cls.ceased),
            cls.active: (cls.suspended, cls.barred, cls.ceased),
            cls.suspended: (cls.active, cls.barred, cls.ceased),
            cls.barred: (cls.active, cls.suspended, cls.ceased),
        }


class Service(HasId, HasCreatedAt, Base):
    """A number belongs to one living service; a ceased one may have had it before."""

    __tablename__ = "service"
    __table_args__ = (
        CheckConstraint("number ~ '^[+][1-9][0-9]{6,14}$'", name="number_is_e164"),
        CheckConstraint("number IS NOT NULL OR address IS NOT NULL", name="number_or_address"),
        CheckConstraint("contract_ends_on >= contract_starts_on", name="contract_ends_after_start"),
        Index("uq_service_number", "number", unique=True, postgresql_where=text("state <> 'ceased'")),
    )

    account_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("account.id"), index=True)
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("customer.id"), index=True)
    # When its user took it over: what it was used for before was not their use. Empty: it was theirs all along.
    used_since: Mapped[datetime | None]
    kind: Mapped[ServiceKind] = choice(ServiceKind)
    number: Mapped[str | None] = mapped_column(String(16))
    address: Mapped[str | None] = mapped_column(String(200))
    postcode: Mapped[str | None] = mapped_column(String(16))
    area_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("area.id"), index=True)
    plan_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("plan.id"), index=True)
    state: Mapped[ServiceState] = choice(ServiceState, default=ServiceState.active)
    nickname: Mapped[str | None] = mapped_column(String(40))
    contract_starts_on: Mapped[date]
    # Empty: the customer may leave with a month's notice.
    contract_ends_on: Mapped[date | None]
    ceased_on: Mapped[date | None]
    # Whether a mobile line may use other operators' networks abroad. It says nothing of the other kinds.
    roaming: Mapped[bool] = mapped_column(default=True, server_default=text("'true'"))

    account: Mapped["Account"] = relationship(back_populates="services", lazy="raise")
    user: Mapped["Customer"] = relationship(lazy="raise")
    plan: Mapped["Plan"] = relationship(lazy="raise")
    area: Mapped["Area | None"] = relationship(lazy="raise")
