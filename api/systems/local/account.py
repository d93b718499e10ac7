"""The account system on our own database."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from api.systems.base import Answered
from api.systems.local.account_changes import AccountChanges
from api.systems.local.account_rows import account_of, customer_of
from api.systems.ports.account import Account, Customer, Person
from models import Account as AccountRow
from models import AccountState, ContactField
from models import Customer as CustomerRow
from models import Service as ServiceRow
from models.base import now


class LocalAccount(AccountChanges):
    async def customer(self, customer_id: uuid.UUID) -> Answered[Customer]:
        async with self._database.session() as session:
            return Answered(customer_of(await session.get_one(CustomerRow, customer_id)), as_of=now())

    async def accounts_of(self, customer_id: uuid.UUID) -> Answered[list[Account]]:
        # A union, not an OR: with an OR the server reads every account there is.
        held = select(AccountRow.id).where(AccountRow.holder_id == customer_id)
        used = select(ServiceRow.account_id).where(ServiceRow.user_id == customer_id)
        async with self._database.session() as session:
            found = await session.scalars(
                select(AccountRow)
                .where(AccountRow.id.in_(held.union(used)))
                .order_by(
                    (AccountRow.holder_id == customer_id).desc(),
                    (AccountRow.state == AccountState.closed).asc(),
                    AccountRow.opened_on,
                )
                .options(
                    joinedload(AccountRow.autopay_method),
                    joinedload(AccountRow.holder),
                    selectinload(AccountRow.services).joinedload(ServiceRow.plan),
                )
            )
            return Answered([account_of(account, customer_id) for account in found], as_of=now())

    async def people_on(self, account_id: uuid.UUID) -> Answered[list[Person]]:
        holder = select(AccountRow.holder_id).where(AccountRow.id == account_id)
        users = select(ServiceRow.user_id).where(ServiceRow.account_id == account_id)
        async with self._database.session() as session:
            found = await session.scalars(
                select(CustomerRow)
                .where(CustomerRow.id.in_(holder.union(users)))
                .order_by(
                    (CustomerRow.id == holder.scalar_subquery()).desc(),
                    CustomerRow.given_name,
                    CustomerRow.family_name,
                    CustomerRow.id,
                )
            )
            return Answered([Person(id=person.id, name=person.name) for person in found], as_of=now())

    async def is_free(self, field: ContactField, value: str) -> Answered[bool]:
        async with self._database.session() as session:
            found = await session.scalar(select(CustomerRow.id).where(getattr(CustomerRow, field) == value))
            return Answered(found is None, as_of=now())
