"""The account system on our own database."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from api.db import Database
from api.formats import Money
from api.systems.base import Answered
from api.systems.local.labels import method_label, service_label
from api.systems.ports.account import Account, Customer, Service
from models import Account as AccountRow
from models import AccountState
from models import Customer as CustomerRow
from models import Service as ServiceRow
from models.base import now


class LocalAccount:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def customer(self, customer_id: uuid.UUID) -> Answered[Customer]:
        async with self._database.session() as session:
            return Answered(_customer(await session.get_one(CustomerRow, customer_id)), as_of=now())

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
            return Answered([_account(account, customer_id) for account in found], as_of=now())


def _customer(row: CustomerRow) -> Customer:
    return Customer(
        id=row.id,
        given_name=row.given_name,
        family_name=row.family_name,
        email=row.email,
        phone=row.phone,
        language=row.language,
        address=row.address,
        postcode=row.postcode,
    )


def _account(row: AccountRow, customer_id: uuid.UUID) -> Account:
    """A line's user sees their own line, and nobody else's."""
    method = row.autopay_method if row.autopay else None
    shown = [service for service in row.services if customer_id in (row.holder_id, service.user_id)]
    balance = None if row.prepaid_balance_minor is None else Money(row.prepaid_balance_minor, row.currency)
    return Account(
        id=row.id,
        number=row.number,
        label=f"{row.business_name or row.holder.name}, ending {row.number[-3:]}",
        holder_id=row.holder_id,
        kind=row.kind,
        state=row.state,
        currency=row.currency,
        billing_day=row.billing_day,
        prepaid_balance=balance,
        autopay_method_id=method.id if method else None,
        autopay_method=method_label(method) if method else None,
        autopay_day=row.autopay_day,
        services=tuple(_service(service) for service in sorted(shown, key=lambda service: service.contract_starts_on)),
    )


def _service(row: ServiceRow) -> Service:
    return Service(
        id=row.id,
        account_id=row.account_id,
        label=service_label(row),
        kind=row.kind,
        state=row.state,
        user_id=row.user_id,
        plan_id=row.plan_id,
        plan_name=row.plan.name,
        number=row.number,
        address=row.address,
        postcode=row.postcode,
        area_id=row.area_id,
        nickname=row.nickname,
        contract_starts_on=row.contract_starts_on,
        contract_ends_on=row.contract_ends_on,
    )
