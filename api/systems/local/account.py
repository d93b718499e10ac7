"""The account system on our own database."""

import uuid
from itertools import groupby

from sqlalchemy import bindparam, select, union

from api.systems.base import Answered
from api.systems.local.account_changes import AccountChanges
from api.systems.local.account_rows import account_of, customer_of
from api.systems.local.asked_people import is_but_asked
from api.systems.local.household import Household
from api.systems.ports.account import Account, Customer, Person
from models import Account as AccountRow
from models import AccountState, ContactField, PaymentMethod
from models import Customer as CustomerRow
from models import Plan as PlanRow
from models import Service as ServiceRow
from models.base import now

WHO = bindparam("customer_id", type_=CustomerRow.id.type)
CUSTOMER = select(CustomerRow).where(CustomerRow.id == WHO)
# A union, not an OR: with an OR the server reads every account there is.
THEIRS = union(
    select(AccountRow.id).where(AccountRow.holder_id == WHO),
    select(ServiceRow.account_id).where(ServiceRow.user_id == WHO),
)
# A row for each service, and one for an account that has none.
ACCOUNTS = (
    select(
        AccountRow.id.label("account_id"),
        AccountRow.number.label("account_number"),
        AccountRow.holder_id,
        AccountRow.kind.label("account_kind"),
        AccountRow.state.label("account_state"),
        AccountRow.currency,
        AccountRow.billing_day,
        AccountRow.business_name,
        AccountRow.opened_on,
        AccountRow.prepaid_balance_minor,
        AccountRow.autopay,
        AccountRow.autopay_method_id,
        AccountRow.autopay_day,
        PaymentMethod.brand,
        PaymentMethod.last4,
        CustomerRow.given_name,
        CustomerRow.family_name,
        ServiceRow.id,
        ServiceRow.kind,
        ServiceRow.state,
        ServiceRow.user_id,
        ServiceRow.used_since,
        ServiceRow.plan_id,
        PlanRow.name.label("plan_name"),
        ServiceRow.number,
        ServiceRow.address,
        ServiceRow.postcode,
        ServiceRow.area_id,
        ServiceRow.nickname,
        ServiceRow.contract_starts_on,
        ServiceRow.contract_ends_on,
        ServiceRow.roaming,
    )
    .join(CustomerRow, CustomerRow.id == AccountRow.holder_id)
    .outerjoin(PaymentMethod, PaymentMethod.id == AccountRow.autopay_method_id)
    .outerjoin(ServiceRow, ServiceRow.account_id == AccountRow.id)
    .outerjoin(PlanRow, PlanRow.id == ServiceRow.plan_id)
    .where(AccountRow.id.in_(THEIRS))
    .order_by(
        (AccountRow.holder_id == WHO).desc(),
        (AccountRow.state == AccountState.closed).asc(),
        AccountRow.opened_on,
        AccountRow.id,
        ServiceRow.contract_starts_on,
        ServiceRow.kind,
        ServiceRow.number,
        ServiceRow.id,
    )
)


class LocalAccount(AccountChanges, Household):
    async def customer(self, customer_id: uuid.UUID) -> Answered[Customer]:
        [row] = await self._database.rows(CUSTOMER, customer_id=customer_id)
        return Answered(customer_of(row), as_of=now())

    async def accounts_of(self, customer_id: uuid.UUID) -> Answered[list[Account]]:
        rows = await self._database.rows(ACCOUNTS, customer_id=customer_id)
        found = groupby(rows, key=lambda row: row.account_id)
        return Answered([account_of(list(services), customer_id) for _, services in found], as_of=now())

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
            return Answered(found is None or await is_but_asked(session, found), as_of=now())
